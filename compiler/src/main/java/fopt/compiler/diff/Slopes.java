package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;

/// First derivatives of the elementwise functions, as nodes. Where a function has a corner, the slope is that of one side; where its slope is infinite
/// (the root at 0), it is 0, so that a norm has slope 0 where it vanishes.
final class Slopes {
    private final Graph graph;

    Slopes(Graph graph) {
        this.graph = graph;
    }

    /// ∂y/∂t for `y = f(t)`.
    Node of(Unary f, Node y) {
        Node t = y.argument();
        return switch (f) {
            case COPY -> graph.constant(1);
            case NEGATE -> graph.constant(-1);
            case EXP -> y;
            case LOG -> graph.divide(graph.constant(1), t);
            case SIGMOID -> graph.multiply(y, graph.subtract(graph.constant(1), y));
            case SOFTPLUS -> graph.map(Unary.SIGMOID, t);
            case TANH -> graph.subtract(graph.constant(1), graph.square(y));
            case SQRT -> graph.scale(0.5, graph.map(Unary.INVERSE_OR_ZERO, y));
            case ABS -> graph.map(Unary.SIGN, t);
            case SIGN, STEP -> graph.constant(0);
            case RELU -> graph.map(Unary.STEP, t);
            case INVERSE_OR_ZERO -> graph.negate(graph.square(y));
            case LOG1P -> graph.divide(graph.constant(1), graph.add(graph.constant(1), t));
            case SIN -> graph.map(Unary.COS, t);
            case COS -> graph.negate(graph.map(Unary.SIN, t));
        };
    }

    /// ∂y/∂a for `y = f(a, b)`.
    Node left(Binary f, Node y) {
        Node a = y.argument(0);
        Node b = y.argument(1);
        return switch (f) {
            case ADD, SUBTRACT -> graph.constant(1);
            case MULTIPLY -> b;
            case DIVIDE -> graph.divide(graph.constant(1), b);
            case MAX -> graph.zip(Binary.LESS_OR_EQUAL, b, a);
            case MIN -> graph.zip(Binary.LESS_OR_EQUAL, a, b);
            case POWER -> graph.multiply(b, graph.power(a, graph.subtract(b, graph.constant(1))));
            case LESS, LESS_OR_EQUAL, EQUAL -> graph.constant(0);
        };
    }

    /// ∂y/∂b for `y = f(a, b)`.
    Node right(Binary f, Node y) {
        Node a = y.argument(0);
        Node b = y.argument(1);
        return switch (f) {
            case ADD -> graph.constant(1);
            case SUBTRACT -> graph.constant(-1);
            case MULTIPLY -> a;
            case DIVIDE -> graph.negate(graph.divide(y, b));
            case MAX -> graph.zip(Binary.LESS, a, b);
            case MIN -> graph.zip(Binary.LESS, b, a);
            case POWER -> b.varying ? graph.multiply(y, graph.map(Unary.LOG, a)) : graph.constant(0);
            case LESS, LESS_OR_EQUAL, EQUAL -> graph.constant(0);
        };
    }
}
