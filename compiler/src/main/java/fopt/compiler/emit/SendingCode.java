package fopt.compiler.emit;

import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.runtime.sim.Charges;
import fopt.runtime.sim.EventLoop;
import java.lang.classfile.CodeBuilder;
import java.util.List;

/// Code for what is told to the clock of events, and for what communication costs.
///
/// @param insideEdges whether the code runs at an edge of the node
record SendingCode(Frame frame, ScalarCode scalars, boolean insideEdges) {

    // ---- events

    void signal(Op.Signal s) {
        CodeBuilder code = frame.code();
        frame.context();
        frame.callContext("events", 0);
        switch (s.kind()) {
            case ASSIGN -> told(s.value() == null ? "assignAll" : "assign", s.value());
            case CANCEL -> told("cancel", s.value());
            case TOUCH -> told("touch", null);
            case LATER -> {
                code.loadConstant(s.number()).iload(Frame.NODE);
                told("later", 3, s.value());
            }
            case SEND -> {
                code.loadConstant(s.number()).iload(Frame.NODE);
                if (s.value() == null) {
                    code.dconst_0();
                } else {
                    scalars.value(s.value());
                }
                bits(s.items(), 0);
                frame.call(EventLoop.class, "send", 4);
            }
        }
    }

    private void told(String method, Scalar number) {
        told(method, number == null ? 0 : 1, number);
    }

    private void told(String method, int parameters, Scalar number) {
        if (number != null) {
            scalars.value(number);
        }
        frame.call(EventLoop.class, method, parameters);
    }

    // ---- costs

    void charge(Op.Charge c) {
        CodeBuilder code = frame.code();
        frame.part(Charges.class);
        String method = switch (c.route()) {
            case UP -> "chargeUp";
            case FETCH -> "chargeFetch";
            case DOWN -> "chargeDown";
            case PEERS -> insideEdges ? "chargeEdge" : "chargePeers";
        };
        int parameters = switch (method) {
            case "chargeDown" -> 1;
            case "chargePeers" -> {
                code.loadConstant(c.schedule()).iload(Frame.POSITION).iload(Frame.NODE);
                yield 4;
            }
            case "chargeEdge" -> {
                code.iload(Frame.EDGE);
                yield 2;
            }
            default -> {
                code.iload(Frame.NODE);
                yield 2;
            }
        };
        bits(c.items(), c.routeBit());
        frame.call(Charges.class, method, parameters);
    }

    private void bits(List<Op.Charge.Item> items, int route) {
        CodeBuilder code = frame.code();
        code.lconst_0();
        for (Op.Charge.Item item : items) {
            switch (item) {
                case Op.Charge.Item.Numbers(int count) -> {
                    frame.part(Charges.class);
                    code.loadConstant(count);
                    frame.call(Charges.class, "numberBits", 1);
                }
                case Op.Charge.Item.OfMessage(Var message) -> newBits(message, route);
                case Op.Charge.Item.Marked(Var set) -> {
                    frame.part(Charges.class);
                    frame.vector(set);
                    code.loadConstant(set.length());
                    frame.call(Charges.class, "markedBits", 3);
                }
                case Op.Charge.Item.Bits(long bits) -> code.loadConstant(bits);
            }
            code.ladd();
        }
    }

    private void newBits(Var message, int route) {
        CodeBuilder code = frame.code();
        frame.part(Charges.class);
        frame.message(message);
        if (insideEdges && message.home() != Var.Home.EDGE) {
            code.iload(Frame.NODE).iload(Frame.EDGE).loadConstant(route);
            frame.call(Charges.class, "newBitsOverEdge", 4);
        } else {
            code.loadConstant(route);
            frame.call(Charges.class, "newBits", 2);
        }
    }
}
