package fopt.compiler.analysis;

import fopt.Analysis.Imported;
import fopt.Analysis.Kind;
import fopt.Analysis.Mention;
import fopt.Analysis.Named;
import fopt.Analysis.Part;
import fopt.Analysis.Sent;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.ScriptChecker;
import fopt.compiler.run.Imports;
import fopt.compiler.run.Script;
import fopt.compiler.run.Surroundings;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Unit;
import fopt.compiler.types.Typed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of one text; [fopt.Analysis] shows it to hosts.
public final class Understood {
    private final Source source;
    private final Unit unit;
    private final List<Source> sources;
    private final List<Diagnostic> diagnostics;
    private final Globals globals;
    private final List<Names.Stretch> local;
    private final List<Mention> mentions;
    private final Known known;

    private Understood(Source source, Unit unit, Imports.Loaded program, List<Diagnostic> diagnostics, Known known) {
        this.source = source;
        this.unit = unit;
        this.sources = program.sources();
        this.diagnostics = diagnostics.stream().map(this::own).toList();
        this.known = known;
        globals = new Globals(program.unit().items());
        Bindings bindings = Bindings.of(unit, globals);
        local = bindings.local();
        mentions = bindings.all().stream().map(b -> mention(b, known)).toList();
    }

    public static Understood of(Source source, Surroundings surroundings) {
        Diagnostics found = new Diagnostics();
        Mended mended = Mended.of(source, found);
        Imports.Loaded program = Imports.into(mended.unit(), surroundings, found);
        Declarations library = Script.library(surroundings.given());
        boolean complete = !found.hasErrors();
        Diagnostics checked = complete ? found : new Diagnostics();
        ScriptChecker.Checked result = ScriptChecker.check(program.unit(), library, Script.types(surroundings.given()), checked);
        return new Understood(source, mended.unit(), program, found.all(), new Known(source.name(), result.typings()));
    }

    private Mention mention(Bindings.Bound b, Known known) {
        Optional<Typed> typed = known.type(b.span()).or(() -> b.named().declared().filter(d -> d.source().name().equals(source.name())).flatMap(known::type));
        boolean value = switch (b.named().kind()) {
            case PARAMETER, STATE, VARIABLE, KNOWN -> true;
            case ALGORITHM, FUNCTION, COMPRESSOR, PROBLEM, EXTERN, METRIC, MESSAGE, IMPORT, BUILT_IN, PRIMITIVE, SETTING -> false;
        };
        Optional<Place> place = !value ? Optional.empty() : b.named().kind() == Kind.STATE ? declaredPlace(b.named())
                : typed.filter(Known::lives).map(t -> Known.place(t.place()));
        return new Mention(own(b.span()), own(b.named()), b.declares(), place, value ? typed.map(Known::words).orElse("") : "");
    }

    private static Optional<Place> declaredPlace(Named state) {
        return Stream.of(Place.values()).filter(p -> state.signature().startsWith(p.word() + " ")).findFirst();
    }

    /// A stretch of the mended text, in the text as it was written.
    private Span own(Span span) {
        int end = source.text().length();
        return span.source().name().equals(source.name()) ? new Span(source, Math.min(span.start(), end), Math.min(span.end(), end)) : span;
    }

    private Diagnostic own(Diagnostic d) {
        List<Diagnostic.Note> notes = d.notes().stream().map(n -> new Diagnostic.Note(n.span().map(this::own), n.text())).toList();
        return new Diagnostic(d.code(), own(d.span()), d.message(), notes, d.help());
    }

    private Named own(Named n) {
        return new Named(n.kind(), n.id(), n.written(), n.declared().map(this::own), n.signature(), n.doc(), n.parameters().stream().map(this::own).toList());
    }

    public Source source() {
        return source;
    }

    public List<Source> sources() {
        return sources;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    public List<Imported> imports() {
        return unit.items().stream().filter(Decl.Import.class::isInstance).map(Decl.Import.class::cast)
                .map(i -> new Imported(own(i.span()), i.file().startsWith("stdlib/") ? i.file() : Imports.beside(i.span().source(), i.file()))).toList();
    }

    public List<Mention> mentions() {
        return mentions;
    }

    public List<Sent> sent() {
        return known.sent().stream().map(s -> new Sent(own(s.statement()), s.call().map(this::own), s.who(), s.cost(), s.when())).toList();
    }

    public List<Part> outline() {
        return Outline.of(unit).stream().map(this::own).toList();
    }

    private Part own(Part p) {
        return new Part(p.kind(), p.name(), own(p.span()), own(p.nameSpan()), p.detail(), p.parts().stream().map(this::own).toList());
    }

    // ---- names at a place

    /// The innermost first; of two with one name, the inner one.
    public List<Named> visible(int offset) {
        Map<String, Named> all = new LinkedHashMap<>();
        local.stream().filter(s -> s.holds(offset) && s.named().kind() != Kind.MESSAGE).sorted(Comparator.comparingInt(s -> s.to() - s.from()))
                .forEach(s -> all.putIfAbsent(s.named().id(), own(s.named())));
        if (isInside(offset)) {
            Globals.known().forEach(n -> all.putIfAbsent(n.id(), n));
        }
        globals.all().forEach(n -> all.putIfAbsent(n.id(), own(n)));
        return List.copyOf(all.values());
    }

    public Optional<Named> named(String written, int offset) {
        String id = Spelling.canonical(written);
        Optional<Named> inner = local.stream().filter(s -> s.holds(offset) && s.named().id().equals(id)).min(Comparator.comparingInt(s -> s.to() - s.from())).map(Names.Stretch::named);
        return inner.or(() -> globals.find(id)).or(() -> isInside(offset) ? Globals.known(id) : Optional.empty()).map(this::own);
    }

    /// Whether it is inside of an algorithm, a problem or a compressor.
    private boolean isInside(int offset) {
        return unit.items().stream().anyMatch(i -> (i instanceof Decl.Algorithm || i instanceof Decl.Problem || i instanceof Decl.Compressor)
                && i.span().start() <= offset && offset <= i.span().end());
    }

    public List<Named> metrics() {
        Stream<Named> own = unit.items().stream().filter(Decl.Algorithm.class::isInstance).flatMap(a -> ((Decl.Algorithm) a).members().stream())
                .filter(Decl.Member.Metric.class::isInstance).map(m -> own(Globals.metric((Decl.Member.Metric) m)));
        Map<String, Named> all = new LinkedHashMap<>();
        Stream.concat(own, Globals.metrics()).forEach(n -> all.putIfAbsent(n.id(), n));
        return List.copyOf(all.values());
    }

    public List<Named> settings() {
        return Globals.settings().toList();
    }
}
