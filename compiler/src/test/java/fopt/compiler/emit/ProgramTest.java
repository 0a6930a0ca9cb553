package fopt.compiler.emit;

import static fopt.compiler.ir.Build.all;
import static fopt.compiler.ir.Build.constant;
import static fopt.compiler.ir.Build.every;
import static fopt.compiler.ir.Build.key;
import static fopt.compiler.ir.Build.load;
import static fopt.compiler.ir.Build.region;
import static fopt.compiler.ir.Build.solo;
import static fopt.compiler.ir.Build.two;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fopt.compiler.ir.Build;
import fopt.compiler.ir.DrawKey.Who;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.IrVerifier;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.World;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Simulation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    /// How long the JIT compiler may take, on a machine that is busy with other things.
    private static final long PATIENCE = 60_000_000_000L;

    private final World world = new World(5, 40, 3);
    private final Build build = new Build(world);

    /// Gossip with compressed differences, federated steps of a cohort, local loops, edges, draws of numbers, delays: but no oracle, since
    /// the problem of the tests allocates.
    private Ir program() {
        Var x = build.node("x");
        Var known = build.node("known");
        Var old = build.node("old");
        Var t = build.vector("t", Home.SCRATCH);
        Var s = build.vector("s", Home.SCRATCH);
        Var r = build.vector("r", Home.REGISTER);
        Var m = build.message("m", Home.NODE);
        Var e = build.vector("e", Home.EDGE);
        Var norm = build.number("norm", Home.NODE);
        Var k = build.number("k", Home.NODE);
        Var samples = build.var("samples", Home.NODE, Var.Kind.SAMPLES, 0);
        Var cohort = build.var("cohort", Home.ONE, Var.Kind.COHORT, 0);
        Var mean = build.vector("mean", Home.ONE);
        build.line(known, 2).init(region(new Op.Assign(x, every(new Scalar.NodeNumber()))), new Step.Remember(0, known));
        build.round(
                region(new Op.Times(constant(2), k, List.of(new Op.Fused(List.of(
                                new Op.Assign(r, two(Fn.Two.MUL, all(x), every(new Scalar.PerNode("share", new double[] {1, .9, .8, .7, .6})))),
                                new Op.Assign(x, two(Fn.Two.SUB, all(x), two(Fn.Two.MUL, every(0.1), all(r)))))))),
                        new Op.Assign(t, two(Fn.Two.SUB, all(x), all(known))),
                        new Op.Compress(m, t, World.TOP_K, key(1, Who.NODE)),
                        new Op.Charge(Op.Charge.Route.PEERS, 0, List.of(new Op.Charge.Item.OfMessage(m))),
                        new Op.Accumulate(known, constant(1), m)),
                region(new Op.Mix(s, known, World.RING),
                        new Op.Assign(x, two(Fn.Two.ADD, all(x), two(Fn.Two.SUB, all(s), all(known)))),
                        new Op.EdgeLoop(List.of(new Op.Receive(e, known))),
                        new Op.EdgeReduce(t, Fn.Gather.MEAN, e),
                        new Op.Reduce(norm, Fn.Reduce.SUM_OF_SQUARES, t, null),
                        new Op.Hook(k, World.NUMBER_HOOK, List.of(norm, t)),
                        new Op.DrawSamples(samples, 1, constant(2), key(2, Who.NODE)),
                        new Op.Draw(t, Op.Distribution.NORMAL, List.of(constant(0), load(norm)), key(3, Who.NODE))),
                new Step.DrawCohort(cohort, World.TWO, key(4, Who.EVERYBODY)),
                new Step.On(cohort, List.of(new Step.Collect(mean, Fn.Gather.MEAN, x), solo(new Op.Charge(Op.Charge.Route.DOWN, 0,
                        List.of(new Op.Charge.Item.Numbers(40)))))),
                new Step.Recall(old, 0, constant(2)), new Step.Swap(known, old), new Step.Swap(known, old), new Step.Remember(0, known));
        return IrVerifier.verified(build.ir(), "the test");
    }

    @Test
    void aRoundAllocatesNothing() {
        Ir ir = program();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Simulation simulation = new Simulation(world.setup(ir, 1), ProgramLoader.load(Emitter.emit(ir)))) {
            simulation.init();
            long least = Long.MAX_VALUE;
            long start = System.nanoTime();
            while (least > 0 && System.nanoTime() - start < PATIENCE) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int t = 0; t < 1000; t++) {
                    simulation.round();
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as("bytes in 1000 rounds, once compiled").isZero();
        }
    }

    @Test
    void aProgramThatNobodyUsesIsCollected() throws InterruptedException {
        WeakReference<Algorithm> algorithm = new WeakReference<>(ProgramLoader.load(Emitter.emit(program())));
        WeakReference<Class<?>> type = new WeakReference<>(algorithm.get() == null ? null : algorithm.get().getClass());
        for (int tries = 0; tries < 50 && type.get() != null; tries++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(type.get()).isNull();
    }

    @Test
    void theSameCodeIsLoadedOnce() {
        LoadedPrograms programs = new LoadedPrograms();
        Ir ir = program();
        Class<?> first = programs.load(Emitter.emit(ir)).getClass();
        assertThat(programs.load(Emitter.emit(ir)).getClass()).isSameAs(first);
        assertThat(programs.load(Emitter.emit(counting(1))).getClass()).isNotSameAs(first);
    }

    @Test
    void onlyTheLastProgramsAreKept() {
        LoadedPrograms programs = new LoadedPrograms();
        Class<?> first = programs.load(Emitter.emit(counting(0))).getClass();
        Class<?> second = programs.load(Emitter.emit(counting(1))).getClass();
        for (int k = 2; k < 17; k++) {
            programs.load(Emitter.emit(counting(0)));
            programs.load(Emitter.emit(counting(k)));
        }
        assertThat(programs.load(Emitter.emit(counting(0))).getClass()).isSameAs(first);
        assertThat(programs.load(Emitter.emit(counting(1))).getClass()).isNotSameAs(second);
    }

    private Ir counting(double by) {
        Build counter = new Build(world);
        Var total = counter.number("total", Home.ONE);
        counter.round(solo(new Op.Set(total, two(Fn.Two.ADD, load(total), constant(by)))));
        return counter.ir();
    }

    @Test
    void longCodeIsSplit() {
        Var x = build.node("x");
        Var k = build.number("k", Home.NODE);
        Var total = build.number("total", Home.ONE);
        List<Op> ops = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int j = 0; j < 300; j++) {
            ops.add(new Op.Assign(x, two(Fn.Two.ADD, all(x), every(constant(j)))));
            steps.add(new Step.If(two(Fn.Two.GT, load(total), constant(j)), List.of(solo(new Op.Set(total, constant(0)))), List.of()));
        }
        build.round(region(new Op.Times(constant(2), k, List.of(new Op.When(load(k), ops, List.of(new Op.Times(constant(1), k, ops)))))));
        build.round(steps.toArray(Step[]::new));
        CompiledProgram program = Emitter.emit(build.ir());
        assertThat(ClassFile.of().verify(program.bytes())).isEmpty();
        ClassFile.of().parse(program.bytes()).methods().forEach(m -> assertThat(m.findAttribute(Attributes.code()).orElseThrow().codeLength())
                .as(m.methodName().stringValue()).isLessThan(2000));
    }

    @Test
    void theListingShowsMethodsAndTheirSizes() {
        String text = Listing.of(Emitter.emit(program()));
        assertThat(text).contains("class fopt.generated.built").contains("region0(Context, int, int, int): ").contains("invokevirtual Communication.mix")
                .contains("invokevirtual Context.parallel");
    }
}
