package fopt.cli.lsp;

import fopt.Analysis;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/// Errors and warnings, with their codes, what is to be done, and further places.
record Reports(Places places, Pages pages) {

    List<org.eclipse.lsp4j.Diagnostic> of(Document d, Analysis a) {
        return a.diagnostics().stream().map(x -> of(x, d, a)).toList();
    }

    private org.eclipse.lsp4j.Diagnostic of(Diagnostic x, Document d, Analysis a) {
        var out = new org.eclipse.lsp4j.Diagnostic(range(x.span(), d, a), text(x, a), x.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, "fopt", x.code());
        pages.error(x.code()).ifPresent(page -> out.setCodeDescription(new DiagnosticCodeDescription(page.toUri().toString())));
        List<DiagnosticRelatedInformation> related = related(x, a);
        if (!related.isEmpty()) {
            out.setRelatedInformation(related);
        }
        return out;
    }

    /// What is wrong in another file stands at the import.
    private static Range range(Span span, Document d, Analysis a) {
        if (isOwn(span, a)) {
            return d.lines().range(span);
        }
        String name = span.source().name();
        return a.imports().stream().filter(i -> i.source().equals(name)).findFirst().or(() -> a.imports().stream().findFirst())
                .map(i -> d.lines().range(i.span())).orElse(d.lines().range(0, 0));
    }

    private static boolean isOwn(Span span, Analysis a) {
        return span.source().name().equals(a.source().name());
    }

    private static String text(Diagnostic x, Analysis a) {
        StringBuilder out = new StringBuilder(isOwn(x.span(), a) ? "" : x.span() + ": ").append(x.message());
        x.notes().stream().filter(n -> n.span().isEmpty()).forEach(n -> out.append("\nnote: ").append(n.text()));
        x.help().ifPresent(h -> out.append("\nhelp: ").append(h));
        return out.toString();
    }

    private List<DiagnosticRelatedInformation> related(Diagnostic x, Analysis a) {
        List<DiagnosticRelatedInformation> all = new ArrayList<>();
        if (!isOwn(x.span(), a)) {
            places.of(x.span()).ifPresent(l -> all.add(new DiagnosticRelatedInformation(l, x.message())));
        }
        for (Diagnostic.Note note : x.notes()) {
            Optional<Location> at = note.span().flatMap(places::of);
            at.ifPresent(l -> all.add(new DiagnosticRelatedInformation(l, note.text())));
        }
        return all;
    }
}
