package fopt.compiler.lower;

import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.List;
import java.util.function.Function;

/// What a loop or a comprehension goes through.
sealed interface Domain {

    /// So many turns.
    ///
    /// @param most how many there are at most, if that is known before the run; else -1
    /// @param home who has a count of its own, if it is not the same for all
    /// @param turn what the variables stand for, from the counter (0, 1, …); may make code inside the loop
    record Counted(Scalar count, int most, Home home, Function<Var, List<Val>> turn) implements Domain {}

    /// Turns that are known before the run, written out one after the other. @param turns what the variables stand for in each
    record Listed(List<List<Val>> turns) implements Domain {}

    /// The entries of gathered tables, each where its node is. @param rows NODE variables
    record Gathered(List<Var> rows, int depth) implements Domain {}

    /// What each neighbour of a node has or sent.
    record Neighbours(Val value) implements Domain {}
}
