package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.report.Figure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of a `plot` before the runs whose results it shows: that its files have a format, and which results share a panel.
public final class PlotRules {
    private final Analysis analysis;

    PlotRules(Analysis analysis) {
        this.analysis = analysis;
    }

    void check(Stmt.Plot p) {
        for (Stmt.FileName file : p.files()) {
            String ending = file.name().substring(file.name().lastIndexOf('.') + 1);
            if (!Figure.FORMATS.contains(ending)) {
                String formats = Figure.FORMATS.stream().map(f -> "`." + f + "`").collect(Collectors.joining(", "));
                analysis.fail(Diagnostic.of("E167", file.span(), "a plot has no format that this name ends in")
                        .help("names of plots end in " + formats + ": PDF is for LaTeX, SVG for pages, PNG for the screen" + (formats.contains(ending.toLowerCase(Locale.ROOT)) ? "; in small letters" : "")));
            }
        }
        boolean panels = p.of().getFirst() instanceof Expr.ListOf;
        p.of().stream().filter(r -> r instanceof Expr.ListOf != panels).findFirst().ifPresent(r -> analysis.fail(mixed(r.span(), panels)));
    }

    /// E168 @param listFirst whether this is a single result behind a list
    public static Diagnostic mixed(Span result, boolean listFirst) {
        String one = PlacementErrors.one(result);
        return Diagnostic.of("E168", result, listFirst ? "a single result beside a list" : "a list beside a single result").note("a list of results has a panel of its own")
                .help(listFirst ? "write `[" + one + "]` for a panel of its own, or put it into the list" : "write every panel as a list, `[a, b], [c]`, or all results without brackets for one panel");
    }

    /// All results that are written down, those in lists too.
    static List<Expr> results(Stmt.Plot p) {
        return p.of().stream().flatMap(r -> r instanceof Expr.ListOf list ? list.items().stream() : Stream.of(r)).toList();
    }
}
