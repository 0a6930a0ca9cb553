package fopt.compiler.ir;

import fopt.runtime.sim.Arrivals;
import fopt.runtime.sim.Context;

/// The meaning of what is waited for, in algorithms in rounds under a clock, and of what is lost.
final class Arriving {
    private Arriving() {}

    static void arrival(Op.Arrival a, Place at) {
        Arrivals arrivals = at.context().arrivals;
        switch (a.kind()) {
            case AWAIT -> arrivals.await(a.slot(), at.node(), at.edge());
            case AT_ONCE -> arrivals.atOnce(a.slot(), at.node(), at.edge());
            case WITH -> arrivals.with(a.slot(), a.other(), at.node(), at.edge());
            case PAST -> arrivals.past(a.slot(), a.other(), at.value(a.number()), at.node(), at.edge());
            case ASKS -> arrivals.asks(at.node(), at.value(a.number()));
        }
    }

    static void lose(Step.Lose l, Context context) {
        if (l.kind() == Step.Lose.Kind.REPEAT) {
            switch (l.route()) {
                case UP -> context.losses.repeatUp();
                case DOWN -> context.losses.repeatDown();
                case PEERS -> context.losses.repeatPeers();
                case FETCH -> context.losses.repeatFetched();
            }
        } else if (l.route() == Op.Charge.Route.UP) {
            context.losses.loseUp(l.kind().ordinal());
        } else {
            context.losses.losePeers(l.schedule(), l.kind().ordinal());
        }
    }

    static void deliver(Step.Deliver d, Context context) {
        switch (d.route()) {
            case UP -> context.arrivals.deliverUp(d.slot());
            case DOWN -> context.arrivals.deliverDown(d.slot());
            case PEERS -> context.arrivals.deliverPeers(d.schedule(), d.slot());
            case FETCH -> context.arrivals.deliverFetched(d.slot());
        }
    }
}
