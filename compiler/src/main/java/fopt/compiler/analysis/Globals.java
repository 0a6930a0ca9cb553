package fopt.compiler.analysis;

import fopt.Analysis.Kind;
import fopt.Analysis.Named;
import fopt.compiler.check.Ambient;
import fopt.compiler.check.Builtin;
import fopt.compiler.check.Builtins;
import fopt.compiler.check.MetricNames;
import fopt.compiler.run.StandardLibrary;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that are known in the whole of a program, by canonical name: what it declares and imports, in front of the standard library and the built-ins.
final class Globals {
    private static final Map<String, Named> KNOWN = index(Ambient.ALL.stream()
            .map(a -> new Named(Kind.KNOWN, a.id(), a.written(), Optional.empty(), a.written(), a.doc(), List.of())));
    private static final Map<String, Named> METRICS = index(Stream.concat(MetricNames.ALL.stream(), MetricNames.COUNTED.stream().sorted()).distinct()
            .map(m -> new Named(Kind.METRIC, m, m, Optional.empty(), m, "a metric that every run can measure", List.of())));
    private static final Map<String, Named> SETTINGS = index(Builtins.settings().stream().map(b -> of(b, Kind.SETTING)));
    private static final Map<String, Named> BUILT_IN = index(Builtins.ALL.stream()
            .map(b -> of(b, b.family() == Builtin.Family.PRIMITIVE ? Kind.PRIMITIVE : Kind.BUILT_IN)));

    /// The built-ins and the standard library, made when they are first needed.
    private static final class Library {
        static final Map<String, Named> NAMES = names();

        private static Map<String, Named> names() {
            Map<String, Named> all = new LinkedHashMap<>(BUILT_IN);
            StandardLibrary.units().stream().flatMap(u -> u.items().stream()).flatMap(i -> of(i).stream()).forEach(n -> all.put(n.id(), n));
            return Collections.unmodifiableMap(all);
        }
    }

    private final Map<String, Named> names = new LinkedHashMap<>();

    /// @param program declarations of the program and of the files that it imports
    Globals(List<Item> program) {
        program.stream().flatMap(i -> of(i).stream()).forEach(n -> names.put(n.id(), n));
        Library.NAMES.forEach(names::putIfAbsent);
    }

    Optional<Named> find(String id) {
        return Optional.ofNullable(names.get(id));
    }

    Stream<Named> all() {
        return names.values().stream();
    }

    static Optional<Named> known(String id) {
        return Optional.ofNullable(KNOWN.get(id));
    }

    static Stream<Named> known() {
        return KNOWN.values().stream();
    }

    static Optional<Named> metric(String id) {
        return Optional.ofNullable(METRICS.get(id));
    }

    static Named metric(Decl.Member.Metric x) {
        return new Named(Kind.METRIC, x.name().id(), x.name().written(), Optional.of(x.name().span()), one(x.span()), "", List.of());
    }

    static Stream<Named> metrics() {
        return METRICS.values().stream();
    }

    static Optional<Named> setting(String id) {
        return Optional.ofNullable(SETTINGS.get(id));
    }

    static Stream<Named> settings() {
        return SETTINGS.values().stream();
    }

    // ---- declarations

    /// What a declaration declares; empty for imports, tests and statements.
    static Optional<Named> of(Item item) {
        return switch (item) {
            case Decl.Algorithm a -> Optional.of(of(Kind.ALGORITHM, "algorithm ", a.name(), a.parameters(), a.doc()));
            case Decl.Fun f -> Optional.of(of(f));
            case Decl.Problem p -> Optional.of(of(Kind.PROBLEM, "problem ", p.name(), p.parameters(), p.doc()));
            case Decl.Compressor c -> Optional.of(of(Kind.COMPRESSOR, "compressor ", c.name(), c.parameters(), c.doc()));
            case Decl.Extern e -> Optional.of(of(Kind.EXTERN, "extern " + e.language().written() + " fun ", e.name(), e.parameters(), e.doc()));
            case Stmt.Function f -> Optional.of(of(f.fun()));
            case Decl.Import i -> Optional.empty();
            case Decl.Test t -> Optional.empty();
            case Stmt s -> Optional.empty();
        };
    }

    static Named of(Decl.Fun f) {
        return of(Kind.FUNCTION, "fun ", f.name(), f.parameters(), f.doc());
    }

    private static Named of(Kind kind, String word, Name name, List<Decl.Param> parameters, String doc) {
        String signature = word + name.written() + parameters.stream().map(p -> one(p.span())).collect(Collectors.joining(", ", "(", ")"));
        return new Named(kind, name.id(), name.written(), Optional.of(name.span()), signature, doc.strip(), parameters.stream().map(Globals::parameter).toList());
    }

    static Named parameter(Decl.Param p) {
        return new Named(Kind.PARAMETER, p.name().id(), p.name().written(), Optional.of(p.name().span()), one(p.span()), "", List.of());
    }

    /// In one line.
    static String one(Span span) {
        return span.text().strip().replaceAll("\\s+", " ");
    }

    private static Named of(Builtin b, Kind kind) {
        List<Named> parameters = b.parameters().stream().map(p -> new Named(Kind.PARAMETER, p.name(), p.name(), Optional.empty(),
                p.name() + p.standard().filter(s -> !s.isEmpty()).map(s -> " = " + s).orElse("") + (p.repeated() ? ", …" : ""),
                p.options().isEmpty() ? p.kind().phrase() : "one of " + String.join(", ", p.options()), p.options().stream().map(Globals::option).toList())).toList();
        return new Named(kind, b.name(), b.name(), Optional.empty(), b.signature(), b.doc(), parameters);
    }

    /// A word that a parameter of a built-in may be.
    private static Named option(String word) {
        return new Named(Kind.BUILT_IN, word, word, Optional.empty(), word, "", List.of());
    }

    private static Map<String, Named> index(Stream<Named> all) {
        Map<String, Named> map = new LinkedHashMap<>();
        all.forEach(n -> map.put(n.id(), n));
        return Collections.unmodifiableMap(map);
    }
}
