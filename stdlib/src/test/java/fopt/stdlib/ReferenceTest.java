package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.run.Trial;
import fopt.runtime.sim.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The library's algorithms go through the same points, and send the same bits, as transcriptions of the papers' boxes in NumPy
/// (`src/test/python/reference.py`, which wrote the files).
class ReferenceTest {
    /// Relative to the largest number of the point: sums are made in other orders there.
    private static final double TOLERANCE = 1e-11;

    /// What a file says of one round, or what a run had there.
    ///
    /// @param points one row for each node, or one for all
    record State(long up, long down, long between, List<double[]> points) {}

    static Stream<String> cases() {
        return lines("cases.csv").skip(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sameAsThePaperInNumPy(String row) {
        String[] fields = row.split(";", -1);
        TreeMap<Long, State> expected = expected(fields[0]);
        String over = fields[2].isEmpty() ? "" : " over " + fields[2];
        Map<Long, State> found = new HashMap<>();
        Trial.of("run " + fields[1] + " on p" + over + " for " + expected.lastKey() + " rounds", Map.of("p", new FormulaQuadratic(8, 20, 0)))
                .watched((ir, context) -> found.put(context.round, state(ir, context, expected.firstEntry().getValue().points().size()))).run();
        expected.forEach((round, state) -> compare(state, found.get(round), fields[0] + " in round " + round));
    }

    private static void compare(State expected, State found, String where) {
        assertThat(found).as(where).isNotNull();
        assertThat(List.of(found.up(), found.down(), found.between())).as(where + ": bits up, down, between nodes")
                .isEqualTo(List.of(expected.up(), expected.down(), expected.between()));
        for (int i = 0; i < expected.points().size(); i++) {
            double[] point = expected.points().get(i);
            double scale = java.util.Arrays.stream(point).map(Math::abs).max().orElseThrow();
            for (int c = 0; c < point.length; c++) {
                assertThat(found.points().get(i)[c]).as("%s: row %d, entry %d", where, i, c).isCloseTo(point[c],
                        org.assertj.core.api.Assertions.within(TOLERANCE * scale));
            }
        }
    }

    /// The nodes' points if the file has those, else what is measured.
    private static State state(Ir ir, Context context, int rows) {
        Var v = rows > 1 ? ir.nodePoints() : ir.output();
        double[] numbers = context.numbers[v.id()];
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            points.add(java.util.Arrays.copyOfRange(numbers, i * v.length(), (i + 1) * v.length()));
        }
        var c = context.counters();
        return new State(c.bitsUp(), c.bitsDown(), c.bitsBetweenNodes(), points);
    }

    private static TreeMap<Long, State> expected(String name) {
        TreeMap<Long, State> states = new TreeMap<>();
        lines(name + ".csv").skip(1).map(l -> l.split(",")).forEach(f -> {
            State s = states.computeIfAbsent(Long.parseLong(f[0]),
                    round -> new State(Long.parseLong(f[2]), Long.parseLong(f[3]), Long.parseLong(f[4]), new ArrayList<>()));
            s.points().add(Stream.of(f).skip(5).mapToDouble(Double::parseDouble).toArray());
        });
        return states;
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = ReferenceTest.class.getResourceAsStream("/reference/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
