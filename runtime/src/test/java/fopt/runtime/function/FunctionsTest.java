package fopt.runtime.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Values of functions of vectors and matrices, against NumPy 2.4 and SciPy 1.17.
class FunctionsTest {
    private static final Value A = matrix(4, 3, -4.0, 0.25, 3.75, -1.5, 3.0, -3.25, 1.25, -4.0, -0.5, 3.75, -1.5, 2.0);
    private static final Value E = matrix(3, 3, 1, 2, 0, 0, -1, 3, 0.5, 0, -2);
    /// AᵀA
    private static final Value S = applied("transpose_times", List.of(A, A));

    private record Value(Size size, double[] numbers) {}

    private static Value matrix(int rows, int columns, double... numbers) {
        return new Value(Size.matrix(rows, columns), numbers);
    }

    private static Value vector(double... numbers) {
        return new Value(Size.of(numbers.length), numbers);
    }

    /// A value of the function in the middle of larger arrays.
    private static Value applied(String name, List<Value> vectors, double... numbers) {
        List<OptionalDouble> known = Arrays.stream(numbers).mapToObj(OptionalDouble::of).toList();
        VectorFunction function = Functions.named(name).orElseThrow().bind(vectors.stream().map(Value::size).toList(), known);
        Call call = function.call();
        double[] out = new double[function.result().length() + 5];
        for (int k = 0; k < vectors.size(); k++) {
            double[] shifted = new double[vectors.get(k).numbers().length + 7];
            System.arraycopy(vectors.get(k).numbers(), 0, shifted, 7, vectors.get(k).numbers().length);
            call.vector(k, shifted, 7);
        }
        for (int k = 0; k < numbers.length; k++) {
            call.number(k, numbers[k]);
        }
        call.run(out, 2);
        assertThat(new double[] {out[0], out[1], out[out.length - 3], out[out.length - 1]}).containsOnly(0);
        return new Value(function.result(), Arrays.copyOfRange(out, 2, out.length - 3));
    }

    private static void equal(Value value, double... expected) {
        assertThat(value.numbers()).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(value.numbers()[k]).as("number %d", k).isCloseTo(expected[k], within(1e-13 * Math.max(1, Math.abs(expected[k]))));
        }
    }

    @Test
    void singularValues() {
        equal(vector(Arrays.copyOfRange(applied("svd", List.of(A)).numbers(), 12, 15)), 6.92009859553786, 5.734581515386737, 3.0478369824220706);
        equal(applied("spectral_norm", List.of(A)), 6.92009859553786);
        equal(applied("nuclear_norm", List.of(A)), 6.92009859553786 + 5.734581515386737 + 3.0478369824220706);
        equal(applied("pinv", List.of(A)), -0.11749742781828089, -0.023841141389470456, -0.08531348908001424, 0.16023745013138357,
                -0.02085515758941719, 0.06192328264626384, -0.2352084739723581, 0.08092663628724656,
                0.10955816885694991, -0.09419433761209747, -0.1068485537788333, 0.11480049632885207);
    }

    /// In each eigenvector the entry of largest magnitude is positive.
    @Test
    void eigenvalues() {
        equal(applied("eig", List.of(S)), 9.289310271419676, 32.88542515661524, 47.887764571965086,
                0.5309057249578726, -0.4570106730626446, 0.7136388133459279,
                0.719099848093546, -0.2026048037089456, -0.6647155045475458,
                0.4483687318254859, 0.866078829103268, 0.2210722553834316);
    }

    @Test
    void cholesky() {
        equal(applied("cholesky", List.of(S)), 5.820223363411408, 0, 0, -2.770512228339747, 4.431338623104753, 0,
                -0.558397813463825, -2.5634574417878278, 4.689549853244064);
    }

    @Test
    void exponentials() {
        equal(applied("expm", List.of(E)), 3.18468877346903, 2.541764008402037, 1.9724257545864448, 0.4931064386466116, 0.6429247650669935,
                0.8540073807233881, 0.4710721892183056, 0.32873762576440746, 0.35825563815919725);
        equal(applied("expm", List.of(matrix(2, 2, 0, 20, -20, 0))), Math.cos(20), Math.sin(20), -Math.sin(20), Math.cos(20));
    }

    @Test
    void systems() {
        equal(applied("solve", List.of(E, vector(1, 2, 3))), 5.6, -2.3, -0.1);
        equal(applied("solve", List.of(A, vector(1, 2, 3, 4))), 0.21982962268826972, -0.27892746906497756, 0.05982581761166323);
        equal(applied("solve", List.of(applied("transpose", List.of(A)), vector(1, 2, 3))),
                0.16946676357373455, -0.1825775889332354, -0.8762760983612303, 0.6664922116924331);
        equal(applied("times", List.of(S, applied("solve", List.of(S, vector(1, 2, 3))))), 1, 2, 3);
    }

    @Test
    void newtonSchulz() {
        double[] expected = {-0.5884046415078052, 0.02301139479277778, 0.4420762602849284, -0.273629909809284, 0.4328670972838591,
            -0.4500914967584202, -0.09178703552407858, -0.9988952997386447, -0.3109370208959959, 0.7904774008830379, 0.05424173352990921,
            0.47772458476695834};
        equal(applied("newton_schulz", List.of(A), 5), expected);
        Value turned = applied("newton_schulz", List.of(applied("transpose", List.of(A))), 5);
        equal(applied("transpose", List.of(turned)), expected);
    }

    @Test
    void quantiles() {
        Value v = vector(3, 1, 4, 1, 5, 9, 2, 6);
        equal(applied("quantile", List.of(v), 0.1), 1);
        equal(applied("quantile", List.of(v), 0.5), 3.5);
        equal(applied("quantile", List.of(v), 0.77), 5.39);
    }

    /// A gap of 3e-12 leaves weights that are right to about its root.
    @Test
    void simplexMinimum() {
        assertThat(applied("simplex_min", List.of(matrix(2, 2, 1, 0, 0, 3))).numbers()).containsExactly(new double[] {0.75, 0.25}, within(1e-6));
        equal(applied("simplex_min", List.of(matrix(2, 2, 1, 2, 2, 5))), 1, 0);
        equal(applied("project_simplex", List.of(vector(0.5, 1.5, -3))), 0, 1, 0);
    }

    @Test
    void whatIsNotFiniteGivesNoNumbers() {
        for (String f : List.of("svd", "pinv", "polar", "spectral_norm")) {
            assertThat(applied(f, List.of(matrix(2, 2, 1, Double.NaN, 0, 1))).numbers()).as(f).containsOnly(Double.NaN);
        }
        assertThat(applied("solve", List.of(matrix(2, 2, 1, Double.POSITIVE_INFINITY, 0, 1), vector(1, 2))).numbers()).containsOnly(Double.NaN);
    }

    @Test
    void whatHasNoValueIsSaid() {
        assertThatThrownBy(() -> applied("solve", List.of(matrix(2, 2, 1, 1, 1, 1), vector(1, 2)))).isInstanceOf(UserError.class)
                .hasMessageContaining("singular");
        assertThatThrownBy(() -> applied("cholesky", List.of(matrix(2, 2, 1, 2, 2, 1)))).isInstanceOf(UserError.class)
                .hasMessageContaining("not positive definite");
        assertThatThrownBy(() -> applied("eig", List.of(E))).isInstanceOf(UserError.class).hasMessageContaining("symmetric");
        assertThatThrownBy(() -> applied("times", List.of(A, A))).isInstanceOf(UserError.class)
                .hasMessageContaining("3 columns on the left, 4 rows on the right");
        assertThatThrownBy(() -> applied("row", List.of(A), 5)).isInstanceOf(UserError.class).hasMessageContaining("rows are 1 to 4");
    }

    /// A second call of the same object, after others, gives the same bits.
    @Test
    void nothingIsRemembered() {
        for (FunctionDefinition f : Functions.ALL) {
            List<Size> one = List.of(Size.matrix(3, 3));
            List<OptionalDouble> numbers = IntStream.range(0, 4).mapToObj(k -> OptionalDouble.of(1)).toList();
            VectorFunction function;
            try {
                function = f.bind(one, numbers);
            } catch (IndexOutOfBoundsException needsTwo) {
                function = f.bind(List.of(one.get(0), f.name().equals("with_block") ? Size.matrix(1, 1) : one.get(0)), numbers);
            }
            Call call = function.call().vector(1, S.numbers(), 0).number(3, 1).number(2, 1).number(1, 1).number(0, 1);
            double[] first = new double[function.result().length()];
            double[] again = new double[function.result().length()];
            double[] given = f.name().equals("pick") ? new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9} : S.numbers();
            call.vector(0, given, 0).run(first, 0);
            call.vector(0, new double[] {2, 1, 0, 1, 2, 1, 0, 1, 2}, 0).run(again, 0);
            call.vector(0, given, 0).run(again, 0);
            assertThat(again).as(f.name()).containsExactly(first);
        }
    }

    /// The square root of the lower triangular matrix of ones.
    @Test
    void prefixRoot() {
        equal(applied("prefix_root", List.of(), 4), 1, 0, 0, 0, 0.5, 1, 0, 0, 0.375, 0.5, 1, 0, 0.3125, 0.375, 0.5, 1);
    }

    /// 7 = 4 + 2 + 1: blocks that end in rounds 4, 6 and 7.
    @Test
    void prefixTree() {
        double[] tree = applied("prefix_tree", List.of(), 7).numbers();
        assertThat(Arrays.copyOfRange(tree, 42, 49)).containsExactly(0, 0, 0, 1, 0, 1, 1);
        assertThat(Arrays.copyOfRange(tree, 21, 28)).containsExactly(0, 0, 0, 1, 0, 0, 0);
        equal(applied("row_differences", List.of(matrix(3, 2, 1, 2, 4, 8, 5, 5))), 1, 2, 3, 6, 1, -3);
    }

    @Test
    void orthonormalColumns() {
        equal(applied("orthonormal", List.of(E)), 0.8944271909999157, 0.2981423969999719, 0.3333333333333333, 0, -0.74535599249993, 0.6666666666666666,
                0.4472135954999579, -0.5962847939999439, -0.6666666666666666);
    }

    @Test
    void picksByWeight() {
        Value weights = vector(0, 1, 0, 3, 0);
        equal(applied("pick", List.of(weights), 0), 2);
        equal(applied("pick", List.of(weights), 0.2499), 2);
        equal(applied("pick", List.of(weights), 0.25), 4);
        equal(applied("pick", List.of(weights), 1), 4);
        assertThatThrownBy(() -> applied("pick", List.of(vector(1, -1)), 0.5)).isInstanceOf(UserError.class).hasMessageContaining("weight 2 is -1.0");
        assertThatThrownBy(() -> applied("pick", List.of(vector(0, 0)), 0.5)).isInstanceOf(UserError.class).hasMessageContaining("all 0");
    }

    /// The solution of the quadratic program by NumPy, from its optimality conditions with the limits of nodes 1 and 5 active.
    @Test
    void heterogeneityMixing() {
        Value s = matrix(5, 2, 1, 0, 2, -1, -3, 0.5, 0, 4, 0.5, 0.5);
        double[][] edges = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 4}, {0, 2}};
        double[] expected = {0.23645821, 0.35646851, 0.27185418, 0.41163457, 0.58836543, 0.17517636};
        double[] pattern = new double[25];
        for (double[] e : edges) {
            pattern[(int) (5 * e[0] + e[1])] = 0.1;
        }
        double[] m = applied("heterogeneity_mixing", List.of(s, new Value(Size.matrix(5, 5), pattern))).numbers();
        for (int e = 0; e < edges.length; e++) {
            assertThat(m[(int) (5 * edges[e][0] + edges[e][1])]).isCloseTo(expected[e], within(2e-8)).isEqualTo(m[(int) (5 * edges[e][1] + edges[e][0])]);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(Arrays.stream(m, 5 * i, 5 * i + 5).sum()).isCloseTo(1, within(1e-14));
            assertThat(Arrays.stream(m, 5 * i, 5 * i + 5).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        }
        assertThat(m[3]).isZero();
    }

    @Test
    void hardThresholdDoesNotHideWhatIsNotANumber() {
        assertThat(applied("hard_threshold", List.of(vector(3, Double.NaN, -5, 1)), 2).numbers()).containsExactly(0, Double.NaN, -5, 0);
    }
}
