package fopt.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.ir.Interpreter;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.IrVerifier;
import fopt.compiler.ir.RandomProgram;
import fopt.compiler.ir.Snapshot;
import fopt.compiler.ir.World;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Simulation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmitterTest {
    private static final int PROGRAMS = 120;

    /// The state after initialisation, after two rounds, and after measuring.
    private static List<Snapshot> run(Ir ir, World world, Algorithm algorithm, int threads) {
        List<Snapshot> states = new ArrayList<>();
        try (Simulation simulation = new Simulation(world.setup(ir, threads), algorithm)) {
            simulation.init();
            states.add(Snapshot.of(ir, simulation.context()));
            simulation.round();
            simulation.round();
            states.add(Snapshot.of(ir, simulation.context()));
            simulation.observe();
            states.add(Snapshot.of(ir, simulation.context()));
        }
        return states;
    }

    private static void same(List<Snapshot> expected, List<Snapshot> found, String what) {
        for (int k = 0; k < expected.size(); k++) {
            assertThat(expected.get(k).difference(found.get(k))).as("%s, state %d", what, k).isEmpty();
        }
    }

    @Test
    void compiledClassesDoWhatTheInterpreterDoesForAnyNumberOfThreads() {
        for (long seed = 1; seed <= PROGRAMS; seed++) {
            RandomProgram.Sample sample = RandomProgram.of(seed);
            Ir ir = sample.ir();
            assertThat(IrVerifier.problems(ir)).as("program %d", seed).isEmpty();
            CompiledProgram program = Emitter.emit(ir);
            assertThat(ClassFile.of().verify(program.bytes())).as("program %d", seed).isEmpty();
            List<Snapshot> expected = run(ir, sample.world(), new Interpreter(ir), 1);
            for (int threads = 1; threads <= 3; threads++) {
                same(expected, run(ir, sample.world(), ProgramLoader.load(program), threads), "program " + seed + " compiled, threads " + threads);
            }
            same(expected, run(ir, sample.world(), new Interpreter(ir), 2), "program " + seed + " interpreted, threads 2");
        }
    }

    @Test
    void methodsStayShort() {
        for (long seed = 1; seed <= PROGRAMS; seed++) {
            CompiledProgram program = Emitter.emit(RandomProgram.of(seed).ir());
            ClassFile.of().parse(program.bytes()).methods().forEach(m -> assertThat(m.findAttribute(Attributes.code()).orElseThrow().codeLength())
                    .as("%s.%s", program.name(), m.methodName().stringValue()).isLessThan(4000));
        }
    }
}
