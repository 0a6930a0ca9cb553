package fopt.cli.lsp;

import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.lsp4j.Location;

/// Where a stretch of a source is, in the words of the protocol.
record Places(Documents documents, Pages pages) {

    /// Empty for a source that is no file.
    Optional<Location> of(Span span) {
        return uri(span.source()).map(uri -> new Location(uri, new Lines(span.source().text()).range(span)));
    }

    /// As the editor calls it, if it is open there.
    Optional<String> uri(Source source) {
        return documents.all().stream().filter(d -> d.source().name().equals(source.name())).map(Document::uri).findFirst().or(() -> file(source.name()));
    }

    /// @param name of a source
    Optional<String> file(String name) {
        Path path = Path.of(name);
        return pages.library(name).or(() -> path.isAbsolute() ? Optional.of(path) : Optional.empty()).map(p -> p.toUri().toString());
    }
}
