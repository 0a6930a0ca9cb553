package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import java.util.List;

/// Operations that one place carries out by itself: a node in a [Step.Region], or the server (or everybody, alike) in a [Step.Solo].
/// The only reads of other places are those of [Mix], [MixMessages], [Fetch] and [Receive], which the lowering put there for a
/// communication primitive, and which read what the others held when the region began.
public sealed interface Op {

    /// `target[c] = value` for every entry c, in one loop.
    record Assign(Var target, Element value) implements Op {
        public Assign {
            Check.that(target.isVector(), "vector assignment to " + target);
        }
    }

    /// Several vector assignments in one loop: for each c, the assignments in order. All targets have the same length.
    record Fused(List<Assign> assigns) implements Op {
        public Fused {
            Check.that(assigns.stream().mapToInt(a -> a.target().length()).distinct().count() == 1, "fused loops of different lengths");
        }
    }

    /// A scalar assignment.
    record Set(Var target, Scalar value) implements Op {
        public Set {
            Check.that(target.isScalar(), "scalar assignment to " + target);
        }
    }

    /// `target = reduction of a` (and b for DOT), both vectors.
    record Reduce(Var target, Fn.Reduce fn, Var a, Var b) implements Op {
        public Reduce {
            Check.that(target.isScalar() && a.isVector() && (b == null) != (fn == Fn.Reduce.DOT), "reduction " + fn);
        }
    }

    /// `target = ∇f_i(x)`, over all samples if `samples` is null, otherwise over those of the handle. Counts the gradients.
    record Gradient(Var target, Var x, Var samples, DrawKey noise) implements Op {
        public Gradient {
            Check.that(target.kind() == Var.Kind.NUMBERS && target.length() == x.length() && target.id() != x.id(), "gradient");
        }
    }

    /// Counts a gradient that the code computes by itself, over all samples if `samples` is null.
    record CountGradient(Var samples) implements Op {}

    /// Takes back what was counted too much for a gradient of which only a part is asked for. @param part marks the entries
    record SpareGradient(Var samples, Var part) implements Op {}

    /// `target = f_i(x)`, over all samples if `samples` is null.
    record Loss(Var target, Var x, Var samples) implements Op {}

    /// `target = ∇²f_i(x) v`.
    record HessianVector(Var target, Var x, Var v, Var samples) implements Op {}

    /// `target = ∇²f_i(x)`, row by row.
    record Hessian(Var target, Var x, Var samples) implements Op {
        public Hessian {
            Check.that(target.kind() == Var.Kind.NUMBERS && target.length() == x.length() * x.length(), "Hessian");
        }
    }

    /// `target = prox of step·r at source`.
    record Prox(Var target, Var source, Scalar step) implements Op {}

    /// `target = argmin_u f_i(u) + ‖u − source‖²/(2 step)`. Counts the gradients that this takes.
    record LossProx(Var target, Var source, Scalar step) implements Op {
        public LossProx {
            Check.that(target.kind() == Var.Kind.NUMBERS && target.length() == source.length() && target.id() != source.id(), "proximal step of f");
        }
    }

    /// `target = r(x)`.
    record Regulariser(Var target, Var x) implements Op {}

    /// `target = function(arguments; numbers)`. @param function index into the run's functions
    /// @param arguments vectors and matrices, as rows
    record Apply(Var target, int function, List<Var> arguments, List<Scalar> numbers) implements Op {
        public Apply {
            Check.that(target.kind() == Var.Kind.NUMBERS && arguments.stream().allMatch(a -> a.kind() == Var.Kind.NUMBERS && a.id() != target.id()),
                    "function of " + arguments + " into " + target);
        }
    }

    /// `target = hook(arguments)`: a call of a function that is not written in the language. It may do anything but see the variables of the program, so
    /// that calls are made as often as they are written, in that order, in a region by one node after the other.
    ///
    /// @param target null if the function gives nothing
    /// @param hook index into the run's hooks
    record Hook(Var target, int hook, List<Var> arguments) implements Op {
        public Hook {
            Check.that(arguments.stream().allMatch(a -> a.kind() == Var.Kind.NUMBERS && (target == null || a.id() != target.id())), "hook of " + arguments + " into " + target);
        }

        /// Whether one is called, be it in the operations within these.
        public static boolean isIn(List<Op> ops) {
            return ops.stream().anyMatch(op -> switch (op) {
                case Hook h -> true;
                case EdgeLoop e -> isIn(e.body());
                case When w -> isIn(w.then()) || isIn(w.otherwise());
                case Times t -> isIn(t.body());
                case While w -> isIn(w.test()) || isIn(w.body());
                case Op other -> false;
            });
        }
    }

    /// `message = compressor(source)`. @param compressor index into the run's compressors
    record Compress(Var message, Var source, int compressor, DrawKey draw) implements Op {
        public Compress {
            Check.that(message.kind() == Var.Kind.MESSAGE && source.kind() == Var.Kind.NUMBERS, "compress");
        }
    }

    /// `message = ` the entries of `source` at the coordinates that `set` marks.
    record Keep(Var message, Var source, Var set, KeptEntries.Announced announced) implements Op {
        public Keep {
            Check.that(message.kind() == Var.Kind.MESSAGE && source.kind() == Var.Kind.NUMBERS && set.kind() == Var.Kind.NUMBERS
                    && source.length() == set.length() && message.length() == set.length(), "entries of " + source + " at " + set);
        }
    }

    /// `target += scale * message`; touches only the entries of a sparse message.
    record Accumulate(Var target, Scalar scale, Var message) implements Op {
        public Accumulate {
            Check.that(target.kind() == Var.Kind.NUMBERS && message.kind() == Var.Kind.MESSAGE, "accumulate");
        }
    }

    /// `target = message`, decoded.
    record Expand(Var target, Var message) implements Op {
        public Expand {
            Check.that(target.kind() == Var.Kind.NUMBERS && message.kind() == Var.Kind.MESSAGE, "expand");
        }
    }

    /// `target = Σ_j w_ij source_j` with the weights of the round. @param schedule index into the run's schedules (0: W)
    record Mix(Var target, Var source, int schedule) implements Op {
        public Mix {
            Check.that(target.id() != source.id() && target.length() == source.length(), "mix in place");
        }
    }

    /// `target += scale Σ_j w_ij message_j`: messages are added in the order of the columns; sparse ones touch only their entries.
    record MixMessages(Var target, Scalar scale, Var message, int schedule) implements Op {}

    /// `target = source` of the node with this 1-based number.
    record Fetch(Var target, Var source, Scalar from) implements Op {
        public Fetch {
            Check.that(target.id() != source.id() && target.length() == source.length(), "fetch in place");
        }
    }

    /// `target` = this place's row of delay line `line` at the end of the round `lag` rounds ago; its first value before that, the present one for lag 0.
    ///
    /// @param source what the line remembers
    record Recall(Var target, Var source, int line, Scalar lag) implements Op {
        public Recall {
            Check.that(target.id() != source.id() && target.length() == source.length(), "recall in place");
        }
    }

    /// Within an [EdgeLoop]: `target` (EDGE) = what the neighbour holds: its row of a NODE variable, or its row for the opposite edge of an EDGE variable.
    record Receive(Var target, Var source) implements Op {
        public Receive {
            Check.that(target.id() != source.id() && target.length() == source.length(), "receive in place");
        }
    }

    /// For each neighbour of the node, in order: `body`, in which EDGE variables mean the row of that edge.
    record EdgeLoop(List<Op> body) implements Op {}

    /// `target` (NODE) = sum, mean, max or min of `edge` over the node's edges, entry by entry; sum over no edge is 0.
    record EdgeReduce(Var target, Fn.Gather fn, Var edge) implements Op {}

    /// `target` (NODE), a table of at least as many entries as the node has edges: the first ones become the rows of `edge`, in order.
    record EdgeTable(Var target, Var edge) implements Op {
        public EdgeTable {
            Check.that(target.length() % edge.length() == 0, "table " + target + " of " + edge);
        }
    }

    /// Draws a minibatch. @param sampler index into the run's samplers
    record DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) implements Op {}

    /// Draws numbers: `target` gets one number (a scalar) or independent entries (a vector).
    record Draw(Var target, Distribution distribution, List<Scalar> parameters, DrawKey draw) implements Op {}

    enum Distribution {
        /// 1 with probability p, else 0. Parameter p.
        COIN,
        /// Normal with mean and standard deviation.
        NORMAL,
        /// Uniform on [a, b).
        UNIFORM,
        /// Number of trials to the first success, at least 1. Parameter p.
        GEOMETRIC,
        /// Uniform whole number in a … b.
        INTEGER,
        EXPONENTIAL,
        LAPLACE,
        /// The place of an item in a random order. Parameters: item, number of items.
        PLACE,
        /// Marks a random subset. Parameter: its size.
        SUBSET,
        /// 1 … n in a random order. One parameter, unused.
        PERMUTATION
    }

    /// Counts what is sent on a route: by the node at its turn to the server (UP) or to each neighbour (PEERS; inside an edge loop: to that
    /// neighbour only), to the node at its turn by one other node (FETCH), by the server to each member of the cohort (DOWN).
    record Charge(Route route, int schedule, List<Item> items) implements Op {
        public enum Route { UP, DOWN, PEERS, FETCH }

        /// The route among those that a message remembers (see [fopt.runtime.sim.Context#newBits]); 0 where nothing is remembered.
        public int routeBit() {
            return switch (route) {
                case UP -> 1;
                case DOWN -> 2;
                case PEERS -> 4 << schedule;
                case FETCH -> 0;
            };
        }

        public sealed interface Item {
            /// This many numbers of the run's precision.
            record Numbers(int count) implements Item {}

            /// The message's bits, unless it was sent on this route already.
            record OfMessage(Var message) implements Item {}

            /// As many numbers as the set marks.
            record Marked(Var set) implements Item {}

            record Bits(long bits) implements Item {}
        }
    }

    /// `if condition { then } else { otherwise }`
    record When(Scalar condition, List<Op> then, List<Op> otherwise) implements Op {}

    /// `for counter = 0 … count-1`; count is evaluated once and rounded down.
    record Times(Scalar count, Var counter, List<Op> body) implements Op {}

    /// At most `max` times: `test`, then stop unless `condition`, then `body`.
    record While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) implements Op {}

    /// The node spends the time for a gradient, over all samples if `samples` is null.
    record Elapse(Var samples) implements Op {}

    /// When a value is there, in an algorithm in rounds under a clock (see [fopt.runtime.sim.Arrivals]).
    ///
    /// @param slot of the value
    /// @param other slot, or delay line, that it depends on; else negative
    /// @param number rounds ago, or number of a node; else null
    record Arrival(Kind kind, int slot, int other, Scalar number) implements Op {
        public enum Kind {
            /// It is waited for.
            AWAIT,
            /// It was just computed.
            AT_ONCE,
            /// Not before the value of another slot.
            WITH,
            /// Not before what a delay line remembers.
            PAST,
            /// It is asked for at another node.
            ASKS
        }
    }

    /// Something is to happen in simulated time (see [fopt.runtime.sim.EventLoop]).
    ///
    /// @param number of the handler of a message, or of what is put off; else 0
    /// @param value number of a node; seconds; null for all nodes, or the server
    /// @param items what a message consists of
    /// @param reads what is read when it is said
    record Signal(Kind kind, int number, Scalar value, List<Charge.Item> items, List<Var> reads) implements Op {
        public enum Kind {
            /// A worker gets a job; all of the cohort if there is no number.
            ASSIGN,
            /// A worker gives up its job.
            CANCEL,
            /// A message of the algorithm's own; to the server if there is no number.
            SEND,
            /// Something is put off.
            LATER,
            /// The measured point changes.
            TOUCH
        }
    }

    /// At the server: `target` = the row of the node with this 1-based number, one of those who take part.
    record Row(Var target, Var rows, Scalar node) implements Op {
        public Row {
            Check.that(rows.home() == Var.Home.NODE && rows.length() == target.length(), "row of " + rows + " into " + target);
        }
    }

    /// `target` = one sample of a handle, or of all samples of the node if `samples` is null. @param position 1-based
    record OneSample(Var target, Var samples, Scalar position) implements Op {}

    /// `target = table[key]`, where a table is a row of entries one after the other, each as long as the target. @param key 1-based
    record Take(Var target, Var table, Scalar key) implements Op {
        public Take {
            Check.that(target.id() != table.id() && table.length() % target.length() == 0, "entry of " + table + " into " + target);
        }
    }

    /// `table[key] = source`. @param key 1-based
    record Put(Var table, Scalar key, Var source) implements Op {
        public Put {
            Check.that(source.id() != table.id() && table.length() % source.length() == 0, "entry of " + table + " from " + source);
        }
    }

    /// Makes a message slot empty: the zero vector that costs nothing.
    record ClearMessage(Var message) implements Op {}
}
