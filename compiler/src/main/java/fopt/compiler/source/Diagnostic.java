package fopt.compiler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something to tell the author of a program, at a place. A value: phases collect these, [Renderer] prints them.
///
/// @param code stable, `E` for errors and `W` for warnings, three digits
/// @param message what was found and what was expected, one sentence without a full stop
/// @param notes why it is so, and further places
/// @param help the way out, an imperative sentence; the nearest name where one was misspelt
public record Diagnostic(String code, Span span, String message, List<Note> notes, Optional<String> help) {

    /// A further remark, with a place of its own where it has one.
    public record Note(Optional<Span> span, String text) {}

    public static Diagnostic of(String code, Span span, String message) {
        return new Diagnostic(code, span, message, List.of(), Optional.empty());
    }

    public boolean isError() {
        return code.startsWith("E");
    }

    public Diagnostic note(String text) {
        return with(new Note(Optional.empty(), text));
    }

    public Diagnostic note(Span place, String text) {
        return with(new Note(Optional.of(place), text));
    }

    public Diagnostic help(String wayOut) {
        return new Diagnostic(code, span, message, notes, Optional.of(wayOut));
    }

    private Diagnostic with(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return new Diagnostic(code, span, message, List.copyOf(all), help);
    }
}
