/// Measurements: this engine and vectorised NumPy, side by side.
///
/// A [fopt.bench.Workload] is one computation that both do: a program in `bench/programs`, a script in `bench/python`, and inputs for both (the
/// same numbers, down to the sampled rows), which it writes into a directory as [fopt.bench.RawFiles]. [fopt.bench.SideBySide] runs the program;
/// [fopt.bench.Passes] listens, times each pass, and after it asks the script, which [fopt.bench.Baseline] keeps running as a process, for
/// one. The table says medians, ratios pass by pass, and how far the final iterates are from each other. How to measure, and what came out
/// last: `bench/README.md`.
package fopt.bench;
