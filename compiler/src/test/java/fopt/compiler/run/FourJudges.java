package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.CompilationException;
import fopt.Outcome;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.runtime.record.Digest;
import fopt.runtime.record.RunResult;
import fopt.runtime.sim.Cohort;
import fopt.runtime.sim.Context;
import java.util.ArrayList;
import java.util.List;

/// Interpreter and compiled class, on plain and on optimised code, with 1, 2 and 3 threads: they must agree on every bit of the state
/// after every measured round, on everything that is counted, and on the results.
public final class FourJudges {
    private record Judge(boolean optimised, boolean compiled, int threads) {}

    private static final Judge STANDARD = new Judge(true, true, 1);
    private static final List<Judge> OTHERS = List.of(new Judge(false, false, 1), new Judge(false, false, 3), new Judge(false, true, 2),
            new Judge(true, false, 2), new Judge(true, true, 2), new Judge(true, true, 3));

    private FourJudges() {}

    /// What all of them found. @throws CompilationException if all of them ended in the same errors
    public static Outcome judge(Trial trial) {
        Trial.Checked script = trial.checked();
        Finding standard = finding(trial, script, STANDARD);
        for (Judge other : OTHERS) {
            assertThat(finding(trial, script, other).seen()).as("%s: %s against %s", trial.name(), other, STANDARD).isEqualTo(standard.seen());
        }
        if (standard.outcome() == null) {
            throw standard.error();
        }
        return standard.outcome();
    }

    /// @param seen a line for each variable and moment
    private record Finding(List<String> seen, Outcome outcome, CompilationException error) {}

    private static Finding finding(Trial trial, Trial.Checked script, Judge judge) {
        List<String> seen = new ArrayList<>();
        try {
            Outcome outcome = trial.by(judge.optimised(), judge.compiled(), judge.threads()).watched((ir, context) -> see(ir, context, seen)).run(script);
            for (RunResult r : outcome.runs()) {
                seen.add(r.label() + " seed " + r.seed() + " " + r.status() + " after " + r.rounds() + ": " + r.digest());
            }
            return new Finding(seen, outcome, null);
        } catch (CompilationException e) {
            seen.add(e.getMessage());
            return new Finding(seen, null, e);
        }
    }

    private static void see(Ir ir, Context context, List<String> seen) {
        for (Var v : ir.vars()) {
            if (!v.temporary() && v.home() != Var.Home.SCRATCH && v.home() != Var.Home.REGISTER) {
                switch (v.kind()) {
                    case NUMBERS -> seen.add(context.round + " " + v + " " + hash(context.numbers[v.id()]));
                    case COHORT -> seen.add(context.round + " " + v + " " + members(context.cohorts[v.id()]));
                    case MESSAGE, SAMPLES -> { }
                }
            }
        }
        var c = context.counters();
        seen.add(context.round + " up " + c.bitsUp() + " down " + c.bitsDown() + " between " + c.bitsBetweenNodes() + " gradients " + c.gradients()
                + (Double.isNaN(context.time()) ? "" : " time " + context.time()));
    }

    private static String hash(double[] numbers) {
        return new Digest().add(numbers, 0, numbers.length).hex().substring(0, 16);
    }

    private static List<Integer> members(Cohort c) {
        return java.util.Arrays.stream(c.members, 0, c.count).boxed().toList();
    }
}
