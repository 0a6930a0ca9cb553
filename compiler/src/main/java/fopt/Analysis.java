package fopt;

import fopt.compiler.analysis.Understood;
import fopt.compiler.run.Surroundings;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of a program's text: what is wrong with it, what each name stands for, what a statement sends. For editors: any text can be asked about, also one that
/// is not complete. Immutable.
///
/// ```java
/// Analysis a = Fopt.builder().build().analyse(new Source("mine.fopt", text));
/// a.diagnostics().forEach(d -> System.out.println(d.span() + ": " + d.message()));
/// a.at(offset).ifPresent(m -> System.out.println(m.named().signature() + ", " + m.type()));
/// ```
///
/// Places are UTF-16 offsets, as in [Span].
public final class Analysis {

    /// What kind of thing has a name.
    public enum Kind {
        ALGORITHM, FUNCTION, COMPRESSOR, PROBLEM, EXTERN, PARAMETER, STATE, VARIABLE, METRIC, MESSAGE,
        /// What an import is called: `import "mine.fopt" as g`.
        IMPORT,
        /// A built-in function or value.
        BUILT_IN,
        /// A built-in that communicates.
        PRIMITIVE,
        /// What a run knows: `n`, `L`, `x0`.
        KNOWN,
        /// What may stand after `with`.
        SETTING
    }

    /// What a name stands for.
    ///
    /// @param id canonical, as `eta` for `η`
    /// @param declared the name where it is declared, which may be in a file that is imported, or in a page of the standard library (`stdlib/gossip.fopt`); empty for built-ins
    /// @param signature how it is used, or declared: `gossip(v, over = W)`, `node x`
    /// @param parameters of what can be called; of a parameter, the words that it may be
    public record Named(Kind kind, String id, String written, Optional<Span> declared, String signature, String doc, List<Named> parameters) {
        /// Whether both are one thing, maybe seen from two files.
        public boolean is(Named other) {
            return declared.isPresent() ? declared.equals(other.declared) : other.declared.isEmpty() && kind == other.kind && id.equals(other.id);
        }
    }

    /// A name in the text.
    ///
    /// @param declares whether it stands here for the first time
    /// @param place where its value lives; empty if it is no value, or not known
    /// @param type in words: `a vector of d numbers, at each node`; empty if it is not known
    public record Mention(Span span, Named named, boolean declares, Optional<Place> place, String type) {}

    /// What a statement sends on one route.
    ///
    /// @param statement or the primitive in it, if it is one
    /// @param who `each node → each neighbour`
    /// @param cost in the symbols of the program: `1 message of Q`
    /// @param when under which conditions; empty if always
    public record Sent(Span statement, Optional<Span> call, String who, String cost, String when) {}

    /// A declaration or a part of one.
    ///
    /// @param kind empty for blocks without a name, such as `round`
    /// @param span all of it
    public record Part(Optional<Kind> kind, String name, Span span, Span nameSpan, String detail, List<Part> parts) {}

    /// A file that the text imports.
    ///
    /// @param span of the import
    /// @param source the name of the file among [#sources]; of a page of the standard library, `stdlib/gossip.fopt`
    public record Imported(Span span, String source) {}

    private final Understood understood;
    private final Map<Integer, Mention> byStart = new HashMap<>();

    private Analysis(Understood understood) {
        this.understood = understood;
        understood.mentions().forEach(m -> byStart.putIfAbsent(m.span().start(), m));
    }

    static Analysis of(Source source, Surroundings surroundings) {
        return new Analysis(Understood.of(source, surroundings));
    }

    /// The text.
    public Source source() {
        return understood.source();
    }

    /// The text, and those of the files that it imports.
    public List<Source> sources() {
        return understood.sources();
    }

    /// All errors and warnings that can be told before the program runs, those in files that it imports, too. As in [Fopt#compile], a text with syntax errors has these alone.
    public List<Diagnostic> diagnostics() {
        return understood.diagnostics();
    }

    /// The files that the text itself imports, in its order.
    public List<Imported> imports() {
        return understood.imports();
    }

    /// All names in the text that stand for something, in its order.
    public List<Mention> mentions() {
        return understood.mentions();
    }

    /// The name at a place, or the one that ends there.
    public Optional<Mention> at(int offset) {
        return understood.mentions().stream().filter(m -> m.span().start() <= offset && offset <= m.span().end())
                .max(Comparator.comparingInt(m -> m.span().start()));
    }

    /// The name that begins at a place.
    public Optional<Mention> startingAt(int offset) {
        return Optional.ofNullable(byStart.get(offset));
    }

    /// Where something is mentioned in this text.
    public List<Mention> mentions(Named named) {
        return understood.mentions().stream().filter(m -> m.named().is(named)).toList();
    }

    /// What may be named at a place, the innermost first.
    public List<Named> visible(int offset) {
        return understood.visible(offset);
    }

    /// What a name would stand for at a place; `written` in any spelling.
    public Optional<Named> named(String written, int offset) {
        return understood.named(written, offset);
    }

    /// The metrics that runs can measure, those of the program's algorithms first.
    public List<Named> metrics() {
        return understood.metrics();
    }

    /// The settings that may stand after `with`.
    public List<Named> settings() {
        return understood.settings();
    }

    /// What the statements of the algorithms in this text send, as `fopt check` says without the figures of a run. Empty if there are errors.
    public List<Sent> sent() {
        return understood.sent();
    }

    /// What the statement around a place sends, or the primitive there.
    public Stream<Sent> sent(int offset) {
        return sent().stream().filter(s -> s.call().orElse(s.statement()).start() <= offset && offset <= s.call().orElse(s.statement()).end());
    }

    /// The declarations of the text, in its order.
    public List<Part> outline() {
        return understood.outline();
    }
}
