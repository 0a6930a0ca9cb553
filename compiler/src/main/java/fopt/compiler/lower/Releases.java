package fopt.compiler.lower;

import fopt.compiler.check.Released;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.Placement;
import fopt.runtime.privacy.Release;
import fopt.runtime.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lowers `release(v, C, z)`: the sum, and what the ledger of the run is told each time.
final class Releases {
    private final Expressions expressions;
    private final Code code;
    /// By the draw of a sample, the release that uses it.
    private final Map<Object, Integer> used = new HashMap<>();

    Releases(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    Val lower(Expr.Call c) {
        Typing.Matched args = expressions.typing.arguments(c);
        Expr v = args.named().get("v");
        Val sum = expressions.arithmetic.apply(Operator.ADD, expressions.lower(v), expressions.lower(args.named().get("z")), c.span());
        Released told = expressions.typing.release(c);
        int site = expressions.tables.releases.size();
        expressions.tables.releases.add(form(told, rate(told, v, site)));
        for (Released.Part part : told.noise()) {
            part.turns().ifPresentOrElse(turns -> expressions.comprehensions.together(turns, () -> noise(site, part)), () -> noise(site, part));
        }
        code.step(new Step.Release(site, known(expressions.scalar(args.named().get("C")))));
        return sum;
    }

    private Release form(Released told, double rate) {
        int n = expressions.tables.nodes();
        if (told.laplace()) {
            return new Release(Release.Form.LAPLACE, 1, n, null, false);
        }
        if (told.correlated() || told.sums() && !told.pairwise()) {
            return new Release(Release.Form.CORRELATED, 1, n, null, told.sums());
        }
        return told.pairwise() ? new Release(Release.Form.PAIRWISE, 1, n, graph(), false) : new Release(Release.Form.FRESH, rate, n, null, false);
    }

    private Topology graph() {
        return expressions.tables.schedules.getFirst().at(1, 0).topology();
    }

    /// The chance to be in what is released: of a sample in a Poisson minibatch, or of a user in a Poisson cohort whose sum the server lets out. Only if
    /// the draw is used for one release: what several let out of the same sample does not add up.
    private double rate(Released told, Expr v, int site) {
        double rate = told.batch().map(this::rateOfSamples).orElseGet(() -> rateOfUsers(v));
        if (rate == 1) {
            return 1;
        }
        Object draw = told.batch().isPresent() ? told.batch().get() : expressions.cohorts.independent().map(Var::id).orElseThrow();
        Integer before = used.putIfAbsent(draw, site);
        if (before != null) {
            expressions.tables.releases.set(before, expressions.tables.releases.get(before).unsampled());
        }
        return before != null || code.insideLoop() ? 1 : rate;
    }

    private double rateOfSamples(Expr size) {
        return size instanceof Expr.Call law && expressions.calls().isPoisson(law)
                && expressions.lower(law.args().getFirst().value()) instanceof Val.Const(Value.Num mean) ? Math.min(1, mean.value() / fewestSamples()) : 1;
    }

    private double rateOfUsers(Expr v) {
        boolean atServer = expressions.typing.of(v).place() == Placement.SERVER;
        return atServer && expressions.cohorts.independent().isPresent() ? expressions.cohorts.rate() : 1;
    }

    private double fewestSamples() {
        double fewest = Double.POSITIVE_INFINITY;
        for (double m : expressions.ambient.perNode("m_i")) {
            fewest = Math.min(fewest, m);
        }
        return fewest;
    }

    private void noise(int site, Released.Part part) {
        Scalar lag = part.lag().map(expressions::scalar).orElse(new Scalar.Const(0));
        Scalar std = part.std().map(expressions::scalar).orElse(new Scalar.Const(1));
        for (Released.Factor f : part.factors()) {
            std = new Scalar.Two(f.divides() ? Fn.Two.DIV : Fn.Two.MUL, std, expressions.scalar(f.value()));
        }
        std = part.sign() < 0 ? new Scalar.One(Fn.One.NEG, std) : std;
        code.step(new Step.Noise(site, part.source().ordinal(), part.draw(), known(lag), known(std)));
    }

    /// In a variable that all read, so that the step does not depend on where it stands.
    private Scalar known(Scalar s) {
        if (s instanceof Scalar.Const) {
            return s;
        }
        Var x = code.temp("told", Home.ONE, 1);
        code.op(Home.ONE, new fopt.compiler.ir.Op.Set(x, s));
        return new Scalar.Load(x);
    }
}
