package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.check.Sending;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.List;

/// Marks in the code what becomes of what is sent in an algorithm in rounds: what a clock needs to know, when it departs and what arrives by it; and what
/// may be lost. Without a clock, where all arrives, it marks nothing.
///
/// A value is known by the number of the variable that it was lowered to; [Awaits] puts in where it is waited for.
final class Waiting {
    private final Code code;
    private final boolean on;
    private final boolean lossy;

    /// @param on whether an algorithm in rounds runs under a clock
    /// @param lossy whether an algorithm in rounds loses messages
    Waiting(Code code, boolean on, boolean lossy) {
        this.code = code;
        this.on = on;
        this.lossy = lossy;
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

    /// Whether messages may be lost.
    boolean lossy() {
        return lossy;
    }

    /// What was charged may be lost; `sending` says what it was.
    void loses(Op.Charge.Route route, int schedule, Sending sending, boolean together) {
        if (lossy) {
            Step.Lose.Kind kind = together ? Step.Lose.Kind.TOGETHER : sending instanceof Sending.Free ? Step.Lose.Kind.LOSE : Step.Lose.Kind.AGAIN;
            code.step(new Step.Lose(kind, route, schedule));
        }
    }

    /// What was charged is repeated until it arrives.
    void repeats(Op.Charge.Route route) {
        if (lossy && !code.insidePlace()) {
            code.step(new Step.Lose(Step.Lose.Kind.REPEAT, route, 0));
        }
    }

    /// What was charged on a route departs, and arrives. Code of one place leaves that to the next primitive.
    void departs(Route route) {
        repeats(Charges.kind(route));
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
