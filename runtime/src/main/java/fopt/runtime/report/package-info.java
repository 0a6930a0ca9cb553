/// What a person sees of runs: tables, plots and live progress.
///
/// A [Table] sets results out in aligned columns of text. A [Plot] draws metrics as curves, to PNG and SVG, ready for a paper:
///
/// ```java
/// var plot = new Plot("", Axis.of("bits", true), Axis.of("gap", true), List.of(Series.of("exact", bits, gap)));
/// plot.writePng(Path.of("out/plot.png"));
/// plot.writeSvg(Path.of("out/plot.svg"));
/// plot.remarks().forEach(System.err::println);
/// ```
///
/// An [HtmlReport] has both, in one file.
///
/// [Progress] keeps one line of a terminal up to date while a run goes on, and leaves nothing behind.
///
/// Nothing here knows the engine: rows and arrays come in, text and pictures go out.
package fopt.runtime.report;
