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
import fopt.runtime.sim.Participation;
import fopt.runtime.topology.Topology;
import java.util.List;
import java.util.Optional;

/// Lowers `release(v, C, z)`: the sum, and what the ledger of the run is told each time.
final class Releases {
    private final Expressions expressions;
    private final Code code;

    Releases(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    Val lower(Expr.Call c) {
        Typing.Matched args = expressions.typing.arguments(c);
        Expr v = args.named().get("v");
        Val sum = expressions.arithmetic.apply(Operator.ADD, expressions.lower(v), expressions.lower(args.named().get("z")), c.span());
        Released told = expressions.typing.release(c);
        int site = expressions.tables.release(form(told, rate(told, v)));
        told.noise().forEach(part -> noise(site, part));
        code.step(new Step.Release(site, known(expressions.scalar(args.named().get("C")))));
        return sum;
    }

    private Release form(Released told, double rate) {
        int n = expressions.tables.nodes();
        if (told.laplace()) {
            return new Release(Release.Form.LAPLACE, 1, n, null, false);
        }
        if (told.correlated()) {
            return new Release(Release.Form.CORRELATED, 1, n, null, told.sums());
        }
        return told.pairwise() ? new Release(Release.Form.PAIRWISE, 1, n, graph(), false) : new Release(Release.Form.FRESH, rate, n, null, false);
    }

    private Topology graph() {
        return expressions.tables.schedules.getFirst().at(1, 0).topology();
    }

    /// The chance to be in what is released: of a sample in a Poisson minibatch, or of a user in a Poisson cohort whose sum the server lets out.
    private double rate(Released told, Expr v) {
        if (told.batch().isPresent()) {
            return expressions.lower(told.batch().get()) instanceof Val.Const(Value.Law(String name, List<Value> arguments)) && name.equals("poisson")
                    ? Math.min(1, ((Value.Num) arguments.getFirst()).value() / fewestSamples()) : 1;
        }
        Optional<Participation> law = expressions.communication().lawAround();
        boolean atServer = expressions.typing.of(v).place() == Placement.SERVER;
        return atServer && law.isPresent() ? law.get().independentChance() : 1;
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
        code.step(new Step.Noise(site, part.source().ordinal(), known(lag), known(std)));
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
