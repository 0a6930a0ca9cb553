package fopt.compiler.emit;

import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.runtime.sim.Arrivals;
import fopt.runtime.sim.Losses;
import java.lang.classfile.CodeBuilder;

/// Code for what is waited for, in algorithms in rounds under a clock, and for what is lost.
record ArrivalCode(Frame frame, ScalarCode scalars) {

    /// At a place.
    void arrival(Op.Arrival a) {
        CodeBuilder code = frame.code();
        frame.part(Arrivals.class);
        if (a.kind() == Op.Arrival.Kind.ASKS) {
            code.iload(Frame.NODE);
            scalars.value(a.number());
            frame.call(Arrivals.class, "asks", 2);
            return;
        }
        code.loadConstant(a.slot());
        switch (a.kind()) {
            case WITH -> code.loadConstant(a.other());
            case PAST -> {
                code.loadConstant(a.other());
                scalars.value(a.number());
            }
            case AWAIT, AT_ONCE, ASKS -> { }
        }
        code.iload(Frame.NODE).iload(Frame.EDGE);
        switch (a.kind()) {
            case AWAIT -> frame.call(Arrivals.class, "await", 3);
            case AT_ONCE -> frame.call(Arrivals.class, "atOnce", 3);
            case WITH -> frame.call(Arrivals.class, "with", 4);
            case PAST -> frame.call(Arrivals.class, "past", 5);
            case ASKS -> { }
        }
    }

    void lose(Step.Lose l) {
        frame.part(Losses.class);
        if (l.kind() == Step.Lose.Kind.REPEAT) {
            frame.call(Losses.class, switch (l.route()) {
                case UP -> "repeatUp";
                case DOWN -> "repeatDown";
                case PEERS -> "repeatPeers";
                case FETCH -> "repeatFetched";
            }, 0);
        } else if (l.route() == Op.Charge.Route.UP) {
            frame.code().loadConstant(l.kind().ordinal());
            frame.call(Losses.class, "loseUp", 1);
        } else {
            frame.code().loadConstant(l.schedule()).loadConstant(l.kind().ordinal());
            frame.call(Losses.class, "losePeers", 2);
        }
    }

    void arrived(Var into) {
        frame.part(Losses.class);
        frame.cohort(into);
        frame.call(Losses.class, "arrived", 1);
    }

    void deliver(Step.Deliver d) {
        frame.part(Arrivals.class);
        if (d.route() == Op.Charge.Route.PEERS) {
            frame.code().loadConstant(d.schedule());
        }
        frame.code().loadConstant(d.slot());
        switch (d.route()) {
            case UP -> frame.call(Arrivals.class, "deliverUp", 1);
            case DOWN -> frame.call(Arrivals.class, "deliverDown", 1);
            case PEERS -> frame.call(Arrivals.class, "deliverPeers", 2);
            case FETCH -> frame.call(Arrivals.class, "deliverFetched", 1);
        }
    }
}
