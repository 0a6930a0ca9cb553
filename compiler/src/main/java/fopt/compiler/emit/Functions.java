package fopt.compiler.emit;

import fopt.compiler.ir.Fn;
import fopt.runtime.linalg.Scalars;
import fopt.runtime.sim.Entries;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Code for functions of numbers on the stack: the meaning of [fopt.compiler.ir.Arithmetic].
final class Functions {
    private static final ClassDesc DOUBLE = ConstantDescs.CD_double;
    private static final ClassDesc MATH = Frame.describe(Math.class);
    private static final ClassDesc SCALARS = Frame.describe(Scalars.class);
    private static final ClassDesc ENTRIES = Frame.describe(Entries.class);
    private static final MethodTypeDesc ONE = MethodTypeDesc.of(DOUBLE, DOUBLE);
    private static final MethodTypeDesc TWO = MethodTypeDesc.of(DOUBLE, DOUBLE, DOUBLE);
    private static final MethodTypeDesc THREE = MethodTypeDesc.of(DOUBLE, DOUBLE, DOUBLE, DOUBLE);

    private Functions() {}

    static void apply(CodeBuilder code, Fn.One fn) {
        switch (fn) {
            case NEG -> code.dneg();
            case ABS -> code.invokestatic(MATH, "abs", ONE);
            case SIGN -> code.invokestatic(MATH, "signum", ONE);
            case SQRT -> code.invokestatic(MATH, "sqrt", ONE);
            case FLOOR -> code.invokestatic(MATH, "floor", ONE);
            case CEIL -> code.invokestatic(MATH, "ceil", ONE);
            case NOT -> code.invokestatic(SCALARS, "not", ONE);
            case EXP -> code.invokestatic(SCALARS, "exp", ONE);
            case LOG -> code.invokestatic(SCALARS, "log", ONE);
            case LOG1P -> code.invokestatic(SCALARS, "log1p", ONE);
            case SIN -> code.invokestatic(SCALARS, "sin", ONE);
            case COS -> code.invokestatic(SCALARS, "cos", ONE);
            case TANH -> code.invokestatic(SCALARS, "tanh", ONE);
            case ROUND -> code.invokestatic(SCALARS, "round", ONE);
        }
    }

    static void apply(CodeBuilder code, Fn.Two fn) {
        switch (fn) {
            case ADD -> code.dadd();
            case SUB -> code.dsub();
            case MUL -> code.dmul();
            case DIV -> code.ddiv();
            case MIN -> code.invokestatic(MATH, "min", TWO);
            case MAX -> code.invokestatic(MATH, "max", TWO);
            case POW -> code.invokestatic(SCALARS, "pow", TWO);
            case MOD -> code.invokestatic(SCALARS, "mod", TWO);
            case KEY -> code.invokestatic(ENTRIES, "key", TWO);
            case EQ -> code.invokestatic(SCALARS, "eq", TWO);
            case NE -> code.invokestatic(SCALARS, "ne", TWO);
            case LT -> code.invokestatic(SCALARS, "lt", TWO);
            case LE -> code.invokestatic(SCALARS, "le", TWO);
            case GT -> code.invokestatic(SCALARS, "gt", TWO);
            case GE -> code.invokestatic(SCALARS, "ge", TWO);
            case AND -> code.invokestatic(SCALARS, "and", TWO);
            case OR -> code.invokestatic(SCALARS, "or", TWO);
        }
    }

    /// condition, a, b → a or b
    static void select(CodeBuilder code) {
        code.invokestatic(SCALARS, "select", THREE);
    }
}
