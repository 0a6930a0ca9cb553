package fopt.compiler.run;

import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.ScriptChecker;
import fopt.compiler.emit.Emitter;
import fopt.compiler.emit.ProgramLoader;
import fopt.compiler.ir.Interpreter;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Context;
import fopt.runtime.sim.Setup;
import fopt.runtime.sim.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Runs a script's algorithm in five ways that must agree bit for bit: as lowered and as optimised, interpreted and compiled, and with
/// three threads.
public final class Judges {
    /// One way to run, and what it came to: a line for each state variable, and the bits sent.
    public record Verdict(String judge, List<String> state) {}

    private Judges() {}

    /// @param script with one `run`
    public static List<Verdict> judge(String script, Path folder, int rounds) {
        return List.of(
                judge("lowered, interpreted", script, folder, rounds, Execution::plain, Interpreter::new, 1),
                judge("lowered, compiled", script, folder, rounds, Execution::plain, Judges::compiled, 1),
                judge("optimised, interpreted", script, folder, rounds, Execution::optimised, Interpreter::new, 1),
                judge("optimised, compiled", script, folder, rounds, Execution::optimised, Judges::compiled, 1),
                judge("optimised, compiled, three threads", script, folder, rounds, Execution::optimised, Judges::compiled, 3));
    }

    private static Algorithm compiled(Ir ir) {
        return ProgramLoader.load(Emitter.emit(ir));
    }

    /// Lowers the script anew, since samplers and laws remember what they drew.
    private static Verdict judge(String judge, String script, Path folder, int rounds, Function<Execution, Ir> program,
            Function<Ir, Algorithm> algorithm, int threads) {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(new Source("test.fopt", script), diagnostics);
        Declarations library = StandardLibrary.declarations();
        ScriptChecker.check(unit, library, diagnostics);
        List<String> state = new ArrayList<>();
        new ScriptRun(unit, library.plus(unit), folder, Map.of(), RunOptions.standard().withThreads(threads), RunListener.NONE).inspect(x -> {
            Ir ir = program.apply(x);
            state.addAll(run(ir, Setups.of(x.plan(), x.lowered(), ir), algorithm.apply(ir), rounds));
        });
        return new Verdict(judge, state);
    }

    private static List<String> run(Ir ir, Setup setup, Algorithm algorithm, int rounds) {
        try (Simulation simulation = new Simulation(setup, algorithm)) {
            simulation.init();
            for (int t = 0; t < rounds; t++) {
                simulation.round();
            }
            simulation.observe();
            return state(ir, simulation.context());
        }
    }

    private static List<String> state(Ir ir, Context context) {
        List<String> lines = new ArrayList<>();
        for (Var v : ir.vars()) {
            if (!v.temporary() && v.kind() == Var.Kind.NUMBERS) {
                lines.add(v + " " + Arrays.toString(Arrays.stream(context.numbers[v.id()]).mapToLong(Double::doubleToLongBits).toArray()));
            }
        }
        var counters = context.counters();
        lines.add("bits " + counters.bitsUp() + " " + counters.bitsDown() + " " + counters.bitsBetweenNodes() + ", gradients " + counters.gradients());
        return lines;
    }
}
