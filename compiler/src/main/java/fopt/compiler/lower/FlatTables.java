package fopt.compiler.lower;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.runtime.function.Size;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Topology;

/// Tables whose entries lie one after the other in a row, made from tables whose entries lie elsewhere: what the server gathered (with the rows of the
/// nodes), what neighbours sent (with the edges).
final class FlatTables {
    private final Expressions expressions;
    private final Code code;

    FlatTables(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    /// The same table, at the server or at each node.
    Val.Table of(Val v, Span place) {
        if (v instanceof Val.Table t) {
            return t;
        }
        if (v instanceof Val.Rows rows) {
            return gathered(rows, place);
        }
        if (v instanceof Val.Const list && Evaluator.items(list.value()) != null && new Entries(expressions).constant(list, place) instanceof Val.Table t) {
            return t;
        }
        if (v instanceof Val.Group || v instanceof Val.Span) {
            return counted((Domain.Counted) new Domains(expressions).of(v, 1, place), place);
        }
        if (Store.home(v) == Home.EDGE) {
            return neighbours(v, place);
        }
        throw Unsupported.at(place, "a table of this kind");
    }

    /// The numbers of a cohort or a range.
    private Val.Table counted(Domain.Counted d, Span place) {
        if (d.most() < 1) {
            throw Unsupported.at(place, "a list of an unknown length");
        }
        Entries entries = new Entries(expressions);
        Val.Form form = new Val.Form(d.most(), Size.NUMBER, null);
        Var table = entries.empty("list", d.home(), form);
        new Loops(expressions).make(d.count(), d.home() == Home.NODE, counter -> entries.put(table,
                new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(1)), d.turn().apply(counter).getFirst(), form, place));
        return new Val.Table(expressions.load(table), form, d.count());
    }

    /// One entry for each node that takes part where the table was gathered.
    private Val.Table gathered(Val.Rows table, Span place) {
        Var rows = expressions.serverTables.numbers(table, place);
        Val.Form form = new Val.Form(expressions.tables.nodes(), code.size(rows), null);
        Var flat = new Entries(expressions).empty("gathered", Home.ONE, form);
        Var count = code.temp("entries", Home.ONE, 1);
        Var counter = code.temp("k", Home.ONE, 1);
        Var entry = code.temp("entry", Home.ONE, code.size(rows));
        Scalar key = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(1));
        expressions.communication().atDepth(table.depth(), () -> {
            code.op(Home.ONE, new Op.Set(count, new Scalar.CohortSize()));
            code.op(Home.ONE, new Op.Times(new Scalar.Load(count), counter, code.ops(Home.ONE, () -> {
                code.op(Home.ONE, new Op.Row(entry, rows, new Scalar.Participant(key)));
                new Entries(expressions).put(flat, key, expressions.load(entry), form, place);
            })));
        });
        boolean all = table.depth() == 0;
        return new Val.Table(expressions.load(flat), form, all ? new Scalar.Const(form.entries()) : new Scalar.Load(count));
    }

    /// One entry for each neighbour.
    private Val.Table neighbours(Val v, Span place) {
        Var edge = expressions.store.variable(v, Home.EDGE, place);
        int[] degrees = degrees();
        Val.Form form = new Val.Form(Math.max(1, degrees[1]), code.size(edge), null);
        Var flat = new Entries(expressions).empty("neighbours", Home.NODE, form);
        code.op(Home.NODE, new Op.EdgeTable(flat, edge));
        return new Val.Table(expressions.load(flat), form, degrees[0] == degrees[1] ? new Scalar.Const(degrees[1]) : new Scalar.Degree());
    }

    /// The least and the largest number of neighbours that a node hears; of a graph that changes, 0 and as many as there can be.
    private int[] degrees() {
        Schedule schedule = expressions.tables.schedules.getFirst();
        int n = expressions.tables.nodes();
        if (!schedule.constant()) {
            return new int[] {0, n - 1};
        }
        Topology graph = schedule.at(1, 0).topology();
        int[] bounds = {n, 0};
        for (int i = 0; i < n; i++) {
            bounds[0] = Math.min(bounds[0], graph.inDegree(i));
            bounds[1] = Math.max(bounds[1], graph.inDegree(i));
        }
        return bounds;
    }
}
