package fopt.compiler.emit;

import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import fopt.runtime.sim.Arrivals;
import java.lang.classfile.CodeBuilder;

/// Code for what is waited for, in algorithms in rounds under a clock.
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
