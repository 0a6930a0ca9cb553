package fopt.compiler.lower;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds out what a loop or a comprehension goes through, and how it gets from one turn to the next.
final class Domains {
    private static final Scalar ONE = new Scalar.Const(1);

    /// How long a list may be of which only the run shows how long it is.
    private static final int MOST = 1_000_000;

    private final Expressions expressions;
    private final Entries entries;
    private final Code code;

    Domains(Expressions expressions) {
        this.expressions = expressions;
        entries = new Entries(expressions);
        code = expressions.code;
    }

    /// @param variables how many names a turn binds
    Domain of(Val v, int variables, Span place) {
        if (v instanceof Val.Zip(List<Val> tables)) {
            boolean gathered = code.insideNode() || tables.stream().allMatch(t -> t instanceof Val.Rows);
            return zipped(tables.stream().map(t -> gathered || !(t instanceof Val.Rows) ? t : new FlatTables(expressions).of(t, place)).map(t -> of(t, 1, place)).toList(), place);
        }
        if (variables != 1) {
            throw Unsupported.at(place, "a loop with several variables over this");
        }
        return switch (v) {
            case Val.Const(Value.Range r) -> range(r);
            case Val.Const(Value value) when Evaluator.items(value) instanceof List<Value> items ->
                new Domain.Listed(items.stream().map(i -> List.<Val>of(new Val.Const(i))).toList());
            case Val.Const(Value.Word w) when w.id().equals("all") -> samples(null);
            case Val.Span s -> between(s, place);
            case Val.Handle(Var samples) -> samples(samples);
            case Val.Group g -> new Domain.Counted(new Scalar.Members(g.cohort()), expressions.tables.nodes(), Home.ONE,
                    k -> List.of(new Val.Num(new Scalar.MemberAt(g.cohort(), next(k)), k.home())));
            case Val.Tuple(List<Val> items) -> new Domain.Listed(items.stream().map(List::of).toList());
            case Val.Table t -> table(t, place);
            case Val.Rows rows when code.insideNode() -> onceMore(rows, place);
            case Val.Rows(Var rows, int depth) -> new Domain.Gathered(List.of(rows), depth);
            case Val.Epoch e -> epoch(e);
            default -> {
                if (Store.home(v) == Home.EDGE) {
                    yield new Domain.Neighbours(v);
                }
                throw Unsupported.at(place, "a loop over this");
            }
        };
    }

    private static Scalar next(Var counter) {
        return new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), ONE);
    }

    private Domain range(Value.Range r) {
        int count = Math.max(0, r.to() - r.from() + 1);
        return counted(new Scalar.Const(count), count, new Scalar.Const(r.from()), Home.ONE);
    }

    private Domain.Counted counted(Scalar count, int most, Scalar from, Home home) {
        return new Domain.Counted(count, most, home, k -> {
            if (most > 0) {
                expressions.ranges.note(k, new Ranges.Range(0, most - 1, true));
            }
            return List.of(new Val.Num(new Scalar.Two(Fn.Two.ADD, new Scalar.Load(k), from), Store.join(k.home(), home)));
        });
    }

    private Domain between(Val.Span s, Span place) {
        Var from = expressions.store.variable(s.from(), Store.home(s), place);
        Val count = expressions.sets.size(new Val.Span(expressions.load(from), s.to()), place);
        Ranges.Range low = expressions.ranges.of(expressions.store.scalar(s.from(), place));
        Ranges.Range high = expressions.ranges.of(expressions.store.scalar(s.to(), place));
        expressions.ranges.note(from, low);
        Domain.Counted plain = counted(expressions.store.scalar(count, place), -1, new Scalar.Load(from), Store.home(s));
        double turns = Math.max(0, high.high() - low.low()) + 1;
        return new Domain.Counted(plain.count(), turns <= MOST ? (int) turns : -1, plain.home(), k -> {
            expressions.ranges.note(k, new Ranges.Range(0, turns - 1, true));
            return plain.turn().apply(k);
        });
    }

    private Domain samples(Var samples) {
        Scalar count = samples == null ? new Scalar.PerNode("m_i", sizes()) : new Scalar.SampleCount(samples);
        return new Domain.Counted(count, samples == null ? (int) Arrays.stream(sizes()).max().orElse(0) : -1, Home.NODE, k -> List.of(sample(new Val.Handle(samples), next(k))));
    }

    /// The sample at a 1-based place among those of a minibatch, or of the node.
    Val.Handle sample(Val samples, Scalar place) {
        Var one = code.var("sample", Home.NODE, Kind.SAMPLES, 0, true);
        code.op(Home.NODE, new Op.OneSample(one, samples instanceof Val.Handle(Var of) ? of : null, place));
        return new Val.Handle(one);
    }

    private double[] sizes() {
        return expressions.ambient.perNode("m_i");
    }

    /// One pass over the node's samples in a new order, in batches.
    private Domain epoch(Val.Epoch epoch) {
        Scalar rows = new Scalar.PerNode("m_i", sizes());
        Scalar batches = new Scalar.One(Fn.One.CEIL, new Scalar.Two(Fn.Two.DIV, rows, epoch.size()));
        Draws draws = new Draws(expressions);
        return new Domain.Counted(batches, -1, Home.NODE, k -> List.of(new Val.Handle(draws.samples(epoch.size(), epoch.order()))));
    }

    /// A table over the nodes, for each entry of one.
    private Domain onceMore(Val.Rows table, Span place) {
        Var rows = expressions.serverTables.numbers(table, place);
        return new Domain.Counted(new Scalar.CohortSize(), -1, Home.NODE, k -> {
            Var entry = code.temp("entry", Home.NODE, code.size(rows));
            code.op(Home.NODE, new Op.Fetch(entry, rows, new Scalar.Participant(next(k))));
            return List.of(expressions.load(entry));
        });
    }

    private Domain table(Val.Table t, Span place) {
        Var all = entries.row(t, place);
        Home home = Store.home(t);
        return new Domain.Counted(t.count(), t.form().entries(), home, k -> List.of(entries.at(all, t.form(), next(k), k.home())));
    }

    // ---- several together

    private Domain zipped(List<Domain> lists, Span place) {
        boolean alike = lists.stream().map(Domain::getClass).distinct().count() == 1;
        List<Domain> parts = alike ? lists : lists.stream().map(p -> p instanceof Domain.Listed l ? asTable(l, place) : p).toList();
        Domain first = parts.getFirst();
        if (parts.stream().allMatch(p -> p instanceof Domain.Gathered)) {
            int depth = parts.stream().mapToInt(p -> ((Domain.Gathered) p).depth()).max().orElseThrow();
            return new Domain.Gathered(parts.stream().flatMap(p -> ((Domain.Gathered) p).rows().stream()).toList(), depth);
        }
        if (parts.stream().allMatch(p -> p instanceof Domain.Listed l && l.turns().size() == ((Domain.Listed) first).turns().size())) {
            return new Domain.Listed(IntStream.range(0, ((Domain.Listed) first).turns().size())
                    .mapToObj(k -> together(parts.stream().map(p -> ((Domain.Listed) p).turns().get(k)).toList())).toList());
        }
        if (parts.stream().allMatch(p -> p instanceof Domain.Counted)) {
            Home home = parts.stream().map(p -> ((Domain.Counted) p).home()).reduce(Home.ONE, Store::join);
            int most = parts.stream().mapToInt(p -> ((Domain.Counted) p).most()).min().orElseThrow();
            Scalar count = parts.stream().map(p -> ((Domain.Counted) p).count()).reduce((a, b) -> new Scalar.Two(Fn.Two.MIN, a, b)).orElseThrow();
            return new Domain.Counted(count, most, home, k -> together(parts.stream().map(p -> ((Domain.Counted) p).turn().apply(k)).toList()));
        }
        throw Unsupported.at(place, "`zip` of lists of different kinds or lengths");
    }

    /// A list of numbers or vectors, or several of them together, to be gone through in a loop.
    Domain asTable(Domain.Listed list, Span place) {
        int together = list.turns().isEmpty() ? 0 : list.turns().getFirst().size();
        List<Val> lists = IntStream.range(0, together).mapToObj(k -> entries.of(list.turns().stream().map(turn -> turn.get(k)).toList(), place)).toList();
        if (lists.isEmpty() || !lists.stream().allMatch(t -> t instanceof Val.Table)) {
            return list;
        }
        List<Domain> tables = lists.stream().map(t -> table((Val.Table) t, place)).toList();
        return tables.size() == 1 ? tables.getFirst() : zipped(tables, place);
    }

    private static List<Val> together(List<List<Val>> turns) {
        List<Val> all = new ArrayList<>();
        turns.forEach(all::addAll);
        return all;
    }
}
