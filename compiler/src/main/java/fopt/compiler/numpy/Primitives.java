package fopt.compiler.numpy;

import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import fopt.runtime.topology.Schedule;

/// Writes communication, always for all nodes at once: what it costs is not counted here.
final class Primitives {
    private final Frame frame;
    private final Formulas formulas;

    Primitives(Frame frame, Formulas formulas) {
        this.frame = frame;
        this.formulas = formulas;
    }

    /// @param value one of the values that the call sends
    Code of(String id, Expr.Call c, Expr value) {
        Code v = formulas.of(value);
        return switch (id) {
            case "gossip" -> gossip(everywhere(v), c);
            case "exchange" -> v.axes() == 2 ? Code.atom("np.swapaxes(" + v.text() + ", 0, 1)", 2, v.rank())
                    : Code.atom("np.array([" + everywhere(v).text() + "] * n)", 2, v.rank());
            case "broadcast" -> v;
            case "mean_i", "allmean" -> collect("np.mean", v);
            case "sum_i", "allsum" -> v.axes() == 0 ? collect("np.sum", everywhere(v)) : collect("np.sum", v);
            case "max_i" -> collect("np.max", v);
            case "min_i" -> collect("np.min", v);
            case "gather" -> Code.atom(members(everywhere(v)), 0, v.rank() + 1);
            case "fetch" -> fetch(v, formulas.of(frame.typing.arguments(c).named().get("from")), c);
            default -> throw Untranscribed.at(c.span(), "`" + id + "`");
        };
    }

    /// The same at each node, as an array with a row for each.
    static Code everywhere(Code v) {
        return v.axes() > 0 ? v : repeated(v, 1, ", float");
    }

    /// The same at each node, or for each node and neighbour. @param type as a last argument of `np.full`
    static Code repeated(Code v, int axes, String type) {
        if (v.rank() == 0) {
            return Code.atom("np.full(" + (axes == 1 ? "n" : "(n, n)") + ", " + v.text() + type + ")", axes, 0);
        }
        return Code.atom(axes == 1 ? "np.array([" + v.text() + "] * n)" : "np.array([[" + v.text() + "] * n] * n)", axes, v.rank());
    }

    private String members(Code v) {
        return frame.cohort() == null ? v.text() : v.at(frame.cohort());
    }

    private Code collect(String function, Code v) {
        return v.axes() == 0 ? v : Code.atom(function + "(" + members(v) + ", axis=0)", 0, v.rank());
    }

    private Code gossip(Code v, Expr.Call c) {
        String w = matrix(c);
        if (frame.cohort() != null) {
            return Code.atom("gossip_among(" + w + ", " + v.text() + ", " + frame.cohort() + ")", 1, v.rank());
        }
        return v.rank() < 2 ? Code.of(w + " @ " + v.within(Code.PRODUCT + 1), Code.PRODUCT, 1, v.rank())
                : Code.atom("np.tensordot(" + w + ", " + v.text() + ", 1)", 1, v.rank());
    }

    private String matrix(Expr.Call c) {
        Expr over = frame.typing.arguments(c).named().get("over");
        if (over == null) {
            return "W";
        }
        Value graph = frame.known.value(over).orElseThrow(() -> Untranscribed.at(over.span(), "a graph that is not known before the run"));
        Schedule schedule = switch (graph) {
            case Value.Mixing m -> m.schedule();
            case Value.Graph g -> Schedule.of(g.topology());
            default -> throw Untranscribed.at(over.span(), "this graph");
        };
        if (!schedule.constant()) {
            throw Untranscribed.at(over.span(), "a second graph that changes");
        }
        return frame.arguments.computeIfAbsent(frame.names.fresh("W_2"), k -> Graphs.matrix(schedule.at(1, frame.run.seed())))
                .isEmpty() ? "" : frame.arguments.lastEntry().getKey();
    }

    private Code fetch(Code v, Code from, Expr.Call c) {
        if (v.axes() != 1 || frame.typing.of(c).place() != Placement.NODE) {
            throw Untranscribed.at(c.span(), "this `fetch`");
        }
        return from.axes() == 0 ? Code.atom("np.array([" + v.at(Operators.place(from)) + "] * n)", 1, v.rank())
                : Code.atom(v.at(Operators.place(from)), 1, v.rank());
    }
}
