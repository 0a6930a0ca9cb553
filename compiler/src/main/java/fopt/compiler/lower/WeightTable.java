package fopt.compiler.lower;

import fopt.compiler.ir.Element;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.runtime.function.Size;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;

/// The mixing matrix of a run, written out: for entries of any two nodes.
record WeightTable(Expressions expressions) {
    private static final int MOST = 1000;

    /// A matrix that all know, for graphs that stay and are not too large.
    Val of(Span place) {
        expressions.ambient.graph(place);
        Schedule schedule = expressions.tables.schedules.getFirst();
        int n = expressions.tables.nodes();
        if (!schedule.constant() || n > MOST) {
            throw Unsupported.at(place, n > MOST ? "an entry of a mixing matrix of more than " + MOST + " nodes, other than `W[i, j]` and `W[i, i]`,"
                    : "an entry of a mixing matrix that changes, other than `W[i, j]` and `W[i, i]`,");
        }
        MixingMatrix w = schedule.at(1, 0);
        double[] entries = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = w.rowStart()[i]; k < w.rowStart()[i + 1]; k++) {
                entries[i * n + w.column()[k]] = w.weight()[k];
            }
        }
        return new Val.Vec(new Element.Load(expressions.tables.constant("W", entries)), Size.matrix(n, n), Home.ONE);
    }
}
