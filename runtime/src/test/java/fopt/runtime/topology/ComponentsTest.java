package fopt.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Components against JGraphT's, on random directed graphs; and on a path long enough to break a recursion.
class ComponentsTest {
    @RepeatedTest(200)
    void agreesWithTheLibrary(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 1 + random.nextInt(12);
        Edges edges = Edges.directed(n);
        for (int k = random.nextInt(16); k > 0; k--) {
            edges.add(random.nextInt(n), random.nextInt(n));
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
