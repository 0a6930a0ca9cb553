package fopt.compiler.run;

import fopt.compiler.emit.Emitter;
import fopt.compiler.emit.ProgramLoader;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.ir.Faults;
import fopt.compiler.ir.Interpreter;
import fopt.compiler.ir.Ir;
import fopt.compiler.lower.Lowered;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.HostError;
import fopt.runtime.UserError;
import fopt.runtime.hook.HookRules;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Context;
import fopt.runtime.sim.Setup;
import fopt.runtime.sim.Simulation;
import java.util.Map;

/// Finds the place in the program of an error that ended a run: runs it again, word by word as it was lowered, to the round of the error, and carries
/// out that one by the interpreter. (What is driven by events has no rounds: there, the algorithm's name is the place.) The same seed gives the same error; the code of a run that goes well bears no trace of this.
final class Blame {
    private final Ir ir;
    private final Lowered lowered;
    private final RunPlan plan;
    private final Map<String, HookRules> rules;

    /// @param lowered made for this: samplers keep where they are
    Blame(RunPlan plan, Lowered lowered, Map<String, HookRules> rules) {
        this.rules = rules;
        this.plan = plan;
        this.lowered = lowered;
        ir = lowered.ir();
    }

    /// @param round in which the error happened
    /// @param observing whether it happened when the state after that round was measured
    EvaluationError of(UserError error, long round, boolean observing) {
        if (lowered.events() != null) {
            return EvaluationError.at(plan.typing().algorithm.name().span(), error);
        }
        Faults faults = new Faults();
        Setup setup = Setups.of(plan.withThreads(1), lowered, ir, rules);
        try (Simulation simulation = new Simulation(setup, new Replay(ir, observing ? round + 1 : round, faults))) {
            simulation.init();
            for (long r = 1; r <= round; r++) {
                simulation.round();
            }
            simulation.observe();
        } catch (UserError again) {
            return located(again, faults, round, error.getCause());
        } catch (RuntimeException again) {
            return located(HostError.of(again).orElseThrow(() -> again), faults, round, error.getCause());
        }
        throw error;
    }

    /// @param cause the first time
    private EvaluationError located(UserError error, Faults faults, long round, Throwable cause) {
        Span place = lowered.origins().get(faults.code());
        if (place == null) {
            throw error;
        }
        Diagnostic diagnostic = EvaluationError.at(place, error).diagnostic();
        String when = round == 0 ? "before round 1" : "in round " + round;
        return new EvaluationError(diagnostic.note((faults.node() < 0 ? "" : "at node " + (faults.node() + 1) + ", ") + when + " of `" + plan.label() + "`"),
                cause);
    }

    /// Compiled code up to a round, the interpreter from there on.
    private static final class Replay implements Algorithm {
        private final Algorithm compiled;
        private final Algorithm interpreter;
        private final long from;
        private Algorithm current;

        Replay(Ir ir, long from, Faults faults) {
            compiled = ProgramLoader.load(Emitter.emit(ir));
            interpreter = new Interpreter(ir, faults);
            this.from = from;
        }

        private Algorithm at(long round) {
            current = round >= from ? interpreter : compiled;
            return current;
        }

        @Override
        public void init(Context context) {
            at(0).init(context);
        }

        @Override
        public void round(Context context) {
            at(context.round).round(context);
        }

        @Override
        public void observe(Context context) {
            at(from).observe(context);
        }

        @Override
        public void event(int id, Context context) {
            at(context.round).event(id, context);
        }

        @Override
        public void region(int id, Context context, int worker, int begin, int end) {
            current.region(id, context, worker, begin, end);
        }
    }
}
