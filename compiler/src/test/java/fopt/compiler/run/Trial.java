package fopt.compiler.run;

import fopt.CompilationException;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.ScriptChecker;
import fopt.compiler.emit.Emitter;
import fopt.compiler.emit.ProgramLoader;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Interpreter;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.IrVerifier;
import fopt.compiler.pass.Passes;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.runtime.problem.Problem;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Context;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a script is run in tests: by any engine, with any number of threads, and somebody who looks into the state whenever it is measured.
/// Every IR is verified, as lowered and after each pass.
public record Trial(String name, String text, Path folder, Map<String, Problem> given, int threads, boolean optimised, boolean compiled,
        Watcher watcher, RunListener listener) {

    /// Looks into a run.
    public interface Watcher {
        /// The state after initialisation, or after a round, with what `observe` computed from it.
        void measured(Ir ir, Context context);

        Watcher NONE = (ir, context) -> { };
    }

    /// By the standard engine, with one thread.
    public static Trial of(String text, Map<String, Problem> given) {
        return new Trial("test", text, Path.of("."), given, 1, true, true, Watcher.NONE, RunListener.NONE);
    }

    /// Files that the script names are looked for in this folder.
    public Trial in(Path newFolder) {
        return new Trial(name, text, newFolder, given, threads, optimised, compiled, watcher, listener);
    }

    public Trial named(String newName) {
        return new Trial(newName, text, folder, given, threads, optimised, compiled, watcher, listener);
    }

    public Trial by(boolean nowOptimised, boolean nowCompiled, int newThreads) {
        return new Trial(name, text, folder, given, newThreads, nowOptimised, nowCompiled, watcher, listener);
    }

    public Trial watched(Watcher newWatcher) {
        return new Trial(name, text, folder, given, threads, optimised, compiled, newWatcher, listener);
    }

    public Trial heard(RunListener newListener) {
        return new Trial(name, text, folder, given, threads, optimised, compiled, watcher, newListener);
    }

    /// A script without errors. @param warnings of the checker
    record Checked(Script script, List<Diagnostic> warnings) {}

    /// Runs the script. @throws CompilationException with its errors
    public Outcome run() {
        return run(checked());
    }

    /// The script, parsed and checked. @throws CompilationException with its errors
    Checked checked() {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(new Source(name, text), diagnostics);
        Declarations library = StandardLibrary.declarations();
        Map<String, Value> values = new HashMap<>();
        given.forEach((written, problem) -> values.put(Spelling.canonical(written), new Value.ProblemValue(problem)));
        if (!diagnostics.hasErrors()) {
            ScriptChecker.check(unit, library, Script.types(values), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            throw new CompilationException(diagnostics.all());
        }
        return new Checked(new Script(unit, library.program(unit), Surroundings.open(folder).with(values)), diagnostics.all());
    }

    /// @param checked what [#checked] made, for this trial or one that differs in the engine only
    Outcome run(Checked checked) {
        try {
            return new ScriptRun(checked.script(), RunOptions.standard().withThreads(threads), listener, engine()).run();
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics());
        }
    }

    private Engine engine() {
        return new Engine() {
            @Override
            public Ir code(Ir plain) {
                IrVerifier.verified(plain, "lowering");
                return optimised ? Passes.optimise(plain, (pass, ir) -> IrVerifier.verified(ir, pass)) : plain;
            }

            @Override
            public Algorithm algorithm(Ir code) {
                return new Watched(compiled ? ProgramLoader.load(Emitter.emit(code)) : new Interpreter(code), code, watcher);
            }
        };
    }

    private record Watched(Algorithm algorithm, Ir ir, Watcher watcher) implements Algorithm {
        @Override
        public void init(Context context) {
            algorithm.init(context);
        }

        @Override
        public void round(Context context) {
            algorithm.round(context);
        }

        @Override
        public void observe(Context context) {
            algorithm.observe(context);
            watcher.measured(ir, context);
        }

        @Override
        public void event(int id, Context context) {
            algorithm.event(id, context);
        }

        @Override
        public void region(int id, Context context, int worker, int from, int to) {
            algorithm.region(id, context, worker, from, to);
        }
    }
}
