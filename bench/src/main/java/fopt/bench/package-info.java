/// Measurements: this engine and vectorised NumPy, side by side.
///
/// A [fopt.bench.Workload] is one computation that both do: it writes its inputs (the same numbers, down to the sampled rows) into a
/// directory as [fopt.bench.RawFiles], runs on this side, and names the script in `bench/python` that does the same there, which
/// [fopt.bench.Baseline] keeps running as a process. [fopt.bench.SideBySide] lets the two take turns and prints medians, ratios pass by
/// pass, and how far the final iterates are from each other. How to measure, and what came out last: `bench/README.md`.
package fopt.bench;
