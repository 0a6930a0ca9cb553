package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Mention;
import fopt.Analysis.Named;
import fopt.compiler.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// Where something is declared and mentioned: in this text, in the files that it imports, and in all texts that are open.
record Mentions(Documents documents, Places places) {

    List<Location> definition(Document d, Analysis a, Position at) {
        int offset = d.lines().offset(at);
        Optional<Location> declared = a.at(offset).flatMap(m -> m.named().declared()).flatMap(places::of);
        return declared.or(() -> a.imports().stream().filter(i -> i.span().start() <= offset && offset <= i.span().end()).findFirst()
                .flatMap(i -> places.file(i.source())).map(uri -> new Location(uri, new Range(new Position(0, 0), new Position(0, 0))))).stream().toList();
    }

    List<Location> references(Document d, Analysis a, Position at, boolean declarations) {
        List<Location> all = new ArrayList<>();
        a.at(d.lines().offset(at)).ifPresent(m -> of(m.named(), d, a).forEach((document, mentions) -> mentions.stream().filter(x -> declarations || !x.declares())
                .forEach(x -> all.add(new Location(document.uri(), document.lines().range(x.span()))))));
        return all;
    }

    /// By document. @param d where it was asked for
    Map<Document, List<Mention>> of(Named named, Document d, Analysis a) {
        Map<Document, List<Mention>> all = new LinkedHashMap<>();
        for (Document other : around(d, a)) {
            List<Mention> found = documents.analysis(other).mentions(named);
            if (!found.isEmpty()) {
                all.put(other, found);
            }
        }
        return all;
    }

    /// A document, those that are open, and the files that it imports.
    private List<Document> around(Document d, Analysis a) {
        Map<String, Document> all = new LinkedHashMap<>();
        all.put(d.source().name(), d);
        documents.all().forEach(o -> all.putIfAbsent(o.source().name(), o));
        for (Source s : a.sources()) {
            if (s.name().endsWith(".fopt")) {
                all.computeIfAbsent(s.name(), name -> Document.of(Path.of(name).toUri().toString(), 0, s.text()));
            }
        }
        return List.copyOf(all.values());
    }
}
