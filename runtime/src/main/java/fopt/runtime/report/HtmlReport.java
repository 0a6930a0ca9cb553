package fopt.runtime.report;

import fopt.runtime.file.OutputFile;
import fopt.runtime.record.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Results as one HTML file that needs nothing else: a table of what was measured last, plots, the parameters of each run, and the program.
///
/// The same results give the same file.
///
/// @param title heading of the page
/// @param runs in the order of the tables
/// @param figures in the order of the page
/// @param program its text
public record HtmlReport(String title, List<RunResult> runs, List<Figure> figures, String program) {
    /// Digits of a fingerprint; `run.json` has all of it.
    private static final int SHOWN = 16;
    private static final String STYLE = """
            body { font-family: sans-serif; font-size: 15px; line-height: 1.4; max-width: 84em; margin: 2em auto; padding: 0 1.5em; color: #222 }
            h1 { font-size: 1.6em } h2 { font-size: 1.2em; margin-top: 2em }
            table { border-collapse: collapse; margin: 1em 0; font-variant-numeric: tabular-nums }
            th, td { padding: 0.3em 0.8em; text-align: right; vertical-align: top; border-bottom: 1px solid #ddd; white-space: nowrap }
            th { border-bottom: 2px solid #999 }
            th:first-child, td:first-child, .texts th, .texts td { text-align: left }
            .texts td:nth-child(5) { white-space: normal; min-width: 16em }
            .texts td:nth-child(6) { font-family: monospace; color: #666 }
            .wide { overflow-x: auto }
            .plots { display: flex; flex-wrap: wrap; gap: 1em }
            .plots img { flex: 0 1 auto; min-width: 0; max-width: min(100%, 40em); height: auto }
            pre { background: #f6f6f6; padding: 1em; white-space: pre-wrap; overflow-wrap: anywhere }
            """;

    public HtmlReport {
        runs = List.copyOf(runs);
        figures = List.copyOf(figures);
    }

    /// @throws fopt.runtime.UserError if the file cannot be written, or the machine has no fonts for the plots
    public void write(Path file) {
        String text = text();
        OutputFile.write(file, next -> Files.writeString(next, text));
    }

    /// The whole page.
    String text() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + Html.escaped(title) + "</title>\n<style>\n"
                + STYLE + "</style>\n</head>\n<body>\n<h1>" + Html.escaped(title) + "</h1>\n");
        if (runs.isEmpty()) {
            out.append("<p>No runs yet.</p>\n");
        } else {
            out.append("<h2>Results</h2>\n").append(wide("", Table.of(runs).cells()));
        }
        if (!figures.isEmpty()) {
            out.append("<h2>Plots</h2>\n<div class=\"plots\">\n");
            figures.forEach(f -> out.append("<img alt=\"" + Html.escaped(about(f)) + "\" src=\"data:image/svg+xml;base64,")
                    .append(Base64.getEncoder().encodeToString(f.svg().getBytes(StandardCharsets.UTF_8))).append("\">\n"));
            out.append("</div>\n");
        }
        if (!runs.isEmpty()) {
            out.append("<h2>Runs</h2>\n").append(wide(" texts", about()));
        }
        return out.append("<h2>Program</h2>\n<pre>").append(Html.escaped(program)).append("</pre>\n</body>\n</html>\n").toString();
    }

    private static String about(Figure f) {
        return f.panels().stream().map(p -> p.y().name() + " against " + p.x().name()).distinct().collect(Collectors.joining(", "));
    }

    /// A line for each run: how it ended, with what, and the beginning of its fingerprint.
    private List<List<String>> about() {
        List<List<String>> rows = runs.stream().map(r -> List.of(r.label(), r.algorithm(), Long.toString(r.seed()), r.precision().word(), r.status().name().toLowerCase(Locale.ROOT),
                r.parameters().entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining(", ")), r.digest().substring(0, Math.min(SHOWN, r.digest().length())))).toList();
        List<String> head = List.of("run", "algorithm", "seed", "precision", "ended", "parameters", "digest");
        return Stream.concat(Stream.of(head), rows.stream()).toList();
    }

    /// @param kind a further class
    private static String wide(String kind, List<List<String>> rows) {
        return "<div class=\"wide" + kind + "\">" + Html.table("", rows) + "</div>\n";
    }
}
