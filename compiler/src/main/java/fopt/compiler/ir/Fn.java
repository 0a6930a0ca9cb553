package fopt.compiler.ir;

/// Functions of one and of two numbers. Truth values are 0 and 1. Their meaning is [fopt.runtime.linalg.Scalars].
public sealed interface Fn {
    enum One implements Fn { NEG, NOT, ABS, SIGN, SQRT, EXP, LOG, LOG1P, SIN, COS, TANH, FLOOR, CEIL, ROUND }

    /// KEY is the first number, if it is a whole one from 1 to the second; any other ends the run by an error.
    enum Two implements Fn { ADD, SUB, MUL, DIV, POW, MIN, MAX, MOD, KEY, EQ, NE, LT, LE, GT, GE, AND, OR }

    /// Reductions of the entries of a vector, in the fixed lane order of the kernels.
    enum Reduce implements Fn { SUM, SUM_OF_SQUARES, DOT, MAX, MIN, MAX_ABS, SUM_ABS, COUNT_NONZERO }

    /// Reductions over nodes (in node order) or over the edges of a node (in neighbour order), entry by entry.
    enum Gather implements Fn { SUM, MEAN, MAX, MIN }
}
