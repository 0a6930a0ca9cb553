package fopt.compiler.source;

import java.util.Objects;

/// A text with a name: a file, standard input, or a page of the standard library.
///
/// @param name what diagnostics print in front of the line number: a path as the user gave it, `<stdin>`, or `stdlib/gossip.fopt`
public record Source(String name, String text) {
    public Source {
        Objects.requireNonNull(name, "the name of a source is null");
        Objects.requireNonNull(text, "the text of a source is null");
    }

    @Override
    public String toString() {
        return name;
    }
}
