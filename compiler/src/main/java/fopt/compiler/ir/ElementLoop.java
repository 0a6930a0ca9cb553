package fopt.compiler.ir;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A loop over the entries of vectors, with its scalars (evaluated before) and its registers.
record ElementLoop(Place at, Map<Element.Broadcast, Double> scalars, Map<Integer, Double> registers) {
    static void run(List<Op.Assign> assigns, Place at) {
        ElementLoop loop = new ElementLoop(at, new IdentityHashMap<>(), new HashMap<>());
        for (Op.Assign assign : assigns) {
            loop.evaluateBroadcasts(assign.value());
        }
        for (int c = 0; c < assigns.getFirst().target().length(); c++) {
            for (Op.Assign assign : assigns) {
                loop.store(assign.target(), c, loop.value(assign.value(), c));
            }
        }
    }

    void evaluateBroadcasts(Element e) {
        switch (e) {
            case Element.Load _ -> { }
            case Element.Broadcast b -> scalars.put(b, at.value(b.value()));
            case Element.One(Fn.One fn, Element a) -> evaluateBroadcasts(a);
            case Element.Two(Fn.Two fn, Element a, Element b) -> {
                evaluateBroadcasts(a);
                evaluateBroadcasts(b);
            }
            case Element.Select(Element condition, Element a, Element b) -> {
                evaluateBroadcasts(condition);
                evaluateBroadcasts(a);
                evaluateBroadcasts(b);
            }
        }
    }

    double value(Element e, int c) {
        return switch (e) {
            case Element.Load(Var v) -> v.home() == Var.Home.REGISTER ? registers.get(v.id()) : at.numbers(v)[at.offset(v) + c];
            case Element.Broadcast b -> scalars.get(b);
            case Element.One(Fn.One fn, Element a) -> Arithmetic.apply(fn, value(a, c));
            case Element.Two(Fn.Two fn, Element a, Element b) -> Arithmetic.apply(fn, value(a, c), value(b, c));
            case Element.Select(Element condition, Element a, Element b) -> value(condition, c) != 0.0 ? value(a, c) : value(b, c);
        };
    }

    void store(Var v, int c, double exact) {
        double value = v.stored(exact);
        if (v.home() == Var.Home.REGISTER) {
            registers.put(v.id(), value);
        } else {
            at.numbers(v)[at.offset(v) + c] = value;
        }
    }
}
