package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.NeedsRun;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.runtime.linalg.Normals;
import fopt.runtime.random.Stream;

/// x0 of a run: what stands after `from`, or 0.
final class StartingPoint {
    private static final int SITE = 0x57A7;

    private StartingPoint() {}

    /// Where nothing runs, a start at the end of another run counts as 0: it does not change what is sent.
    ///
    /// @param seed of the script, for a random start: the same in all runs of a sweep
    static double[] of(Clauses clauses, Evaluator evaluator, long seed) {
        int d = clauses.problem.dimension();
        double[] x = new double[d];
        if (clauses.from.isEmpty()) {
            return x;
        }
        Expr e = clauses.from.get().start();
        if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("normal") && c.args().size() == 2) {
            Normals.fill(new Stream().reset(seed, SITE, Stream.EVERYBODY, 0, 0).key(), 0, evaluator.number(c.args().get(1).value()), x, 0, d);
            double mean = evaluator.number(c.args().get(0).value());
            java.util.Arrays.setAll(x, k -> mean + x[k]);
            return x;
        }
        Value v;
        try {
            v = evaluator.eval(e);
        } catch (NeedsRun n) {
            return x;
        }
        return switch (v) {
            case Value.Vector p when p.entries().length == d -> p.entries();
            case Value.Vector p when p.entries().length % d == 0 -> mean(p.entries(), d);
            case Value.Num n -> {
                java.util.Arrays.fill(x, n.value());
                yield x;
            }
            default -> throw new EvaluationError(Diagnostic.of("E030", e.span(), "a starting point has " + d + " numbers, but this is " + v.show()));
        };
    }

    /// Of the rows of all nodes.
    private static double[] mean(double[] rows, int d) {
        double[] x = new double[d];
        for (int k = 0; k < rows.length; k++) {
            x[k % d] += rows[k] * d / rows.length;
        }
        return x;
    }
}
