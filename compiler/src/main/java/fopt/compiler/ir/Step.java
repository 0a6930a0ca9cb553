package fopt.compiler.ir;

import java.util.List;

/// What happens one after the other, for all places together. Between steps everybody waits for everybody.
public sealed interface Step {
    /// Every node of the current cohort carries out `ops`, in parallel. No node writes what another one reads in the same region.
    record Region(List<Op> ops) implements Step {}

    /// Once: values of the server, and values that all know.
    record Solo(List<Op> ops) implements Step {}

    /// `into = sum, mean, max or min over the cohort of from`, entry by entry, in node order. `from` is a NODE variable (numbers or a
    /// message, whose entries are then added one by one), `into` has home ONE.
    record Collect(Var into, Fn.Gather fn, Var from) implements Step {}

    record If(Scalar condition, List<Step> then, List<Step> otherwise) implements Step {}

    /// `for counter = 0 … count-1`; count is evaluated once.
    record Repeat(Scalar count, Var counter, List<Step> body) implements Step {}

    /// At most `max` times: `test`, then stop unless `condition`, then `body`.
    record While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) implements Step {}

    /// Draws a cohort. @param law index into the run's participation laws
    record DrawCohort(Var into, int law, DrawKey draw) implements Step {}

    /// `into = from`, both cohorts.
    record CopyCohort(Var into, Var from) implements Step {}

    /// `into` = the nodes with these 1-based numbers.
    record FormCohort(Var into, List<Scalar> numbers) implements Step {}

    /// `body` for the members of the cohort (within the current one) only; nothing if it is empty.
    record On(Var cohort, List<Step> body) implements Step {}

    /// `body` for those who take part `depth` [On] blocks deep, 0 being all nodes, however many are around.
    record AtDepth(int depth, List<Step> body) implements Step {}

    /// `into` = a robust rule of the rows of those who take part. @param rule index into the run's rules
    record Aggregate(Var into, int rule, Var from, DrawKey draw) implements Step {}

    /// The rows (at nodes, or at edges) of those who take part and are Byzantine become what they deliver instead.
    record Attack(Var rows, DrawKey draw) implements Step {}

    /// Exchanges the storage of two variables of the same home and length.
    record Swap(Var a, Var b) implements Step {
        public Swap {
            Check.that(a.home() == b.home() && a.single() == b.single() && a.length() == b.length() && a.kind() == b.kind(), "swap of " + a + " and " + b);
        }
    }

    /// What becomes of what was charged on a route since the last time, in a run that loses messages (see [fopt.runtime.sim.Losses]).
    record Lose(Kind kind, Op.Charge.Route route, int schedule) implements Step {
        public enum Kind {
            /// It may be lost; what costs nothing arrives.
            LOSE,
            /// It may be lost; what costs nothing was sent before, and is lost if it was lost then.
            AGAIN,
            /// It is lost where what was sent last is.
            TOGETHER,
            /// It is repeated until it arrives.
            REPEAT
        }
    }

    /// `into` = those of the cohort whose last messages are with the server: at least one, however often they have to be repeated.
    record Arrived(Var into) implements Step {}

    /// What was charged on a route since the last time departs, in an algorithm in rounds under a clock.
    ///
    /// @param slot of the value that is there when it has arrived; negative if there is none
    record Deliver(Op.Charge.Route route, int schedule, int slot) implements Step {}

    /// Tells the run's ledger of a part of the noise that the next [Release] at this place adds. @param source ordinal of the kind @param draw its
    ///     number among the draws of the release, or -1 if it is another one each time
    record Noise(int place, int source, int draw, Scalar lag, Scalar std) implements Step {}

    /// Tells the ledger that the members of the current cohort let something out. @param place index into the run's releases
    record Release(int place, Scalar sensitivity) implements Step {}

    /// Remembers the present value of `source` as that of the end of this round, for [Recall]. @param line index of the delay line
    record Remember(int line, Var source) implements Step {}

    /// `into` = the value of delay line `line` at the end of the round `lag` rounds ago; its first value before that.
    record Recall(Var into, int line, Scalar lag) implements Step {}
}
