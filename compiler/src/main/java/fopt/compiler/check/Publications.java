package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts into the side table what each value that is sent needs, and the routes of public variables.
///
/// A public variable is known on the routes on which it is read, directly or through another public variable that is computed from it.
final class Publications {
    private final Analysis analysis;
    private final Typing typing;
    private final Sendings sendings;

    Publications(Analysis analysis) {
        this.analysis = analysis;
        typing = analysis.typing;
        sendings = new Sendings(analysis);
    }

    void record() {
        if (analysis.hasErrors()) {
            return;
        }
        Map<Expr, Set<Symbol.State>> used = new IdentityHashMap<>();
        for (Analysis.Shipment s : analysis.shipments) {
            Sending sending = sendings.of(s.value());
            used.put(s.value(), sendings.publicsIn(s.value()));
            if (s.route().filter(r -> r == Route.OTHER).isPresent()) {
                sending = onOtherWays(sending, used.get(s.value()), s);
                used.put(s.value(), Set.of());
            }
            typing.send(s.value(), sending);
            used.get(s.value()).forEach(state -> s.route().ifPresent(typing.routes(state)::add));
        }
        while (spread(used)) {
            // until no route is new
        }
        analysis.shipments.forEach(this::fromCohort);
        analysis.told.forEach((statement, states) -> {
            Set<Route> routes = EnumSet.noneOf(Route.class);
            states.forEach(s -> routes.addAll(typing.routes(s)));
            typing.tell(statement, Collections.unmodifiableSet(routes));
        });
        typing.setSent(analysis.shipments.stream().map(this::sent).toList());
    }

    /// Over another graph, or from one node to one other, receivers change: they keep no copies of public variables, and a message that went
    /// another way as well cannot be taken as known.
    private Sending onOtherWays(Sending sending, Set<Symbol.State> publics, Analysis.Shipment here) {
        boolean elsewhere = sending instanceof Sending.Past || sending instanceof Sending.Messages m && analysis.shipments.stream().filter(s -> s != here)
                .anyMatch(s -> sendings.of(s.value()) instanceof Sending.Messages o && !Collections.disjoint(o.sources(), m.sources()));
        return !publics.isEmpty() || elsewhere ? new Sending.Dense() : sending;
    }

    /// What only a cohort received, its neighbours outside do not know: a public variable that is assigned it sends it to them.
    private void fromCohort(Analysis.Shipment s) {
        boolean outside = s.target().isPresent() && typing.routes(s.target().get()).contains(Route.PEERS);
        if (outside && s.context().inside(Context.Kind.COHORT).isPresent() && sendings.isReceived(s.value())) {
            typing.send(s.value(), new Sending.Dense());
        }
    }

    private boolean spread(Map<Expr, Set<Symbol.State>> used) {
        boolean changed = false;
        for (Analysis.Shipment s : analysis.shipments) {
            for (Symbol.State state : used.get(s.value())) {
                changed |= s.target().isPresent() && typing.routes(state).addAll(typing.routes(s.target().get()));
            }
        }
        return changed;
    }

    private Optional<Expr> source(Context c) {
        Expr e = analysis.rulers.get(c);
        boolean let = e instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Local l && analysis.variable(l).values().size() == 1;
        return Optional.ofNullable(let ? analysis.variable(typing.symbol((Expr.Ref) e)).values().getFirst() : e);
    }

    private Typing.Sent sent(Analysis.Shipment s) {
        Set<Route> routes = s.route().<Set<Route>>map(EnumSet::of).orElseGet(() -> typing.routes(s.target().orElseThrow()));
        List<Typing.Condition> conditions = new ArrayList<>();
        Optional<Span> cohort = Optional.empty();
        Optional<Expr> members = Optional.empty();
        for (Context c = s.context(); c != null; c = c.outer()) {
            if (c.kind() == Context.Kind.COHORT && cohort.isEmpty()) {
                cohort = Optional.of(c.span());
                members = source(c);
            } else if (c.kind() == Context.Kind.BRANCH || c.kind() == Context.Kind.LOOP) {
                conditions.addFirst(new Typing.Condition(c.kind() == Context.Kind.LOOP ? Typing.Condition.LOOP : c.holds() ? "if" : "unless", c.span(), source(c)));
            }
        }
        return new Typing.Sent(s.phase(), s.place(), s.value(), Set.copyOf(routes), s.call(), s.target(), cohort, members, List.copyOf(conditions));
    }
}
