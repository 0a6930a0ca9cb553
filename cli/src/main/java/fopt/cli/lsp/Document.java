package fopt.cli.lsp;

import fopt.compiler.source.Source;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/// A text that is open in the editor, at one moment.
///
/// @param uri as the editor calls it
/// @param path of its file; empty if it was never saved
record Document(String uri, Optional<Path> path, int version, String text, Lines lines) {

    static Document of(String uri, int version, String text) {
        return new Document(uri, path(uri), version, text, new Lines(text));
    }

    /// This document after changes, each of which sees what those before it made.
    Document changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
        String now = text;
        for (TextDocumentContentChangeEvent c : changes) {
            if (c.getRange() == null) {
                now = c.getText();
            } else {
                Lines before = new Lines(now);
                now = now.substring(0, before.offset(c.getRange().getStart())) + c.getText() + now.substring(before.offset(c.getRange().getEnd()));
            }
        }
        return new Document(uri, path, newVersion, now, new Lines(now));
    }

    /// This document with another text.
    Document with(String other) {
        return new Document(uri, path, version, other, new Lines(other));
    }

    /// Its name is a whole path, so that those of the files that it imports are, too.
    Source source() {
        return new Source(path.map(Path::toString).orElse(uri.substring(uri.lastIndexOf('/') + 1)), text);
    }

    /// Where files that it names are looked for.
    Path folder() {
        return path.map(Path::getParent).orElse(Path.of("").toAbsolutePath());
    }

    /// The file that a URI names; empty if it names none.
    static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equals(parsed.getScheme()) ? Optional.of(Path.of(parsed).toAbsolutePath().normalize()) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
