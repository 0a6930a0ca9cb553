package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.runtime.function.Size;
import java.util.List;

/// What an expression becomes: an expression of the IR that is not yet stored anywhere, or something known before the run.
///
/// Vectors stay element expressions as long as possible, so that one loop can compute a whole right side. Reading them later is
/// safe: an expression assigns nothing, and a statement stores its values before its targets change.
sealed interface Val {

    /// A number at a place.
    record Num(Scalar scalar, Home home) implements Val {}

    /// A vector or a matrix (row by row) at a place.
    record Vec(Element element, Size size, Home home) implements Val {
        Vec(Element element, int length, Home home) {
            this(element, Size.vector(length), home);
        }

        /// How many numbers.
        int length() {
            return size.length();
        }
    }

    /// A dense part (null: zero) and multiples of messages, kept apart so that sparse messages stay sparse.
    record Mes(Element dense, List<Term> terms, Size size, Home home) implements Val {
        record Term(Scalar scale, Var message) {}

        /// How many numbers.
        int length() {
            return size.length();
        }
    }

    /// Known before the run.
    record Const(Value value) implements Val {}

    /// A handle on samples; null for all of a node's samples.
    record Handle(Var samples) implements Val {}

    /// A cohort that was drawn. @param law index of the law it was drawn from, -1 if unknown
    record Group(Var cohort, int law) implements Val {}

    /// A table over the nodes, held by the server: `rows` is a NODE variable (numbers or a message).
    record Rows(Var rows) implements Val {}

    record Tuple(List<Val> items) implements Val {}

    /// The batches of one pass over a node's samples, `size` each.
    record Epoch(Scalar size, String order) implements Val {}
}
