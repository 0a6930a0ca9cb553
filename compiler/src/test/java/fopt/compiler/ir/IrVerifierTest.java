package fopt.compiler.ir;

import static fopt.compiler.ir.Build.all;
import static fopt.compiler.ir.Build.constant;
import static fopt.compiler.ir.Build.every;
import static fopt.compiler.ir.Build.key;
import static fopt.compiler.ir.Build.load;
import static fopt.compiler.ir.Build.region;
import static fopt.compiler.ir.Build.solo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.compiler.ir.DrawKey.Who;
import fopt.compiler.ir.Var.Home;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each rule is broken once. That well-formed programs pass is seen where programs run (`EmitterTest`, `InterpreterTest`).
class IrVerifierTest {
    private final Build build = new Build(new World(4, 3, 1));
    private final Var x = build.node("x");
    private final Var y = build.node("y");
    private final Var s = build.number("s", Home.NODE);
    private final Var one = build.vector("one", Home.ONE);
    private final Var total = build.number("total", Home.ONE);
    private final Var edge = build.vector("edge", Home.EDGE);
    private final Var t = build.vector("t", Home.SCRATCH);
    private final Var r = build.vector("r", Home.REGISTER);
    private final Var m = build.message("m", Home.NODE);

    private void wrong(String problem, Step... steps) {
        assertThat(IrVerifier.problems(build.round(steps).ir())).anyMatch(p -> p.contains(problem)).hasSizeLessThan(3);
    }

    @Test
    void theServerHasNoRowsOfNodes() {
        wrong("cannot be read at SERVER", solo(new Op.Set(total, load(s))));
    }

    @Test
    void nodesDoNotWriteWhatAllKnow() {
        wrong("cannot be written at NODE", region(new Op.Assign(one, all(x))));
    }

    @Test
    void edgesBelongToEdgeLoops() {
        wrong("cannot be read at NODE", region(new Op.Assign(x, all(edge))));
    }

    @Test
    void scratchIsWrittenFirst() {
        wrong("was not written before", region(new Op.Assign(x, all(t))));
    }

    @Test
    void scratchOfAnotherRegionIsGone() {
        wrong("was not written before", region(new Op.Assign(t, all(x))), region(new Op.Assign(x, all(t))));
    }

    @Test
    void whatMayNotHaveRunHasNotWritten() {
        wrong("was not written before", region(new Op.When(load(s), List.of(new Op.Assign(t, all(x))), List.of()), new Op.Assign(x, all(t))));
    }

    @Test
    void bothBranchesTogetherHaveWritten() {
        Op write = new Op.Assign(t, all(x));
        assertThat(IrVerifier.problems(build.round(region(new Op.When(load(s), List.of(write), List.of(write)), new Op.Assign(x, all(t)))).ir()))
                .isEmpty();
    }

    @Test
    void registersLiveInOneLoop() {
        wrong("before it is written in the same loop", region(new Op.Fused(List.of(new Op.Assign(r, all(x)), new Op.Assign(x, all(r)))),
                new Op.Assign(y, all(r))));
    }

    @Test
    void nobodyWritesWhatOthersRead() {
        wrong("written in the region in which other nodes read it", region(new Op.Mix(y, x, 0), new Op.Assign(x, all(y))));
    }

    @Test
    void messagesInFlightStay() {
        wrong("written in the region in which other nodes read it",
                region(new Op.MixMessages(y, new Scalar.Const(1), m, 0), new Op.Compress(m, x, World.TOP_K, key(1, Who.NODE))));
    }

    @Test
    void neighboursHoldTheirOwnRows() {
        wrong("is not held by other nodes", region(new Op.Mix(y, one, 0)));
    }

    @Test
    void lengthsAgree() {
        Var longer = build.var("longer", Home.NODE, Var.Kind.NUMBERS, 5);
        wrong("x#0 has length 3, longer#9 has 5", region(new Op.Assign(longer, all(x))));
    }

    @Test
    void pointsHaveTheDimensionOfTheProblem() {
        Var longer = build.var("longer", Home.NODE, Var.Kind.NUMBERS, 5);
        wrong("is not a point", region(new Op.Loss(s, longer, null)));
    }

    @Test
    void theServerHasNoData() {
        wrong("the server has no data", solo(new Op.Loss(total, one, null)));
    }

    @Test
    void variablesAreThoseOfTheProgram() {
        wrong("is not variable", region(new Op.Assign(x.at(Home.SCRATCH), all(y))));
    }

    @Test
    void loopsLeaveTheirCountersAlone() {
        wrong("changes its counter", new Step.Repeat(constant(2), total, List.of(solo(new Op.Set(total, constant(1))))));
    }

    @Test
    void entriesAreReadBeforeTheLoop() {
        wrong("an entry of x", region(new Op.Fused(List.of(new Op.Assign(x, all(y)), new Op.Assign(y, every(new Scalar.Entry(x, constant(1))))))));
    }

    @Test
    void nodesDoNotPayForWhatAllKnow() {
        Var known = build.message("known", Home.ONE);
        wrong("which all know", region(new Op.Charge(Op.Charge.Route.UP, 0, List.of(new Op.Charge.Item.OfMessage(known)))));
    }

    @Test
    void onlyTheServerSendsDown() {
        wrong("DOWN charged at NODE", region(new Op.Charge(Op.Charge.Route.DOWN, 0, List.of(new Op.Charge.Item.Bits(1)))));
    }

    @Test
    void messagesHaveNoMaximum() {
        wrong("MAX of messages", new Step.Collect(one, Fn.Gather.MAX, m));
    }

    @Test
    void edgesDrawAtEdges() {
        wrong("a draw of an edge at NODE", region(new Op.Draw(s, Op.Distribution.COIN, List.of(constant(0.5)), key(1, Who.EDGE))));
    }

    @Test
    void measuringLeavesTheStateAlone() {
        build.round(region(new Op.Assign(x, all(y))));
        build.observe(region(new Op.Assign(x, every(0))));
        assertThat(IrVerifier.problems(build.ir())).singleElement().asString().contains("measuring writes x");
    }

    @Test
    void measuringSendsNothing() {
        build.observe(region(new Op.Charge(Op.Charge.Route.UP, 0, List.of(new Op.Charge.Item.Bits(1)))));
        assertThat(IrVerifier.problems(build.ir())).singleElement().asString().contains("measuring sends");
    }

    @Test
    void theStageIsNamed() {
        Ir ir = build.round(region(new Op.Assign(x, all(t)))).ir();
        assertThatThrownBy(() -> IrVerifier.verified(ir, "FuseVectorOps")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after FuseVectorOps").hasMessageContaining("t#6");
    }
}
