package fopt.compiler.ir;

import fopt.runtime.sim.Context;
import fopt.runtime.sim.EventLoop;
import java.util.List;

/// The meaning of operations that tell the clock of events something, and of those that tell what communication costs.
final class Sending {
    private Sending() {
    }

    static void signal(Op.Signal signal, Place at) {
        EventLoop events = at.context().events();
        double value = signal.value() == null ? 0 : at.value(signal.value());
        switch (signal.kind()) {
            case ASSIGN -> {
                if (signal.value() == null) {
                    events.assignAll();
                } else {
                    events.assign(value);
                }
            }
            case CANCEL -> events.cancel(value);
            case SEND -> events.send(signal.number(), at.node(), value, bits(signal.items(), 0, at));
            case LATER -> events.later(signal.number(), at.node(), value);
            case TOUCH -> events.touch();
        }
    }

    private static long bits(List<Op.Charge.Item> items, int route, Place at) {
        Context context = at.context();
        long bits = 0;
        for (Op.Charge.Item item : items) {
            bits += switch (item) {
                case Op.Charge.Item.Numbers(int count) -> context.charges.numberBits(count);
                case Op.Charge.Item.OfMessage(Var message) -> at.edge() >= 0 && message.home() != Var.Home.EDGE
                        ? context.charges.newBitsOverEdge(at.message(message), at.node(), at.edge(), route)
                        : context.charges.newBits(at.message(message), route);
                case Op.Charge.Item.Marked(Var set) -> context.charges.markedBits(at.numbers(set), at.offset(set), set.length());
                case Op.Charge.Item.Bits(long b) -> b;
            };
        }
        return bits;
    }

    static void charge(Op.Charge charge, Place at) {
        Context context = at.context();
        long bits = bits(charge.items(), charge.routeBit(), at);
        switch (charge.route()) {
            case UP -> context.charges.chargeUp(at.node(), bits);
            case DOWN -> context.charges.chargeDown(bits);
            case FETCH -> context.charges.chargeFetch(at.node(), bits);
            case PEERS -> {
                if (at.edge() >= 0) {
                    context.charges.chargeEdge(at.edge(), bits);
                } else {
                    context.charges.chargePeers(charge.schedule(), at.position(), at.node(), bits);
                }
            }
        }
    }
}
