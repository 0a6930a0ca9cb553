package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.hook.ExternSizes;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.UserError;
import fopt.runtime.function.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Calls, in formulas, of functions that are not written in the language: once, or for each sample if an argument is one.
final class ForeignCalls {
    private final FormulaBuilder builder;

    ForeignCalls(FormulaBuilder builder) {
        this.builder = builder;
    }

    Node call(Expr.Call c, ExternFunction f) {
        if (f.givesNothing()) {
            throw FormulaErrors.of(Diagnostic.of("E714", c.span(), "`" + f.written() + "` gives nothing").help("declare what it gives, `-> real`"));
        }
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < f.parameters().size(); k++) {
            arguments.add(argument(c, f, k));
        }
        if (c.args().size() > arguments.size()) {
            throw FormulaErrors.of(Diagnostic.of("E041", c.span(), "`" + f.signature() + "` has " + arguments.size() + " parameters, found " + c.args().size() + " arguments"));
        }
        Op.Foreign op = new Op.Foreign(f, c.span(), builder.scope().guests());
        return builder.graph().foreign(op, size(c, f, arguments), arguments);
    }

    private Node argument(Expr.Call c, ExternFunction f, int k) {
        ExternFunction.Parameter p = f.parameters().get(k);
        Expr given = c.args().stream().filter(a -> a.name().filter(n -> n.id().equals(p.id())).isPresent()).findFirst()
                .or(() -> Optional.of(c.args()).filter(as -> as.size() > k && as.get(k).name().isEmpty()).map(as -> as.get(k))).map(Expr.Arg::value)
                .orElseThrow(() -> FormulaErrors.of(Diagnostic.of("E041", c.span(), "`" + f.written() + "` needs `" + p.written() + "`")));
        Node n = batch(given).orElseGet(() -> builder.build(given));
        boolean fits = switch (p.part().kind()) {
            case VECTOR -> n.extent.isVector();
            case MATRIX -> !n.perSample();
            case REAL, WHOLE, TRUTH, NOTHING -> n.extent.isNumber();
        };
        if (!fits) {
            Diagnostic d = Diagnostic.of("E031", given.span(), "`" + p.written() + "` of `" + f.written() + "` is declared as " + kind(p) + ", but this is " + show(n));
            throw FormulaErrors.of(p.part().kind() == fopt.runtime.hook.HookKind.MATRIX && n.perSample()
                    ? d.help("write `samples (A, b) in data` to give it all samples at once, a row for each") : d);
        }
        return n;
    }

    private static String kind(ExternFunction.Parameter p) {
        return switch (p.part().kind()) {
            case VECTOR -> "a vector";
            case MATRIX -> "a matrix";
            case REAL, WHOLE, TRUTH, NOTHING -> "a number";
        };
    }

    private static String show(Node n) {
        return n.op instanceof Op.Batch ? "a matrix with a row for each sample" : n.op instanceof Op.BatchLabels ? "a vector with an entry for each sample" : n.extent.show();
    }

    /// Only here may all samples at once be named.
    private Optional<Node> batch(Expr e) {
        return e instanceof Expr.Ref r ? Optional.ofNullable(builder.scope().nodes().get(r.name().id())).filter(ForeignCalls::isBatch) : Optional.empty();
    }

    private static boolean isBatch(Node n) {
        return n.op instanceof Op.Batch || n.op instanceof Op.BatchLabels;
    }

    /// The node, which is not all samples at once. @throws EvaluationError E722 if it is
    static Node notBatch(Node n, Name name) {
        if (isBatch(n)) {
            throw FormulaErrors.batch(name);
        }
        return n;
    }

    private Extent size(Expr.Call c, ExternFunction f, List<Node> arguments) {
        List<OptionalDouble> values = arguments.stream().map(n -> n.op instanceof Op.Constant(double v) ? OptionalDouble.of(v) : OptionalDouble.empty()).toList();
        try {
            Size size = ExternSizes.of(f, arguments.stream().map(n -> n.extent.asSize()).toList(), values, count("d"), count("n"));
            if (size.columns() > 1 && arguments.stream().anyMatch(Node::perSample)) {
                throw FormulaErrors.expected(c.span(), "a number or a vector for each sample", Extent.matrix(size.rows(), size.columns()));
            }
            return Extent.matrix(size.rows(), size.columns());
        } catch (UserError e) {
            throw EvaluationError.at(c.span(), e);
        }
    }

    /// A size that is known by its name.
    private OptionalInt count(String id) {
        return builder.scope().values().get(id) instanceof Value.Num v ? OptionalInt.of((int) v.value()) : OptionalInt.empty();
    }
}
