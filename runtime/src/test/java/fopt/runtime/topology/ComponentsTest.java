package fopt.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.junit.jupiter.api.Test;

/// Components against JGraphT's, on random directed graphs; and on a path long enough to break a recursion.
class ComponentsTest {
    @Property(tries = 200, seed = "1")
    void agreesWithTheLibrary(@ForAll @IntRange(min = 1, max = 12) int n, @ForAll int[] ends) {
        Edges edges = Edges.directed(n);
        for (int k = 0; k + 1 < Math.min(ends.length, 30); k += 2) {
            edges.add(Math.floorMod(ends[k], n), Math.floorMod(ends[k + 1], n));
        }
        Topology graph = edges.toTopology("random");
        Components ours = Components.of(graph);
        var theirs = new KosarajuStrongConnectivityInspector<>(Graphs.library(graph)).stronglyConnectedSets();
        assertThat(ours.count()).isEqualTo(theirs.size());
        for (Set<Integer> component : theirs) {
            assertThat(component.stream().map(i -> ours.label()[i]).distinct()).hasSize(1);
        }
        assertThat(ours.largest().length).isEqualTo(theirs.stream().mapToInt(Set::size).max().orElseThrow());
    }

    @Test
    void longPathsDoNotOverflowTheStack() {
        assertThat(Components.of(Graphs.graph("path", 300_000)).count()).isEqualTo(1);
    }

    @Test
    void sizesAreShownLargestFirst() {
        Edges edges = Edges.undirected(6);
        edges.add(3, 4);
        edges.add(4, 5);
        edges.add(0, 1);
        Components components = Components.of(edges.toTopology("three"));
        assertThat(components.describeSizes()).isEqualTo("3, 2, 1");
        assertThat(components.largest()).containsExactly(3, 4, 5);
    }
}
