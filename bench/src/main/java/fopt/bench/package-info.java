/// Measurements: this engine beside vectorised NumPy and an event simulator in Java.
///
/// A [fopt.bench.Workload] is one computation that all do: a program in `bench/programs`, a script in `bench/python`, for some a Java program
/// ([fopt.bench.SsjAsgd]), and inputs for all (the same numbers, down to the sampled rows), which it writes into a directory as
/// [fopt.bench.RawFiles]. [fopt.bench.SideBySide] runs the program; [fopt.bench.Passes] listens, times each pass, and after it asks the
/// others, which [fopt.bench.Baseline] keeps running as processes, for one. The table says medians, ratios pass by pass, and how far the
/// final iterates are from each other. How to measure, and what came out last: `bench/README.md`.
package fopt.bench;
