package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.check.Sending;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Op.Charge.Item;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Makes the code that counts what is sent, as the checker found it for each value ([Sending]).
final class Charges {
    private final Expressions expressions;
    private final Map<Expr, Var> messages = new IdentityHashMap<>();
    private boolean free;

    Charges(Expressions expressions) {
        this.expressions = expressions;
    }

    /// Runs `body` without counting: outputs, metrics and requirements look from outside.
    void free(Runnable body) {
        boolean before = free;
        free = true;
        expressions.code.outside(true);
        body.run();
        free = before;
        expressions.code.outside(before);
    }

    boolean isFree() {
        return free;
    }

    /// `source` made this message.
    void made(Expr source, Var message) {
        messages.put(source, message);
    }

    /// Counts the sending of the value of `e` on a route.
    void charge(Expr e, Val v, Route route, int schedule) {
        if (free) {
            return;
        }
        Sending sending = expressions.typing.sending(e).orElse(v instanceof Val.Const ? new Sending.Free() : new Sending.Dense());
        Home home = route == Route.DOWN ? Home.ONE : Store.home(v) == Home.EDGE ? Home.EDGE : Home.NODE;
        List<Op> ops = ops(sending, numbers(v), kind(route), schedule, 0);
        if (!ops.isEmpty()) {
            expressions.waiting.needs(v, home);
        }
        ops.forEach(op -> expressions.code.op(home, op));
    }

    /// Counts what one end of an edge sends to the other, whose clock has rung.
    void chargeMeeting(Expr e, Val v) {
        Sending sending = expressions.typing.sending(e).orElse(new Sending.Dense());
        for (Op op : ops(sending, numbers(v), Op.Charge.Route.FETCH, 0, 0)) {
            expressions.code.op(Home.NODE, op);
        }
    }

    /// What a message of the algorithm's own consists of.
    List<Item> items(Expr e, Val v) {
        Sending sending = expressions.typing.sending(e).orElse(v instanceof Val.Const ? new Sending.Free() : new Sending.Dense());
        return switch (sending) {
            case Sending.Free f -> List.of();
            case Sending.Messages m -> m.sources().stream().filter(messages::containsKey).<Item>map(s -> new Item.OfMessage(messages.get(s))).toList();
            case Sending.Dense d -> List.of(numbers(v));
            case Sending.Choice c -> List.of(numbers(v));
            case Sending.Past p -> List.of(numbers(v));
            case Sending.All a -> List.of(numbers(v));
        };
    }

    /// Counts a dense message.
    void chargeDense(Route route, Val v) {
        if (!free) {
            expressions.waiting.needs(v, route == Route.DOWN ? Home.ONE : Home.NODE);
            expressions.code.op(route == Route.DOWN ? Home.ONE : Home.NODE, new Op.Charge(kind(route), 0, List.of(numbers(v))));
        }
    }

    /// All numbers of a value: of a part of a vector, those in the part.
    private static Item numbers(Val v) {
        return switch (v) {
            case Val.Part p when p.of().size().isPresent() -> new Item.Numbers(p.of().size().getAsInt());
            case Val.Part p when Store.isLoaded(p.of().marks()) -> new Item.Marked(Store.loaded(p.of().marks()));
            default -> new Item.Numbers(Math.max(1, Store.length(v)));
        };
    }

    /// Each node tells, in one bit, how its own condition came out.
    void chargeBit(Route route) {
        if (!free) {
            expressions.code.op(Home.NODE, new Op.Charge(kind(route), 0, List.of(new Item.Bits(1))));
            expressions.waiting.departs(route);
        }
    }

    /// One message from one node to the node that fetches it.
    void chargeFetch(int length) {
        if (!free) {
            expressions.code.op(Home.NODE, new Op.Charge(Op.Charge.Route.FETCH, 0, List.of(new Item.Numbers(length))));
        }
    }

    /// @param rounds how many rounds ago what is sent was made
    private List<Op> ops(Sending sending, Item dense, Op.Charge.Route route, int schedule, int rounds) {
        return switch (sending) {
            case Sending.Free f -> List.of();
            case Sending.Dense d -> List.of(new Op.Charge(route, schedule, List.of(dense)));
            case Sending.Messages m -> messages(m, route, schedule, rounds);
            case Sending.Choice c -> choice(c, dense, route, schedule, rounds);
            case Sending.Past p -> ops(p.then(), dense, route, schedule, rounds + expressions.delays.rounds(p.delay()));
            case Sending.All all -> all.parts().stream().flatMap(p -> ops(p, dense, route, schedule, rounds).stream()).toList();
        };
    }

    private List<Op> messages(Sending.Messages m, Op.Charge.Route route, int schedule, int rounds) {
        List<Item> items = new ArrayList<>();
        for (Expr source : m.sources()) {
            Var v = messages.get(source);
            if (v != null) {
                items.add(new Item.OfMessage(expressions.delays.message(v, rounds)));
            }
        }
        return items.isEmpty() ? List.of() : List.of(new Op.Charge(route, schedule, items));
    }

    private List<Op> choice(Sending.Choice c, Item dense, Op.Charge.Route route, int schedule, int rounds) {
        Var now = expressions.condition(c.conditional());
        Var condition = now == null || rounds == 0 ? now : expressions.delays.past(now, rounds);
        List<Op> out = new ArrayList<>();
        if (!c.bitless()) {
            out.add(new Op.Charge(route, schedule, List.of(new Item.Bits(1))));
        }
        List<Op> then = ops(c.then(), dense, route, schedule, rounds);
        List<Op> otherwise = ops(c.otherwise(), dense, route, schedule, rounds);
        if (condition == null) {
            out.addAll(expressions.decided(c.conditional()) ? then : otherwise);
        } else if (!(then.isEmpty() && otherwise.isEmpty())) {
            out.add(new Op.When(new Scalar.Load(condition), then, otherwise));
        }
        return out;
    }

    static Op.Charge.Route kind(Route route) {
        return switch (route) {
            case UP -> Op.Charge.Route.UP;
            case DOWN -> Op.Charge.Route.DOWN;
            case PEERS, OTHER -> Op.Charge.Route.PEERS;
        };
    }
}
