/// What a run leaves behind: rows of measurements, written as they come, and a manifest that says where they come from.
///
/// A run is a stream of [Row]s. A [RunLog] appends each to `results.csv` and flushes it, so that a run that is interrupted, or whose
/// machine fails, keeps what it had:
///
/// ```java
/// var columns = new Columns(List.of("η"), List.of("gap", "consensus"));
/// try (RunLog log = RunLog.create(Path.of("out/results.csv"), columns)) {
///     log.append(row);
/// }
/// ```
///
/// The file is tidy: one row per recorded round and run, one column per variable, a header and no comments. A [Digest] is a fingerprint of
/// numbers, bit for bit: two runs with the same digest went through the same states. The [RunManifest] beside the rows, `run.json`,
/// holds what is needed to repeat them: script hash, version, seed, parameters, machine, and each run's digest.
package fopt.runtime.record;
