package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.run.Trial;
import fopt.runtime.sim.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Iterates of every node and bits of every direction are those that others computed. (Gradients are not compared: the interpreter counts
/// calls, a run counts samples.)
class ReferenceTest {
    /// Relative to the largest number of the point: sums are made in other orders there.
    private static final double ROUNDING = 1e-11;
    private static final Path PROGRAMS = Path.of(System.getProperty("fopt.root", "..")).resolveSibling("shared").resolve("design");

    static List<Reference> papers() {
        return Reference.ofThePapers();
    }

    static List<Reference> interpreter() {
        return Reference.ofTheInterpreter();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void theLibraryDoesWhatThePapersSay(Reference reference) {
        compare(reference, "");
    }

    @ParameterizedTest
    @MethodSource("interpreter")
    void theDesignsProgramsDoWhatTheReferenceInterpreterMakesOfThem(Reference reference) throws IOException {
        Path program = PROGRAMS.resolve(reference.program() + ".fopt");
        assumeTrue(Files.exists(program), "without the programs of the design there is nothing to compare");
        compare(reference, reference.changed(Files.readString(program)));
    }

    private static void compare(Reference reference, String declarations) {
        List<Reference.State> states = reference.states();
        Map<Long, Reference.State> found = new HashMap<>();
        String over = reference.graph().isEmpty() ? "" : " over " + reference.graph();
        String run = "let r = run " + reference.run() + " on p" + over + " for " + states.getLast().round() + " rounds measure loss every 1\n";
        Trial.of(declarations + "\n" + Problems.P + run, Map.of()).in(Problems.RESOURCES)
                .watched((ir, context) -> found.put(context.round, state(ir, context, states.getFirst().x().size()))).run();
        states.forEach(expected -> same(expected, found.get(expected.round())));
    }

    private static void same(Reference.State expected, Reference.State found) {
        assertThat(List.of(found.up(), found.down(), found.peers())).as("bits up, down, between nodes after %d rounds", expected.round())
                .isEqualTo(List.of(expected.up(), expected.down(), expected.peers()));
        for (int i = 0; i < expected.x().size(); i++) {
            double[] row = expected.x().get(i);
            double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
            assertThat(found.x().get(i)).as("row %d after %d rounds", i + 1, expected.round()).containsExactly(row, within(ROUNDING * largest));
        }
    }

    /// The nodes' points if there are several rows, else what is measured.
    private static Reference.State state(Ir ir, Context context, int rows) {
        Var v = rows > 1 ? ir.nodePoints() : ir.output();
        List<double[]> x = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            x.add(Arrays.copyOfRange(context.numbers[v.id()], i * v.length(), (i + 1) * v.length()));
        }
        var counters = context.counters();
        return new Reference.State(context.round, counters.bitsUp(), counters.bitsDown(), counters.bitsBetweenNodes(), x);
    }
}
