package fopt.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.ir.Build;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Interpreter;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.IrPrinter;
import fopt.compiler.ir.IrVerifier;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.World;
import fopt.runtime.sim.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A small program, what a pass makes of its round, and that both mean the same. Its nodes' `x`, `y`, `z` start from different numbers;
/// `t`, `u` are temporaries.
final class PassCase {
    private final Build build = new Build(new World(4, 5, 1));
    final Var x = build.node("x");
    final Var y = build.node("y");
    final Var z = build.node("z");
    final Var t = build.temp("t", Home.NODE);
    final Var u = build.temp("u", Home.NODE);
    final Var all = build.vector("all", Home.ONE);
    final Var number = build.number("number", Home.NODE);

    PassCase() {
        build.init(Build.region(start(x, 1), start(y, 2), start(z, 3)));
    }

    private static Op start(Var v, double number) {
        return new Op.Assign(v, new Element.Broadcast(new Scalar.Two(Fn.Two.DIV, Build.constant(number), new Scalar.NodeNumber())));
    }

    Build build() {
        return build;
    }

    static Op add(Var target, Var a, Var b) {
        return new Op.Assign(target, Build.two(Fn.Two.ADD, Build.all(a), Build.all(b)));
    }

    static Op copy(Var target, Var source) {
        return new Op.Assign(target, Build.all(source));
    }

    static Op mix(Var target, Var source) {
        return new Op.Mix(target, source, World.RING);
    }

    static Step on(Var cohort, Step... body) {
        return new Step.On(cohort, List.of(body));
    }

    /// Runs the pass on a round of these steps: its round must read like this, line by line, and mean the same.
    void becomes(Pass pass, List<Step> round, String expected) {
        build.round(round.toArray(Step[]::new));
        Ir before = IrVerifier.verified(build.ir(), "the test");
        Ir after = IrVerifier.verified(pass.apply(before), pass.name());
        assertThat(round(after)).isEqualTo(expected.strip());
        assertThat(states(after, before)).isEqualTo(states(before, before));
    }

    /// The pass changes nothing.
    void stays(Pass pass, Step... round) {
        build.round(round);
        Ir before = IrVerifier.verified(build.ir(), "the test");
        assertThat(round(pass.apply(before))).isEqualTo(round(before));
    }

    private static String round(Ir ir) {
        List<String> lines = IrPrinter.print(ir).lines().toList();
        return String.join("\n", lines.subList(lines.indexOf("round") + 1, lines.size())).stripIndent().strip();
    }

    /// The state after three rounds.
    private List<String> states(Ir ir, Ir kept) {
        List<String> found = new ArrayList<>();
        try (Simulation simulation = new Simulation(build.world().setup(ir, 1), new Interpreter(ir))) {
            simulation.init();
            for (int k = 0; k < 3; k++) {
                simulation.round();
            }
            for (Var v : kept.vars()) {
                if (!v.temporary() && v.kind() == Var.Kind.NUMBERS) {
                    found.add(v + Arrays.toString(simulation.context().numbers[v.id()]));
                }
            }
            found.add("bits " + simulation.context().counters().bits());
        }
        return found;
    }
}
