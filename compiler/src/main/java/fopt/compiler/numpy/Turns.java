package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.Placement;
import java.util.List;

/// Writes comprehensions over ranges: lists of Python, reduced along the axis of their turns.
final class Turns {
    private final Frame frame;
    private final Formulas formulas;

    Turns(Frame frame, Formulas formulas) {
        this.frame = frame;
        this.formulas = formulas;
    }

    /// `sum(e for k in a..b)`, and likewise `mean`, `max`, `min`. @param function of NumPy
    Code reduced(String function, Expr.Comprehension c) {
        Code list = list(c);
        return Code.atom(function + "(" + list.text() + ", axis=0)", list.axes(), list.rank());
    }

    /// `argmin(e for k in a..b)`: the first k at which e is least.
    Code best(String id, Expr.Comprehension c) {
        if (frame.typing.of(c).place() == Placement.NODE && !frame.insideNode()) {
            return frame.rowByRow(() -> best(id, c));
        }
        Code list = list(c);
        if (list.axes() + list.rank() > 0) {
            throw Untranscribed.at(c.span(), "`" + id + "` of this");
        }
        return Code.of("np." + id + "(" + list.text() + ") + " + first(c).within(Code.SUM), Code.SUM, 0, 0);
    }

    private Code first(Expr.Comprehension c) {
        return formulas.of(((Expr.Binary) c.domain()).left());
    }

    /// What e is for each turn, with the axes of e.
    private Code list(Expr.Comprehension c) {
        if (!(c.domain() instanceof Expr.Binary range && range.operator() == Operator.RANGE) || c.variables().size() != 1
                || frame.typing.of(range).place() == Placement.NODE && !frame.insideNode()) {
            throw Untranscribed.at(c.span(), "a comprehension over this");
        }
        Symbol variable = frame.typing.declared(c.variables().getFirst());
        frame.declare(variable);
        Code[] parts = new Code[2];
        List<String> apart = frame.lines.apart(0, () -> {
            parts[0] = formulas.of(c.body());
            parts[1] = c.filter().map(formulas::of).orElse(null);
        });
        if (!apart.isEmpty() || parts[1] != null && parts[1].axes() > 0) {
            throw Untranscribed.at(c.span(), "a comprehension of this");
        }
        Code last = formulas.of(range.right());
        String turns = "range(" + whole(first(c)) + ", " + whole(last) + " + 1)";
        String condition = parts[1] == null ? "" : " if " + parts[1].within(Code.OR);
        return Code.atom("[" + parts[0].text() + " for " + frame.names.of(variable) + " in " + turns + condition + "]", parts[0].axes(), parts[0].rank());
    }

    private static String whole(Code number) {
        return number.text().matches("\\w+") ? number.text() : "int(" + number.text() + ")";
    }
}
