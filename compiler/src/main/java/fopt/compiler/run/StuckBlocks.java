package fopt.compiler.run;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.function.Size;
import fopt.runtime.problem.Block;
import fopt.runtime.problem.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/// Matrices of a problem that were 0 at the start, are 0 at the end, and whose gradients are 0 there, at all nodes: the weights of a network that starts at 0.
record StuckBlocks(Problem problem, double[] start, double[] point) {

    /// W009
    Optional<Diagnostic> warning(Span run) {
        if (problem.blocks().size() < 2 || point.length % problem.dimension() != 0 || point.length == 0) {
            return Optional.empty();
        }
        String names = problem.blocks().stream().filter(this::stuck).map(b -> "`" + b.name() + "`").collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(Diagnostic.of("W009", run, "this run never moved " + names + " from 0")
                .note("where all weights of a network are 0, so are gradients of its layers").help("start at random: `run … on p from normal(0, 0.3)`"));
    }

    private boolean stuck(Block b) {
        int d = problem.dimension();
        int length = b.size().length();
        if (b.size().kind() != Size.Kind.MATRIX || !zero(start, b.from(), length)) {
            return false;
        }
        for (int row = 0; row < point.length; row += d) {
            if (!zero(point, row + b.from(), length)) {
                return false;
            }
        }
        double[] gradient = new double[d];
        for (int i = 0; i < problem.nodes(); i++) {
            problem.gradient(i, point, point.length == d ? 0 : i * d, gradient, 0);
            if (!zero(gradient, b.from(), length)) {
                return false;
            }
        }
        return true;
    }

    private static boolean zero(double[] v, int from, int length) {
        for (int c = from; c < from + length; c++) {
            if (v[c] != 0) {
                return false;
            }
        }
        return true;
    }
}
