package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.runtime.function.Size;
import fopt.runtime.compress.Compressors;
import java.util.List;
import java.util.OptionalInt;

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

    /// A set of coordinates. @param marks a stored row: 1 for a member, 0 for any other
    /// @param size how many members it has, where all know that before the run
    record Coordinates(Val marks, OptionalInt size) implements Val {}

    /// The coordinates from … to, by numbers that are not known before the run.
    record Span(Val from, Val to) implements Val {}

    /// A part of a vector: the values at a set of coordinates; at others they mean nothing. `values` is a [Num] or a [Vec].
    record Part(Val values, Coordinates of) implements Val {
        /// The vector that is 0 outside of the part.
        Val whole() {
            return values instanceof Num n ? new Num(new Scalar.Select(((Num) of.marks()).scalar(), n.scalar(), new Scalar.Const(0)), home())
                    : new Vec(new Element.Select(((Vec) of.marks()).element(), ((Vec) values).element(), new Element.Broadcast(new Scalar.Const(0))),
                            Store.size(values), home());
        }

        private Home home() {
            return Store.join(Store.home(values), Store.home(of.marks()));
        }

        /// `a` where the row is marked, `b` elsewhere.
        static Val select(Val marks, Store store, Val a, Val b, fopt.compiler.source.Span place) {
            Home home = Store.join(Store.home(marks), Store.join(Store.home(a), Store.home(b)));
            return marks instanceof Num n ? new Num(new Scalar.Select(n.scalar(), store.scalar(a, place), store.scalar(b, place)), home)
                    : new Vec(new Element.Select(store.element(marks, place), store.element(a, place), store.element(b, place)),
                            Store.isVector(b) ? Store.size(b) : Store.size(a), home);
        }
    }

    /// A part of a vector at coordinates that are known before the run and follow each other: its own numbers, with the shape of the block that they are.
    ///
    /// @param values a [Num] or a [Vec]
    /// @param from before which coordinate of the vector (from 0) the part begins
    /// @param of how many numbers the vector has
    record Slice(Val values, int from, int of) implements Val {}

    /// Known before the run.
    record Const(Value value) implements Val {}

    /// A handle on samples; null for all of a node's samples.
    record Handle(Var samples) implements Val {}

    /// A cohort. @param chance p_i, the chance of a node to be in it; null if unknown
    record Group(Var cohort, Scalar chance) implements Val {}

    /// A compressor that was drawn and is kept. @param key of its draws  @param home who has one: all (ONE) or each node
    record Operator(Compressors.Spec spec, DrawKey key, Home home) implements Val {}

    /// A table over the nodes, held by the server: `rows` is a NODE variable (numbers or a message).
    ///
    /// @param depth how many `on` blocks were around where it was gathered: it has the entries of the members there
    record Rows(Var rows, int depth) implements Val {}

    /// A table whose entries lie one after the other. @param rows all numbers @param count how many entries there are, at most those of the form
    record Table(Val rows, Form form, Scalar count) implements Val {}

    /// How the entries of a table lie in a row.
    ///
    /// @param entries how many at most
    /// @param item what each entry is
    /// @param inner how each entry lies if it is a table; else null
    record Form(int entries, Size item, Form inner) {
        /// How many numbers.
        int length() {
            return Math.multiplyExact(entries, item.length());
        }

        /// The entries as one row.
        Size row() {
            return entries == 1 ? item : Size.of(length());
        }
    }

    /// Lists or tables that are gone through together.
    record Zip(List<Val> tables) implements Val {}

    record Tuple(List<Val> items) implements Val {}

    /// The batches of one pass over a node's samples, `size` each.
    record Epoch(Scalar size, String order) implements Val {}
}
