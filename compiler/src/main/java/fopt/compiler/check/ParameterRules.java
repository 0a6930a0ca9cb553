package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type.CompressorClass;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of an algorithm: their declared types, and the defaults or arguments that give their values.
final class ParameterRules {
    private static final Map<String, Type> TYPES = types();

    private final Analysis analysis;
    private final ExpressionChecker expressions;

    ParameterRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    private static Map<String, Type> types() {
        Map<String, Type> types = new LinkedHashMap<>();
        types.put("int", Type.INT);
        types.put("real", Type.SCALAR);
        types.put("bool", Type.BOOL);
        types.put("vector", Type.POINT);
        types.put("matrix", new Type.Real(Shape.MATRIX, false));
        types.put("coordinates", new Type.IndexSet());
        types.put("contractive", new Type.Compressor(CompressorClass.CONTRACTIVE));
        types.put("unbiased", new Type.Compressor(CompressorClass.UNBIASED));
        types.put("biased", new Type.Compressor(CompressorClass.UNKNOWN));
        types.put("compressor", new Type.Compressor(CompressorClass.UNKNOWN));
        types.put("graph", new Type.Graph());
        types.put("law", new Type.Law());
        types.put("function", new Type.Function(1));
        return types;
    }

    /// Checks the parameters one after the other, each in the scope of those before it, and declares them in `scope`.
    ///
    /// @param program the names that the program declares, which come first in arguments of `run`
    List<Symbol.Parameter> check(Decl.Algorithm algorithm, Arguments arguments, Scope scope, Scope program) {
        List<Symbol.Parameter> all = new ArrayList<>();
        for (Decl.Param p : algorithm.parameters()) {
            Expr argument = arguments.values().get(p.name().id());
            boolean given = argument != null;
            Symbol.Parameter symbol = new Symbol.Parameter(p, given ? Optional.of(argument) : p.value(), given && arguments.scriptScope());
            if (scope.own(p.name().id()).isPresent()) {
                analysis.fail(NameErrors.twice(p.name(), "the parameter"));
                continue;
            }
            check(symbol, given ? withVariables(scope, arguments, program) : scope);
            analysis.typing.bind(p.name(), symbol);
            scope.declare(p.name().id(), symbol);
            all.add(symbol);
        }
        return all;
    }

    /// In an argument of `run` the script's own names come first.
    private Scope withVariables(Scope scope, Arguments arguments, Scope program) {
        if (!arguments.scriptScope()) {
            return scope;
        }
        Scope inner = scope.inner().with(program);
        arguments.functions().forEach((id, closure) -> inner.declare(id, closure.in(inner, analysis)));
        arguments.scriptVariables().forEach((id, type) -> {
            if (arguments.functions().containsKey(id)) {
                return;
            }
            Symbol.ScriptVariable v = new Symbol.ScriptVariable(id, Spelling.unicode(id));
            Variable variable = Variable.declared(Placement.SHARED, Knowledge.KNOWN);
            variable.join(type);
            analysis.variable(v, variable);
            inner.declare(id, v);
        });
        return inner;
    }

    private void check(Symbol.Parameter p, Scope scope) {
        Optional<Type> declared = p.declaration.type().map(this::type);
        Optional<Typed> value = p.value.map(e -> oneOf(expressions.argument(e, new Site(scope, Context.outermost(Context.Kind.FREE)))));
        Placement place = place(p, value);
        Type type = value.map(v -> fits(p, declared, v.type())).orElse(declared.orElse(Type.ANY));
        Knowledge knowledge = place == Placement.SHARED ? Knowledge.KNOWN : value.map(Typed::knowledge).orElse(Knowledge.PRIVATE);
        Variable variable = Variable.declared(place, knowledge);
        variable.join(type);
        analysis.variable(p, variable);
    }

    /// No parameter is a list: where a list is given, each run of a sweep has one item of it. A set of coordinates is one value.
    private static Typed oneOf(Typed t) {
        return switch (t.type()) {
            case Type.Table(Type item) -> new Typed(item, t.place(), t.knowledge());
            default -> t;
        };
    }

    private Placement place(Symbol.Parameter p, Optional<Typed> value) {
        Optional<Place> word = p.declaration.type().flatMap(Decl.TypeRef::place);
        Placement declared = switch (word.orElse(Place.SHARED)) {
            case SHARED -> Placement.SHARED;
            case NODE -> Placement.NODE;
            case EDGE -> Placement.EDGE;
            case PUBLIC, SERVER -> {
                analysis.fail(Diagnostic.of("E020", p.declaration.type().orElseThrow().span(),
                        "a parameter is known before the run: it cannot be `" + word.orElseThrow().word() + "`")
                        .help("leave the word out, or write `node` for one value per node"));
                yield Placement.SHARED;
            }
        };
        Placement found = value.map(Typed::place).orElse(Placement.SHARED);
        if (!found.below(declared)) {
            analysis.fail(PlacementErrors.parameter(p.value.orElseThrow().span(), p.written(), found));
        }
        return declared;
    }

    /// The type that an annotation names.
    Type type(Decl.TypeRef ref) {
        if (ref.name().isEmpty()) {
            return Type.ANY;
        }
        String id = ref.name().get().id();
        if (id.equals("table")) {
            return analysis.fail(NotYet.of(ref.span(), "a " + id)).type();
        }
        Type type = TYPES.get(id);
        return type != null ? type : analysis.fail(NameErrors.unknownType(ref.name().get(), TYPES.keySet())).type();
    }

    private Type fits(Symbol.Parameter p, Optional<Type> declared, Type found) {
        if (declared.isEmpty() || declared.get() instanceof Type.Any) {
            return found;
        }
        Expr value = p.value.orElseThrow();
        return switch (declared.get()) {
            case Type.Compressor(CompressorClass wanted) -> compressor(p, wanted, value, found);
            case Type.Real wanted -> number(p, wanted, value, found);
            default -> {
                boolean same = found instanceof Type.Any || found.getClass() == declared.get().getClass();
                yield same ? declared.get() : mismatch(p, value, declared.get(), found);
            }
        };
    }

    private Type number(Symbol.Parameter p, Type.Real wanted, Expr value, Type found) {
        if (found instanceof Type.Any) {
            return wanted;
        }
        if (!(found instanceof Type.Real r) || TypeJoin.of(wanted.shape(), r.shape()).isEmpty()) {
            return mismatch(p, value, wanted, found);
        }
        if (wanted.integer() && Literals.value(value).stream().anyMatch(v -> v != Math.rint(v))) {
            analysis.fail(Diagnostic.of("E042", value.span(), "`" + p.written() + "` must be a whole number, found "
                    + PlacementErrors.one(value.span())));
        }
        return wanted;
    }

    private Type mismatch(Symbol.Parameter p, Expr value, Type wanted, Type found) {
        return analysis.fail(Diagnostic.of("E031", value.span(), "`" + p.written() + "` must be " + TypeNames.of(wanted) + ", found "
                + TypeNames.of(found))).type();
    }

    private Type compressor(Symbol.Parameter p, CompressorClass wanted, Expr value, Type found) {
        if (value instanceof Expr.Each each && each.values() instanceof Expr.ListOf list) {
            list.items().forEach(item -> compressor(p, wanted, item, analysis.typing.of(item).type()));
            return new Type.Compressor(wanted);
        }
        if (found instanceof Type.Any) {
            return new Type.Compressor(wanted);
        }
        if (!(found instanceof Type.Compressor(CompressorClass is))) {
            return mismatch(p, value, new Type.Compressor(wanted), found);
        }
        boolean good = is == CompressorClass.UNKNOWN || wanted == CompressorClass.UNKNOWN
                || (wanted == CompressorClass.CONTRACTIVE ? is.isContractive() : is.isUnbiased());
        if (!good) {
            analysis.fail(CallErrors.wrongClass(value.span(), p.written(), wanted, is));
            return new Type.Compressor(CompressorClass.UNKNOWN);
        }
        return is == CompressorClass.UNKNOWN ? new Type.Compressor(wanted) : found;
    }
}
