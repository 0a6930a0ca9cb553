package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.List;

/// Marks in the code what a clock needs to know of an algorithm in rounds: what is sent when, and what arrives by it. Without a clock it marks nothing.
///
/// A value is known by the number of the variable that it was lowered to; [Awaits] puts in where it is waited for.
final class Waiting {
    private final Code code;
    private final boolean on;

    /// @param on whether an algorithm in rounds runs under a clock
    Waiting(Code code, boolean on) {
        this.code = code;
        this.on = on;
    }

    boolean on() {
        return on;
    }

    /// Whoever sends a value has it first. @param home where it is sent from
    void needs(Val v, Home home) {
        if (on) {
            reads(v).stream().distinct().forEach(x -> code.op(home, new Op.Arrival(Op.Arrival.Kind.AWAIT, x.id(), -1, null)));
        }
    }

    private static List<Var> reads(Val v) {
        return switch (v) {
            case Val.Num n -> Access.of(n.scalar()).reads();
            case Val.Vec w -> Access.of(w.element()).reads();
            case Val.Mes m when m.dense() != null -> Access.of(m.dense()).reads();
            case Val.Part p -> reads(p.values());
            default -> List.of();
        };
    }

    /// What was charged on a route departs. Code of one place leaves that to the next primitive.
    void departs(Route route) {
        if (on && !code.insidePlace()) {
            code.step(new Step.Deliver(Charges.kind(route), 0, -1));
        }
    }

    /// What was charged on a route departs; `value` is there when it has arrived.
    void arrives(Op.Charge.Route route, int schedule, Var value) {
        if (on) {
            code.step(new Step.Deliver(route, schedule, value.id()));
        }
    }

    /// Each node asks another one for a value.
    void asks(Scalar from, Var value) {
        if (on) {
            code.op(Home.NODE, new Op.Arrival(Op.Arrival.Kind.ASKS, value.id(), -1, from));
        }
    }
}
