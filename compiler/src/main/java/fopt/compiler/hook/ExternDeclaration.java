package fopt.compiler.hook;

import fopt.compiler.hook.ExternFunction.Length;
import fopt.compiler.hook.ExternFunction.Parameter;
import fopt.compiler.hook.ExternFunction.Part;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads an `extern` declaration.
///
/// E700: an unknown language. E702: a parameter or a result that no hook can have.
public final class ExternDeclaration {
    private static final Map<String, HookKind> KINDS = kinds();

    private final Decl.Extern declaration;
    private final List<Diagnostic> problems = new ArrayList<>();

    private ExternDeclaration(Decl.Extern declaration) {
        this.declaration = declaration;
    }

    private static Map<String, HookKind> kinds() {
        Map<String, HookKind> kinds = new LinkedHashMap<>();
        kinds.put("real", HookKind.REAL);
        kinds.put("int", HookKind.WHOLE);
        kinds.put("bool", HookKind.TRUTH);
        kinds.put("vector", HookKind.VECTOR);
        kinds.put("matrix", HookKind.MATRIX);
        return kinds;
    }

    /// The function; empty if the declaration is wrong.
    public static Optional<ExternFunction> of(Decl.Extern declaration) {
        ExternDeclaration d = new ExternDeclaration(declaration);
        ExternFunction function = d.read();
        return d.problems.isEmpty() ? Optional.of(function) : Optional.empty();
    }

    /// What is wrong with a declaration.
    public static List<Diagnostic> problems(Decl.Extern declaration) {
        ExternDeclaration d = new ExternDeclaration(declaration);
        d.language();
        d.read();
        return d.problems;
    }

    private void language() {
        Name name = declaration.language();
        List<String> known = HookLanguages.names();
        if (!known.contains(name.id())) {
            Diagnostic d = Diagnostic.of("E700", name.span(), "functions in `" + name.written() + "` cannot be called");
            problems.add(d.help(Nearest.name(name.id(), known).map(n -> "did you mean `" + n + "`?").orElse("languages are " + String.join(", ", known))));
        }
    }

    private ExternFunction read() {
        List<Parameter> parameters = declaration.parameters().stream().map(this::parameter).toList();
        Part result = declaration.result().map(this::part).orElse(new Part(HookKind.NOTHING, List.of()));
        if (result.kind() == HookKind.MATRIX && result.lengths().isEmpty() && parameters.stream().noneMatch(p -> p.part().kind() == HookKind.MATRIX)) {
            problems.add(wrong(declaration.result().orElseThrow().span(), "how large this matrix is, nothing says").help("write its rows and columns: `matrix(d, d)`"));
        }
        sizes(parameters, result);
        HookSignature signature = new HookSignature(declaration.name().written(),
                parameters.stream().map(p -> new HookParameter(p.written(), p.part().kind())).toList(), result.kind());
        return new ExternFunction(declaration.name().written(), parameters, result, new HookFunction(signature, new HookFunction.Guest(declaration.language().id(), source())));
    }

    /// Lengths of the result that nothing tells.
    private void sizes(List<Parameter> parameters, Part result) {
        List<String> told = Stream.concat(parameters.stream().flatMap(p -> p.part().lengths().stream()).filter(Length.Name.class::isInstance).map(l -> ((Length.Name) l).id()),
                Stream.concat(Stream.of("d", "n"), parameters.stream().filter(p -> p.part().kind() == HookKind.WHOLE).map(Parameter::id))).toList();
        for (Length l : result.lengths()) {
            if (l instanceof Length.Name(String id, String written) && !told.contains(id)) {
                problems.add(wrong(declaration.result().orElseThrow().span(), "what `" + written + "` is, nothing says")
                        .help("a length is a number, `d` or `n`, a parameter of type `int`, or a name that occurs in the type of a parameter, as in `A: matrix(" + written + ", d)`"));
            }
        }
    }

    private Parameter parameter(Decl.Param p) {
        p.value().ifPresent(v -> problems.add(wrong(v.span(), "a parameter of a hook has no value of its own").help("give it at each call, or write a `fun` around the hook that has a default")));
        if (p.type().isEmpty()) {
            problems.add(wrong(p.span(), "`" + p.name().written() + "` needs a type: what is passed to another language must be known")
                    .help("write one of `" + p.name().written() + ": " + String.join("`, `: ", KINDS.keySet()) + "`"));
        }
        return new Parameter(p.name().id(), p.name().written(), p.type().map(this::part).orElse(new Part(HookKind.REAL, List.of())));
    }

    private Part part(Decl.TypeRef type) {
        if (type.place().isPresent()) {
            problems.add(wrong(type.span(), "a hook is called where its arguments live: `" + type.place().get().word() + "` has no meaning here").help("leave the word out"));
        }
        if (type.name().isEmpty()) {
            return new Part(HookKind.REAL, List.of());
        }
        Name name = type.name().get();
        HookKind kind = KINDS.get(name.id());
        if (kind == null) {
            Diagnostic d = wrong(name.span(), "a hook takes and gives no `" + name.written() + "`");
            problems.add(d.help(Nearest.name(name.id(), KINDS.keySet()).map(n -> "did you mean `" + n + "`?").orElse("types are " + String.join(", ", KINDS.keySet()))));
            return new Part(HookKind.REAL, List.of());
        }
        int most = kind == HookKind.VECTOR ? 1 : kind == HookKind.MATRIX ? 2 : 0;
        if (!type.args().isEmpty() && type.args().size() != most) {
            problems.add(wrong(type.span(), "a `" + name.written() + "` has " + (most == 0 ? "no length" : most == 1 ? "one length" : "rows and columns"))
                    .help(most == 0 ? "write the word alone" : most == 1 ? "write `vector(d)`, or `vector` for any length" : "write `matrix(m, d)`, or `matrix` for any size"));
            return new Part(kind, List.of());
        }
        return new Part(kind, type.args().stream().map(this::length).toList());
    }

    private Length length(Expr.Arg arg) {
        return switch (arg.value()) {
            case Expr.Number n when n.integer() && n.value() >= 1 && n.unit().isEmpty() -> new Length.Number((int) n.value());
            case Expr.Ref r when arg.name().isEmpty() -> new Length.Name(r.name().id(), r.name().written());
            default -> {
                problems.add(wrong(arg.span(), "a length is a whole number or a name").help("as in `vector(d)` or `matrix(m, 3)`"));
                yield new Length.Number(1);
            }
        };
    }

    private static Diagnostic wrong(Span place, String message) {
        return Diagnostic.of("E702", place, message);
    }

    /// The text, with its place: a block begins at some line of the program's own file.
    private HookSource source() {
        Span span = declaration.span();
        String text = declaration.code().orElse("");
        if (declaration.file().isPresent()) {
            return new HookSource(declaration.file().get(), 1, text);
        }
        int line = new Span(span.source(), span.start() + span.text().indexOf("\"\"\""), span.end()).line();
        return new HookSource(span.source().name(), line, text);
    }
}
