package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.List;

/// What an expression becomes: an expression of the IR that is not yet stored anywhere, or something known before the run.
///
/// Vectors stay element expressions as long as possible, so that one loop can compute a whole right side. Reading them later is
/// safe: an expression assigns nothing, and a statement stores its values before its targets change.
sealed interface Val {

    /// A number at a place.
    record Num(Scalar scalar, Home home) implements Val {}

    /// A vector at a place.
    record Vec(Element element, int length, Home home) implements Val {}

    /// A dense part (null: zero) and multiples of messages, kept apart so that sparse messages stay sparse.
    record Mes(Element dense, List<Term> terms, int length, Home home) implements Val {
        record Term(Scalar scale, Var message) {}
    }

    /// Known before the run.
    record Const(Value value) implements Val {}

    /// A handle on samples; null for all of a node's samples.
    record Handle(Var samples) implements Val {}

    /// A cohort that was drawn. @param law index of the law it was drawn from, -1 if unknown
    record Group(Var cohort, int law) implements Val {}

    /// A table over the nodes, held by the server: `rows` is a NODE variable (numbers or a message).
    ///
    /// @param depth how many `on` blocks were around where it was gathered: it has the entries of the members there
    record Rows(Var rows, int depth) implements Val {}

    /// A table whose entries lie one after the other. @param rows all numbers @param count how many entries there are, at most those of the form
    record Table(Val rows, Form form, Scalar count) implements Val {}

    /// How the entries of a table lie in a row.
    ///
    /// @param entries how many at most
    /// @param length numbers in an entry
    /// @param inner how each entry lies if it is a table; else null
    record Form(int entries, int length, Form inner) {
        int size() {
            return entries * length;
        }
    }

    /// Lists or tables that are gone through together.
    record Zip(List<Val> tables) implements Val {}

    /// The whole numbers from … to, not known before the run.
    record Interval(Scalar from, Scalar to, Home home) implements Val {}

    record Tuple(List<Val> items) implements Val {}

    /// The batches of one pass over a node's samples, `size` each.
    record Epoch(Scalar size, String order) implements Val {}
}
