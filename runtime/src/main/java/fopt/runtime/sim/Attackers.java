package fopt.runtime.sim;

import fopt.runtime.robust.Byzantine;
import fopt.runtime.robust.Inputs;
import java.util.Arrays;

/// Puts what the Byzantine nodes of a run deliver in the place of what they should send.
final class Attackers {
    private final Byzantine byzantine;
    private final Graphs graphs;
    private final Cohorts active;
    private final Draws draws;
    private final int nodes;
    private final Inputs honest = new Inputs();
    private int[] starts = {};

    Attackers(Byzantine byzantine, int nodes, Graphs graphs, Cohorts active, Draws draws) {
        this.byzantine = byzantine;
        this.nodes = nodes;
        this.graphs = graphs;
        this.active = active;
        this.draws = draws;
    }

    /// @param rows *Modified*: the rows of the Byzantine nodes that take part; the row of node i is `length` numbers from `i * length` on
    void replace(double[] rows, int length, int site, long iteration) {
        Cohort cohort = active.current();
        int count = honest(cohort);
        for (int k = 0; k < count; k++) {
            place(k, cohort.members[k] * length);
        }
        honest.set(rows, starts, count, length);
        for (int k = count; k < cohort.count; k++) {
            int node = cohort.members[k];
            byzantine.attack().replace(honest, nodes, byzantine.count(), draws.ownDraws(0, node, site, iteration), rows, node * length);
        }
    }

    /// The same for values that a node has for each neighbour: each may get another. @param rows *Modified*: one for each directed edge
    void replaceOverEdges(double[] rows, int length, int site, long iteration) {
        Cohort cohort = active.current();
        int members = honest(cohort);
        int count = 0;
        for (int k = 0; k < members; k++) {
            int node = cohort.members[k];
            for (int p = graphs.firstEdge(node); p < graphs.firstEdge(node + 1); p++) {
                place(count++, p * length);
            }
        }
        honest.set(rows, starts, count, length);
        for (int k = members; k < cohort.count; k++) {
            int node = cohort.members[k];
            for (int p = graphs.firstEdge(node); p < graphs.firstEdge(node + 1); p++) {
                byzantine.attack().replace(honest, nodes, byzantine.count(),
                    draws.ownDraws(0, node, site, draws.edgeIteration(node, p, iteration)), rows, p * length);
            }
        }
    }

    /// How many members are honest: the first ones, since members are in ascending order.
    private int honest(Cohort cohort) {
        int count = 0;
        while (count < cohort.count && cohort.members[count] < nodes - byzantine.count()) {
            count++;
        }
        return count;
    }

    private void place(int k, int start) {
        if (k >= starts.length) {
            starts = Arrays.copyOf(starts, Math.max(8, 2 * k));
        }
        starts[k] = start;
    }
}
