package fopt.compiler.check;

import fopt.compiler.check.Builtin.Family;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The cost rule: what must be sent so that the receivers can work out a value.
///
/// Known values need nothing. A message, or a combination of messages and known values, needs the messages. A choice that is a node's
/// secret needs one bit, then what the branch needs. Anything else is private, and makes the whole value dense.
final class Sendings {
    private static final Sending FREE = new Sending.Free();
    private static final Sending DENSE = new Sending.Dense();

    private final Analysis analysis;
    private final Typing typing;

    Sendings(Analysis analysis) {
        this.analysis = analysis;
        typing = analysis.typing;
    }

    Sending of(Expr e) {
        return of(e, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private Sending of(Expr e, Set<Symbol> visited) {
        Typed t = typing.of(e);
        if (t.knowledge() == Knowledge.KNOWN || t.place() == Placement.SHARED) {
            return FREE;
        }
        return switch (e) {
            case Expr.Ref r -> name(r, t, visited);
            case Expr.Call c -> call(c, t, visited);
            case Expr.Conditional c -> choice(c, visited);
            case Expr.Negate n -> of(n.operand(), visited);
            case Expr.Not n -> of(n.operand(), visited);
            case Expr.Transpose p -> of(p.operand(), visited);
            case Expr.Norm n -> of(n.operand(), visited);
            case Expr.Binary b -> parts(List.of(b.left(), b.right()), visited);
            case Expr.Inner i -> parts(List.of(i.left(), i.right()), visited);
            case Expr.Tuple p -> parts(p.items(), visited);
            case Expr.Index i -> parts(java.util.stream.Stream.concat(java.util.stream.Stream.of(i.base()), i.indices().stream()).toList(), visited);
            default -> DENSE;
        };
    }

    private Sending name(Expr.Ref r, Typed t, Set<Symbol> visited) {
        if (!(typing.symbol(r) instanceof Symbol.Local l)) {
            return DENSE;
        }
        List<Expr> values = analysis.variable(l).values();
        if (t.knowledge() == Knowledge.PRIVATE && values.size() != 1) {
            return DENSE;
        }
        return visited.add(l) ? parts(values, visited) : FREE;
    }

    private Sending call(Expr.Call c, Typed t, Set<Symbol> visited) {
        Optional<Typing.Expansion> inlined = typing.expansion(c);
        if (inlined.isPresent()) {
            return of(inlined.get().value(), visited);
        }
        Optional<Builtin> b = typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).flatMap(s -> Builtins.named(((Symbol.BuiltIn) s).id()));
        if (b.isEmpty()) {
            return DENSE;
        }
        return switch (b.get().family()) {
            case MESSAGE -> new Sending.Messages(List.of(c));
            case ELEMENTWISE, REDUCTION, PLAIN, VECTORS -> overNeighbours(c, t) ? DENSE : parts(c.args().stream().map(Expr.Arg::value).toList(), visited);
            case DELAY -> past(c, t, visited);
            case PRIMITIVE, DRAW, ORACLE, AVERAGE, RELEASE, RULE, OBJECT, OPTION, SETTING -> DENSE;
        };
    }

    private Sending past(Expr.Call c, Typed t, Set<Symbol> visited) {
        Sending then = t.knowledge() == Knowledge.MESSAGES ? of(typing.arguments(c).named().get("v"), visited) : DENSE;
        return then.equals(FREE) || then.equals(DENSE) ? then : new Sending.Past(c, then);
    }

    private boolean overNeighbours(Expr.Call c, Typed t) {
        return t.place() == Placement.NODE && c.args().stream().anyMatch(a -> typing.of(a.value()).place() == Placement.EDGE);
    }

    private Sending choice(Expr.Conditional c, Set<Symbol> visited) {
        Typed condition = typing.of(c.condition());
        boolean known = condition.knowledge() == Knowledge.KNOWN || condition.place() == Placement.SHARED;
        Sending then = of(c.then(), visited);
        Sending otherwise = c.otherwise().map(o -> of(o, visited)).orElse(FREE);
        return known && then.equals(otherwise) && !(then instanceof Sending.Messages) ? then : new Sending.Choice(c, known, then, otherwise);
    }

    /// What several parts of one value need. A private part makes the whole dense.
    private Sending parts(List<Expr> parts, Set<Symbol> visited) {
        List<Sending> others = new ArrayList<>();
        Set<Expr> messages = new LinkedHashSet<>();
        for (Expr part : parts) {
            switch (of(part, visited)) {
                case Sending.Dense d -> {
                    return DENSE;
                }
                case Sending.Free f -> { }
                case Sending.Messages m -> messages.addAll(m.sources());
                case Sending.Choice c -> others.add(c);
                case Sending.Past p -> others.add(p);
                case Sending.All all -> {
                    for (Sending s : all.parts()) {
                        if (s instanceof Sending.Messages m) {
                            messages.addAll(m.sources());
                        } else {
                            others.add(s);
                        }
                    }
                }
            }
        }
        if (!messages.isEmpty()) {
            others.addFirst(new Sending.Messages(List.copyOf(messages)));
        }
        return others.isEmpty() ? FREE : others.size() == 1 ? others.get(0) : new Sending.All(List.copyOf(others));
    }

    /// The public variables that receivers must know to work out the value from what [#of] says is sent.
    Set<Symbol.State> publicsIn(Expr e) {
        Set<Symbol.State> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(e, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private void collect(Expr e, Set<Symbol.State> found, Set<Symbol> visited) {
        if (!typing.has(e) || typing.of(e).place() == Placement.SHARED || of(e) instanceof Sending.Dense) {
            return;
        }
        switch (e) {
            case Expr.Ref r -> {
                Symbol s = typing.symbol(r);
                if (s instanceof Symbol.State state && state.place() == Place.PUBLIC) {
                    found.add(state);
                } else if (s instanceof Symbol.Local l && visited.add(l)) {
                    analysis.variable(l).values().forEach(v -> collect(v, found, visited));
                }
            }
            case Expr.Call c when isOf(c, Family.MESSAGE) -> { }
            case Expr.Call c when typing.expansion(c).isPresent() -> collect(typing.expansion(c).get().value(), found, visited);
            default -> Tree.children(e).forEach(child -> collect(child, found, visited));
        }
    }

    private boolean isOf(Expr.Call c, Family family) {
        return typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).flatMap(s -> Builtins.named(((Symbol.BuiltIn) s).id()))
                .filter(b -> b.family() == family).isPresent();
    }

    /// Whether the value depends on what a primitive made known: `broadcast`, `allmean`, `allsum`.
    boolean isReceived(Expr e) {
        return isReceived(e, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean isReceived(Expr e, Set<Symbol> visited) {
        return switch (e) {
            case Expr.Ref r when typing.symbol(r) instanceof Symbol.Local l -> visited.add(l)
                    && analysis.variable(l).values().stream().anyMatch(v -> isReceived(v, visited));
            case Expr.Call c when typing.expansion(c).isPresent() -> isReceived(typing.expansion(c).get().value(), visited);
            case Expr.Call c when isOf(c, Family.PRIMITIVE) && typing.of(c).place() == Placement.SHARED -> true;
            default -> Tree.children(e).stream().anyMatch(child -> isReceived(child, visited));
        };
    }
}
