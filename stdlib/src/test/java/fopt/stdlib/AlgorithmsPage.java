package fopt.stdlib;

import fopt.compiler.run.StandardLibrary;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes docs/algorithms.md from the doc comments of the library: a family for each page, an entry for each declaration.
final class AlgorithmsPage {
    private static final String SOURCES = "../stdlib/src/main/resources/fopt/";
    private static final Map<String, String> PROMISES = Map.of("contractive", "contractive", "unbiased", "unbiased");

    private final List<Unit> library;
    private final Evidence evidence;

    AlgorithmsPage(List<Unit> library, Evidence evidence) {
        this.library = library;
        this.evidence = evidence;
    }

    static AlgorithmsPage current() {
        return new AlgorithmsPage(StandardLibrary.units(), Evidence.read());
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "# The standard library", "",
                "Written from the doc comments of the library by `AlgorithmsPageTest` with `-Dfopt.bless=true`; a test holds it up to date.", "",
                "Known to every script without an import. Defaults are computed from the constants of the problem (`L`, `Lmax`, `Ltilde`, `Lsample`, `μ`),",
                "the graph (`W.gap`, `W.λ2`, `W.λmin`) and the compressor (`Q.δ`, `Q.ω`). *Sent* is per round; *known* is what is proved.", "",
                "| family | |", "| --- | --- |"));
        for (Unit page : library) {
            String names = declarations(page).stream().map(AlgorithmsPage::name).map(n -> "`" + n + "`").collect(Collectors.joining(", "));
            lines.add("| [" + title(page) + "](#" + title(page).toLowerCase(Locale.ROOT).replace(' ', '-') + ") | " + names + " |");
        }
        library.forEach(page -> family(page, lines));
        return String.join("\n", lines) + "\n";
    }

    private void family(Unit page, List<String> lines) {
        String file = page.source().name();
        lines.addAll(List.of("", "## " + title(page), "", about(page)));
        lines.addAll(List.of("Source: [" + file.substring(file.lastIndexOf('/') + 1) + "](" + SOURCES + file + ")"));
        for (Decl d : declarations(page)) {
            switch (d) {
                case Decl.Algorithm a -> algorithm(a, lines);
                case Decl.Fun f -> plain("fun " + signature(f.name().written(), f.parameters()), f.doc(), lines);
                case Decl.Compressor c -> plain("compressor " + signature(c.name().written(), c.parameters()), c.doc(), lines);
                case Decl.Problem p -> plain("problem " + signature(p.name().written(), p.parameters()), p.doc(), lines);
                default -> throw new IllegalStateException("not on the page: " + d);
            }
        }
    }

    private void algorithm(Decl.Algorithm a, List<String> lines) {
        DocComment doc = DocComment.of(a.doc());
        lines.addAll(List.of("", "### " + a.name().written(), "", "`" + signature(a.name().written(), a.parameters()) + "`", "", doc.summary(), ""));
        point("Reference", doc.reference(), lines);
        point("Compressor", compressors(a), lines);
        point("Sent", doc.sent(), lines);
        point("Known", doc.known(), lines);
        point("Defaults", doc.defaults(), lines);
        point("Shown by", evidence.of(a.name().written()), lines);
    }

    private static void plain(String signature, String doc, List<String> lines) {
        lines.addAll(List.of("", "`" + signature + "`", "", String.join("\n", doc.lines().toList())));
    }

    private static void point(String label, String text, List<String> lines) {
        if (!text.isEmpty()) {
            lines.add("- " + label + ": " + text);
        }
    }

    /// `Q`: contractive; a parameter without a promise whose default is a compressor takes any.
    private static String compressors(Decl.Algorithm a) {
        return a.parameters().stream().filter(AlgorithmsPage::isCompressor).map(p -> "`" + p.name().written() + "` "
                + p.type().flatMap(Decl.TypeRef::name).map(t -> PROMISES.get(t.id())).orElse("of any class")).collect(Collectors.joining(", "));
    }

    private static boolean isCompressor(Decl.Param p) {
        boolean promised = p.type().flatMap(Decl.TypeRef::name).filter(t -> PROMISES.containsKey(t.id()) || t.id().equals("compressor")).isPresent();
        return promised || p.value().filter(v -> {
            Expr named = v instanceof Expr.Call c ? c.callee() : v;
            return named instanceof Expr.Ref r && fopt.runtime.compress.Compressors.byName(r.name().id()).isPresent();
        }).isPresent();
    }

    static String signature(String name, List<Decl.Param> parameters) {
        return name + parameters.stream().map(p -> p.span().text().replaceAll("\\s+", " ")).collect(Collectors.joining(", ", "(", ")"));
    }

    static List<Decl> declarations(Unit page) {
        return page.items().stream().filter(Decl.class::isInstance).map(Decl.class::cast).toList();
    }

    private static String name(Decl d) {
        return switch (d) {
            case Decl.Algorithm a -> a.name().written();
            case Decl.Fun f -> f.name().written();
            case Decl.Compressor c -> c.name().written();
            case Decl.Problem p -> p.name().written();
            default -> throw new IllegalStateException("not on the page: " + d);
        };
    }

    /// `variance_reduction.fopt` is the family "Variance reduction".
    private static String title(Unit page) {
        String file = page.source().name();
        String words = file.substring(file.lastIndexOf('/') + 1).replace(".fopt", "").replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// The comment that the page begins with.
    private static String about(Unit page) {
        return page.source().text().lines().takeWhile(l -> l.startsWith("#")).map(l -> l.substring(1).strip()).collect(Collectors.joining("\n"));
    }
}
