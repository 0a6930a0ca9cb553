package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/// A `let` that names a list and is assigned later: a variable of its own, at the place of all that is assigned to it. It has room for the longest
/// of the lists, and where they differ in length, or only the run shows it, a second variable says how many entries there are.
///
/// Which lists are assigned shows while the algorithm is lowered, which is then lowered once more ([Shapes#learnRoom]).
final class AssignedLists {
    private final Expressions expressions;
    private final Code code;

    AssignedLists(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    /// The variable, with its first value.
    Val.Table declare(Symbol symbol, Val.Table first, Home home, Span place) {
        OptionalInt room = expressions.shapes.room(symbol);
        boolean fixed = room.isEmpty() && first.count() instanceof Scalar.Const;
        Val.Form form = new Val.Form(Math.max(room.orElse(0), first.form().entries()), first.form().item(), first.form().inner());
        Var rows = code.temp(symbol.written(), home, form.row());
        Scalar count = fixed ? first.count() : new Scalar.Load(code.temp("size", home, 1));
        Val.Table list = new Val.Table(expressions.load(rows), form, count);
        put(list, first, place);
        return list;
    }

    /// `list = v`, where v is a list too.
    void assign(Symbol symbol, Val.Table list, Val v, Span place) {
        Val.Table given = new FlatTables(expressions).of(v, place);
        Val.Form form = list.form();
        if (!given.form().item().equals(form.item()) || !Objects.equals(given.form().inner(), form.inner())) {
            throw new EvaluationError(Diagnostic.of("E160", place, "the entries of `" + symbol.written() + "` are " + form.item() + ", but those of the list assigned here are "
                    + given.form().item()).help("give the lists names of their own"));
        }
        boolean fits = given.form().entries() <= form.entries() && (list.count() instanceof Scalar.Load || given.count().equals(list.count()));
        if (fits) {
            put(list, given, place);
        } else {
            expressions.shapes.learnRoom(symbol, Math.max(form.entries(), given.form().entries()));
        }
    }

    private void put(Val.Table list, Val.Table given, Span place) {
        Var rows = Store.loaded(list.rows());
        expressions.store.assign(rows, given.form().entries() == list.form().entries() ? given.rows() : widened(given.rows(), rows.length(), place), place);
        if (list.count() instanceof Scalar.Load(Var size)) {
            code.op(size.home(), new Op.Set(size, given.count()));
        }
    }

    /// The row, and zeros behind it.
    private Val widened(Val row, int length, Span place) {
        Val zeros = new Val.Const(new Value.Vector(new double[length]));
        return expressions.functions.apply("with_part", List.of(zeros, row), List.of(new Val.Const(Value.of(1))), place);
    }
}
