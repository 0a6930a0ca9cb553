package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type.CompressorClass;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// What a name stands for, and what is known of its value.
final class NameRules {
    private final Analysis analysis;

    NameRules(Analysis analysis) {
        this.analysis = analysis;
    }

    Typed check(Expr.Ref r, Site at) {
        Optional<Symbol> symbol = at.scope().find(r.name().id());
        if (symbol.isEmpty()) {
            return analysis.fail(() -> NameErrors.unknown(r.name(), at));
        }
        analysis.typing.bind(r, symbol.get());
        analysis.read(symbol.get());
        return value(r, symbol.get(), at);
    }

    /// The name in front of the parentheses of a call.
    Typed callee(Expr.Ref r, Site at) {
        Optional<Symbol> symbol = at.scope().find(r.name().id());
        boolean function = symbol.isPresent() && (symbol.get() instanceof Symbol.BuiltIn || symbol.get() instanceof Symbol.OwnCompressor || symbol.get() instanceof Symbol.Ambient a
                && Ambient.of(a.id()).isFunction());
        if (!function) {
            return check(r, at);
        }
        analysis.typing.bind(r, symbol.get());
        analysis.read(symbol.get());
        return known(new Type.Function(1));
    }

    private Typed value(Expr.Ref r, Symbol symbol, Site at) {
        return switch (symbol) {
            case Symbol.Parameter p -> analysis.variable(p).typed();
            case Symbol.State s -> state(r, s, at);
            case Symbol.Local l -> analysis.variable(l).typed();
            case Symbol.Ambient a -> ambient(r, Ambient.of(a.id()), at);
            case Symbol.BuiltIn b -> builtin(r, Builtins.named(b.id()).orElseThrow());
            case Symbol.Fun f -> known(new Type.Function(f.declaration().parameters().size()));
            case Symbol.Lambda l -> known(new Type.Function(l.lambda().parameters().size()));
            case Symbol.Extern e -> known(new Type.Function(e.function().parameters().size()));
            case Symbol.OwnCompressor o -> new CompressorRules(analysis, null).named(r, o.declaration());
            case Symbol.OwnProblem p -> known(new Type.Function(p.declaration().parameters().size()));
            case Symbol.ScriptVariable v -> analysis.variable(v).typed();
        };
    }

    private Typed state(Expr.Ref r, Symbol.State s, Site at) {
        if (at.context().isRound() && !analysis.initialised.contains(s)) {
            return analysis.fail(NameErrors.tooEarly(r.name()));
        }
        Typed t = analysis.variable(s).typed();
        return at.context().isFree() && t.place() == Placement.SERVER ? new Typed(t.type(), Placement.SHARED, t.knowledge()) : t;
    }

    /// In measuring, everything is seen from outside; what only makes sense in a cohort has no value there.
    private Typed ambient(Expr.Ref r, Ambient a, Site at) {
        boolean cohortOnly = a.id().equals("rank") || a.id().equals("p_i");
        if (cohortOnly && at.context().inside(Context.Kind.COHORT).isEmpty()) {
            return analysis.fail(Diagnostic.of("E028", r.span(), "`" + a.written() + "` has a meaning inside `on sample(…) { }` only").note(a.doc())
                    .help("use it in the block of a cohort"));
        }
        return a.typed();
    }

    private Typed builtin(Expr.Ref r, Builtin b) {
        if (b.family() == Builtin.Family.PRIMITIVE) {
            return analysis.fail(FlowErrors.primitiveAsValue(r.span(), b.name()));
        }
        if (b.name().equals(CompressorBuiltins.SIGN)) {
            return known(new Type.Compressor(CompressorClass.NONE));
        }
        if (b.name().equals(ObjectBuiltins.IN_ORDER)) {
            return known(new Type.Text());
        }
        if (b.isConstant()) {
            return known(b.result());
        }
        if (b.family() == Builtin.Family.OBJECT || b.family() == Builtin.Family.OPTION) {
            List<String> missing = b.parameters().stream().filter(Builtin.Parameter::required).map(Builtin.Parameter::name).toList();
            return analysis.fail(CallErrors.missing(r.span(), b.name(), missing));
        }
        return known(new Type.Function(b.parameters().size()));
    }

    private static Typed known(Type type) {
        return new Typed(type, Placement.SHARED, Knowledge.KNOWN);
    }
}
