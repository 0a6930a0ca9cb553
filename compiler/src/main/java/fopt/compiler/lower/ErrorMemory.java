package fopt.compiler.lower;

import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Operator;
import java.util.List;

/// The memory of a compressor with error feedback: a variable of its own for each place where it compresses, kept by whoever compresses; 0 at first.
final class ErrorMemory {
    private final Expressions expressions;
    private final Var error;
    private final Var corrected;
    private final Span place;

    /// Adds what was lost before to what is compressed now.
    ErrorMemory(Expressions expressions, Var source, Span place) {
        this.expressions = expressions;
        this.place = place;
        error = expressions.code.var("e", source.home(), Kind.NUMBERS, source.length(), false);
        Val sum = expressions.arithmetic.apply(Operator.ADD, expressions.load(source), expressions.load(error), place);
        corrected = expressions.store.variable(sum, source.home(), place);
    }

    /// What is compressed.
    Var corrected() {
        return corrected;
    }

    /// Keeps what the message lost.
    void keep(Var message) {
        Val sent = new Val.Mes(null, List.of(new Val.Mes.Term(new Scalar.Const(1), message)), Store.size(expressions.load(corrected)), corrected.home());
        expressions.store.assign(error, expressions.arithmetic.apply(Operator.SUB, expressions.load(corrected), sent, place), place);
    }
}
