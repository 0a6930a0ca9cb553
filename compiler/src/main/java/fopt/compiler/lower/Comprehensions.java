package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import java.util.List;
import java.util.Optional;

/// Lowers `e for v in D if c`: to a loop with variables that collect; over gathered tables and over neighbours, to code at each node or edge.
final class Comprehensions {
    private static final Val ZERO = new Val.Const(Value.of(0));

    private final Expressions expressions;
    private final Loops loops;
    private final NodeOnly nodeOnly;
    private final Domains domains;
    private final Entries entries;
    private final Code code;

    Comprehensions(Expressions expressions) {
        this.expressions = expressions;
        loops = new Loops(expressions);
        nodeOnly = new NodeOnly(expressions.typing);
        domains = new Domains(expressions);
        entries = new Entries(expressions);
        code = expressions.code;
    }

    private Domain domain(Expr.Comprehension c) {
        return domains.of(expressions.lower(c.domain()), c.variables().size(), c.domain().span());
    }

    private void bind(Expr.Comprehension c, List<Val> turn) {
        expressions.bind(c.variables(), turn);
    }

    /// Whether each node goes through the turns by itself.
    private boolean byNode(Expr.Comprehension c, Home domain) {
        return domain == Home.NODE || code.insideNode() || home(c) != Home.ONE && nodeOnly.test(c.body()) && c.filter().map(nodeOnly::test).orElse(true);
    }

    private Home home(Expr.Comprehension c) {
        return code.atLeast(switch (expressions.typing.of(c).place()) {
            case SHARED, SERVER -> Home.ONE;
            case NODE -> Home.NODE;
            case EDGE -> Home.EDGE;
        });
    }

    // ---- reductions

    /// `sum(e for v in D if c)`, and likewise `mean`, `max`, `min`, `count`, `argmin`, `argmax`.
    Val reduce(String id, Expr.Comprehension c) {
        return switch (domain(c)) {
            case Domain.Counted d -> counted(id, c, d);
            case Domain.Listed d when id.startsWith("arg") && domains.asTable(d, c.domain().span()) instanceof Domain.Counted all -> counted(id, c, all);
            case Domain.Listed d -> listed(id, c, d);
            case Domain.Gathered d -> gathered(id, c, d);
            case Domain.Neighbours d -> neighbours(id, c, d);
        };
    }

    private Val counted(String id, Expr.Comprehension c, Domain.Counted d) {
        Fold fold = new Fold(id, expressions, home(c), c.span());
        boolean[] samples = new boolean[1];
        loops.make(d.count(), byNode(c, d.home()), counter -> {
            List<Val> turn = d.turn().apply(counter);
            bind(c, turn);
            samples[0] = turn.getFirst() instanceof Val.Handle;
            Val at = samples[0] ? new Val.Num(next(counter), counter.home()) : turn.getFirst();
            loops.when(c.filter(), () -> fold.add(item(id, c), at));
        }, fold::start);
        return samples[0] && id.startsWith("arg") ? domains.sample(expressions.lower(c.domain()), expressions.store.scalar(fold.result(), c.span())) : fold.result();
    }

    private static Scalar next(Var counter) {
        return new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(1));
    }

    /// Written out: no loop.
    private Val listed(String id, Expr.Comprehension c, Domain.Listed d) {
        Fold fold = new Fold(id, expressions, home(c), c.span());
        Val[] all = {null, ZERO};
        for (List<Val> turn : d.turns()) {
            bind(c, turn);
            Optional<Val> condition = c.filter().map(expressions::lower);
            if (id.startsWith("arg")) {
                throw Unsupported.at(c.span(), "`" + id + "` over a list of this kind");
            }
            Val value = item(id, c);
            Val kept = condition.map(k -> expressions.arithmetic.choose(k, value, neutral(id), c.span())).orElse(value);
            all[0] = all[0] == null ? kept : expressions.settled(both(id, all[0], kept, c.span()), c.span());
            all[1] = expressions.arithmetic.two(Fn.Two.ADD, all[1], condition.orElse(new Val.Const(Value.of(1))), c.span());
        }
        Val total = all[0] == null ? neutral(id) : all[0];
        return id.equals("mean") ? expressions.arithmetic.two(Fn.Two.DIV, total, all[1], c.span()) : total;
    }

    private Val both(String id, Val a, Val b, Span place) {
        return switch (id) {
            case "max" -> expressions.arithmetic.two(Fn.Two.MAX, a, b, place);
            case "min" -> expressions.arithmetic.two(Fn.Two.MIN, a, b, place);
            default -> expressions.arithmetic.two(Fn.Two.ADD, a, b, place);
        };
    }

    /// What does not change a reduction.
    private static Val neutral(String id) {
        return new Val.Const(Value.of(switch (id) {
            case "max", "argmax" -> Double.NEGATIVE_INFINITY;
            case "min", "argmin" -> Double.POSITIVE_INFINITY;
            default -> 0;
        }));
    }

    /// e; what is counted is whether it holds, or else each turn.
    private Val item(String id, Expr.Comprehension c) {
        boolean each = id.equals("count") && !(expressions.typing.of(c.body()).type() instanceof Type.Bool);
        return each ? new Val.Const(Value.of(1)) : expressions.lower(c.body());
    }

    /// The same of the entries of a table.
    Val entries(String id, Val.Table table, Span place) {
        Home home = Store.home(table);
        Fold fold = new Fold(id, expressions, home, place);
        Domain.Counted d = (Domain.Counted) domains.of(table, 1, place);
        loops.make(d.count(), home != Home.ONE || code.insideNode(), counter -> {
            Scalar key = next(counter);
            fold.add(d.turn().apply(counter).getFirst(), new Val.Num(key, counter.home()));
        }, fold::start);
        return fold.result();
    }

    // ---- over gathered tables

    private Val gathered(String id, Expr.Comprehension c, Domain.Gathered d) {
        if (id.equals("mean") && c.filter().isPresent()) {
            return expressions.arithmetic.two(Fn.Two.DIV, gathered("sum", c, d), gathered("count", c, d), c.span());
        }
        Val.Rows rows = rows(c, d, id);
        ServerTables tables = expressions.serverTables;
        return switch (id) {
            case "sum", "count" -> tables.reduce(rows, Fn.Gather.SUM);
            case "mean" -> tables.reduce(rows, Fn.Gather.MEAN);
            case "max" -> tables.reduce(rows, Fn.Gather.MAX);
            case "min" -> tables.reduce(rows, Fn.Gather.MIN);
            default -> tables.entry(new Val.Rows(d.rows().getFirst(), d.depth()),
                    expressions.store.scalar(tables.argument(id, rows, c.span()), c.span()), c.span());
        };
    }

    /// e at each node; where c does not hold, what does not change the reduction. @param id the reduction, "" for a list
    private Val.Rows rows(Expr.Comprehension c, Domain.Gathered d, String id) {
        Var[] rows = new Var[1];
        expressions.serverTables.atEachRow(d.depth(), c.span(), () -> {
            bind(c, d.rows().stream().map(expressions.serverTables::own).toList());
            Val value = kept(c, id);
            rows[0] = code.temp("rows", Home.NODE, Store.size(value));
            expressions.store.assign(rows[0], value, c.span());
        });
        return new Val.Rows(rows[0], d.depth());
    }

    private Val kept(Expr.Comprehension c, String id) {
        Optional<Val> condition = c.filter().map(expressions::lower);
        Val value = item(id, c);
        return condition.map(k -> expressions.arithmetic.choose(k, value, neutral(id), c.span())).orElse(value);
    }

    // ---- over neighbours

    private Val neighbours(String id, Expr.Comprehension c, Domain.Neighbours d) {
        if (id.startsWith("arg")) {
            return bestNeighbour(id, c, d);
        }
        bind(c, List.of(d.value()));
        if (id.equals("mean") && c.filter().isPresent()) {
            return expressions.arithmetic.two(Fn.Two.DIV, neighbours("sum", c, d), neighbours("count", c, d), c.span());
        }
        Fn.Gather fn = switch (id) {
            case "sum", "count" -> Fn.Gather.SUM;
            case "mean" -> Fn.Gather.MEAN;
            case "max" -> Fn.Gather.MAX;
            case "min" -> Fn.Gather.MIN;
            default -> throw new IllegalArgumentException(id);
        };
        Var edge = expressions.store.variable(kept(c, id), Home.EDGE, c.span());
        Var target = code.temp(id, Home.NODE, edge.length());
        code.op(Home.NODE, new Op.EdgeReduce(target, fn, edge));
        return expressions.load(target);
    }

    /// What the neighbour sent at which e is least or largest: both are computed at the edges, then compared.
    private Val bestNeighbour(String id, Expr.Comprehension c, Domain.Neighbours d) {
        FlatTables flat = new FlatTables(expressions);
        Val.Table sent = flat.of(d.value(), c.domain().span());
        bind(c, List.of(d.value()));
        Val.Table compared = flat.of(expressions.load(expressions.store.variable(kept(c, id), Home.EDGE, c.span())), c.span());
        Var of = entries.row(sent, c.span());
        Var by = entries.row(compared, c.span());
        Fold fold = new Fold(id, expressions, Home.NODE, c.span());
        loops.make(sent.count(), true, counter -> fold.add(entries.at(by, compared.form(), next(counter), counter.home()),
                entries.at(of, sent.form(), next(counter), counter.home())), fold::start);
        return fold.result();
    }

    // ---- turn by turn

    /// Code that all run together, for each turn in which the condition holds.
    void together(Expr.Comprehension c, Runnable turn) {
        switch (domain(c)) {
            case Domain.Counted d -> loops.make(d.count(), false, counter -> {
                bind(c, d.turn().apply(counter));
                loops.when(c.filter(), turn);
            });
            case Domain.Listed d -> d.turns().forEach(values -> {
                bind(c, values);
                loops.when(c.filter(), turn);
            });
            case Domain.Gathered d -> throw Unsupported.at(c.span(), "turns over the nodes");
            case Domain.Neighbours d -> throw Unsupported.at(c.span(), "turns over neighbours");
        }
    }

    // ---- lists

    /// `[e for v in D]`
    Val list(Expr.Comprehension c) {
        return switch (domain(c)) {
            case Domain.Counted d -> table(c, d);
            case Domain.Listed d -> c.filter().isPresent() ? filtered(c, d) : listed(c, d);
            case Domain.Gathered d -> rows(unfiltered(c), d, "");
            case Domain.Neighbours d -> {
                bind(c, List.of(d.value()));
                yield expressions.settled(expressions.lower(unfiltered(c).body()), c.span());
            }
        };
    }

    /// Parts at each of several sets of coordinates are a vector; anything else is a table.
    private Val listed(Expr.Comprehension c, Domain.Listed d) {
        List<Val> items = d.turns().stream().map(turn -> item(c, turn)).toList();
        boolean parts = !(expressions.typing.of(c).type() instanceof Type.Table) && c.variables().size() == 1;
        List<Val> sets = d.turns().stream().map(List::getFirst).toList();
        return parts ? expressions.parts.joined(sets, items, c.span()).orElseGet(() -> entries.of(items, c.span())) : entries.of(items, c.span());
    }

    private Val item(Expr.Comprehension c, List<Val> turn) {
        bind(unfiltered(c), turn);
        return expressions.settled(expressions.lower(c.body()), c.span());
    }

    private static Expr.Comprehension unfiltered(Expr.Comprehension c) {
        if (c.filter().isPresent()) {
            throw Unsupported.at(c.filter().get().span(), "a list of an unknown length (use `if` inside a reduction: `sum(… if …)`)");
        }
        return c;
    }

    /// `[e for v in D if c]` of a list that is written out.
    private Val filtered(Expr.Comprehension c, Domain.Listed d) {
        Val all = entries.of(d.turns().stream().map(List::getFirst).toList(), c.domain().span());
        if (c.variables().size() == 1 && all instanceof Val.Table t) {
            return table(c, (Domain.Counted) domains.of(t, 1, c.domain().span()));
        }
        throw Unsupported.at(c.span(), "a choice from a list of this kind");
    }

    /// One entry for each turn in which the condition holds, one behind the other.
    private Val table(Expr.Comprehension c, Domain.Counted d) {
        if (d.most() < 1) {
            throw Unsupported.at(c.span(), "a list of an unknown length");
        }
        Var[] table = new Var[1];
        Val.Form[] form = new Val.Form[1];
        Var kept = c.filter().isEmpty() ? null : code.temp("count", home(c), 1);
        loops.make(d.count(), byNode(c, d.home()), counter -> {
            bind(c, d.turn().apply(counter));
            loops.when(c.filter(), () -> {
                Val item = expressions.lower(c.body());
                form[0] = form(item, d.most(), c.body().span());
                table[0] = code.temp("list", home(c), form[0].row());
                Scalar key = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(kept == null ? counter : kept), new Scalar.Const(1));
                entries.put(table[0], key, item, form[0], c.span());
                if (kept != null) {
                    code.op(kept.home(), new Op.Set(kept, key));
                }
            });
        }, () -> {
            if (table[0] == null) {
                throw Unsupported.at(c.span(), "a list that is empty");
            }
            expressions.store.assign(table[0], ZERO, c.span());
            if (kept != null) {
                expressions.store.assign(kept, ZERO, c.span());
            }
        });
        return new Val.Table(expressions.load(table[0]), form[0], kept == null ? d.count() : new Scalar.Load(kept));
    }

    private static Val.Form form(Val item, int most, Span place) {
        Val.Form one = Entries.form(item);
        if (one == null) {
            throw Unsupported.at(place, "a list of values of this kind");
        }
        return new Val.Form(most, one.row(), Entries.isEntry(one) ? null : one);
    }
}
