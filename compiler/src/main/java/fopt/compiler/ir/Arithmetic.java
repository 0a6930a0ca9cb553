package fopt.compiler.ir;

import fopt.runtime.linalg.Scalars;
import fopt.runtime.sim.Entries;

/// What [Fn] of one and of two numbers mean: the interpreter's arithmetic, and that of passes which fold constants.
public final class Arithmetic {
    private Arithmetic() {}

    public static double apply(Fn.One fn, double a) {
        return switch (fn) {
            case NEG -> -a;
            case NOT -> Scalars.not(a);
            case ABS -> Math.abs(a);
            case SIGN -> Math.signum(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> Scalars.exp(a);
            case LOG -> Scalars.log(a);
            case LOG1P -> Scalars.log1p(a);
            case SIN -> Scalars.sin(a);
            case COS -> Scalars.cos(a);
            case TANH -> Scalars.tanh(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case ROUND -> Scalars.round(a);
        };
    }

    public static double apply(Fn.Two fn, double a, double b) {
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case POW -> Scalars.pow(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case MOD -> Scalars.mod(a, b);
            case KEY -> Entries.key(a, b);
            case EQ -> Scalars.eq(a, b);
            case NE -> Scalars.ne(a, b);
            case LT -> Scalars.lt(a, b);
            case LE -> Scalars.le(a, b);
            case GT -> Scalars.gt(a, b);
            case GE -> Scalars.ge(a, b);
            case AND -> Scalars.and(a, b);
            case OR -> Scalars.or(a, b);
        };
    }
}
