package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The same matrices again and again: that of round t is number (t − 1) mod k. Nothing is allocated per round.
record Cycle(String name, List<MixingMatrix> matrices) implements Schedule {
    /// @throws UserError E402 if the matrices have different numbers of nodes
    Cycle {
        for (MixingMatrix matrix : matrices) {
            if (matrix.nodes() != matrices.getFirst().nodes()) {
                throw new UserError("E402", name + ": " + matrices.getFirst().name() + " has " + matrices.getFirst().nodes() + " nodes, but "
                        + matrix.name() + " has " + matrix.nodes() + "; all must have the same.");
            }
        }
    }

    /// The matrix in rounds period, 2·period, …; in the others nobody communicates.
    static Cycle every(String name, MixingMatrix matrix, int period) {
        MixingMatrix silence = period == 1 ? matrix : WeightSchemes.identity(matrix.nodes());
        MixingMatrix[] rounds = new MixingMatrix[period];
        Arrays.fill(rounds, silence);
        rounds[period - 1] = matrix;
        return new Cycle(name, List.of(rounds));
    }

    @Override
    public int nodes() {
        return matrices.getFirst().nodes();
    }

    @Override
    public MixingMatrix at(long round, long seed) {
        return matrices.get((int) Math.floorMod(round - 1, (long) matrices.size()));
    }

    @Override
    public boolean constant() {
        return matrices.size() == 1;
    }

    @Override
    public String describe() {
        if (constant()) {
            return matrices.getFirst().describe();
        }
        String names = matrices.stream().limit(6).map(MixingMatrix::name).collect(Collectors.joining(", "));
        return name + ": " + nodes() + " nodes, period of " + matrices.size() + " rounds: " + names + (matrices.size() > 6 ? ", …" : "");
    }
}
