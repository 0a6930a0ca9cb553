package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real files against what their sources say about them: those of the examples, and those beside the project where they are there.
class RealDataTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "."));
    private static final Path EXAMPLES = ROOT.resolve("examples/data");
    private static final Path SHARED = ROOT.resolve("../shared/data");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        wdbc       | 569  | 30 | 16992 | -1: 212, 1: 357 | 21aaeb593fb9442ddc69a8e6263faae877ff75152b6a3c97c746535dcc12a6fb
        wdbc_scale | 569  | 30 | 17070 | -1: 212, 1: 357 | 28e07dd1ac3aa850862a05ede668d55c5ef33b9133fbbc89ed68fc07961427af
        digits     | 1797 | 64 | 58736 | 0: 178, 1: 182, 2: 177, 3: 183, 4: 181, 5: 182, 6: 181, 7: 179, 8: 174, 9: 180 |\
         b82d89c2691202b8add34b5bf633e936062defcf92753a8db0ff078f68214ee0
        """)
    void theDataOfTheExamples(String name, int rows, int columns, int pairs, String labels, String sha256) throws IOException, NoSuchAlgorithmException {
        byte[] bytes = Files.readAllBytes(EXAMPLES.resolve(name));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(sha256);
        check(EXAMPLES.resolve(name), rows, columns, pairs, labels);
    }

    /// Pairs are those that are not zero; australian writes out 1936 zeros.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a1a              | 1605  | 119 | 22249  | -1: 1210, 1: 395
        a9a.gz           | 32561 | 123 | 451592 | -1: 24720, 1: 7841
        w8a.gz           | 49749 | 300 | 579586 | -1: 48270, 1: 1479
        mushrooms        | 8124  | 112 | 170604 | 1: 3916, 2: 4208
        phishing.gz      | 11055 | 68  | 331650 | 0: 4898, 1: 6157
        australian       | 690   | 14  | 7724   | -1: 383, 1: 307
        australian_scale | 690   | 14  | 8447   | -1: 383, 1: 307
        splice_scale     | 1000  | 60  | 60000  | -1: 483, 1: 517
        wine             | 178   | 13  | 2314   | 1: 59, 2: 71, 3: 48
        madelon.t.gz     | 600   | 500 | 300000 | -1: 300, 1: 300
        """)
    void libsvmFiles(String name, int rows, int columns, int pairs, String labels) {
        check(shared("libsvm/" + name), rows, columns, pairs, labels);
    }

    private static void check(Path file, int rows, int columns, int pairs, String labels) {
        DataSet data = DataSets.libsvm(file);
        assertThat(data.rows()).isEqualTo(rows);
        assertThat(data.columns()).isEqualTo(columns);
        assertThat(Arrays.stream(data.values()).filter(x -> x != 0).count()).isEqualTo(pairs);
        assertThat(data.isSparse()).isEqualTo(pairs * 2L <= (long) rows * columns);
        assertThat(counts(data.labels())).isEqualTo(labels);
    }

    private static String counts(double[] labels) {
        Map<Double, Long> counts = Arrays.stream(labels).boxed().collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(e -> e.getKey().intValue() + ": " + e.getValue()).collect(Collectors.joining(", "));
    }

    /// The mean and deviation of the training set that every tutorial subtracts and divides by, 0.1307 and 0.3081.
    @Test
    void mnist() {
        DataSet train = mnist("train");
        assertThat(train.rows()).isEqualTo(60_000);
        assertThat(train.columns()).isEqualTo(784);
        double mean = Arrays.stream(train.values()).sum() / 60_000 / 784;
        double square = Arrays.stream(train.values()).map(x -> x * x).sum() / 60_000 / 784;
        assertThat(mean).isCloseTo(0.1307, within(5e-5));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(0.3081, within(5e-5));
    }

    /// The same images once as IDX and once as text with values 0 … 255.
    @Test
    void bothFormatsGiveTheSameImages() {
        DataSet images = mnist("t10k");
        DataSet text = DataSets.libsvm(shared("libsvm/mnist_t10k.gz"), 784);
        assertThat(text.labels()).isEqualTo(images.labels());
        assertThat(text.rowStart()).isEqualTo(images.rowStart());
        assertThat(text.column()).isEqualTo(images.column());
        assertThat(Arrays.stream(text.values()).map(x -> x / 255).toArray()).isEqualTo(images.values());
    }

    private static DataSet mnist(String part) {
        return DataSets.idx(shared("images/mnist-" + part + "-images-idx3-ubyte.gz"), shared("images/mnist-" + part + "-labels-idx1-ubyte.gz"));
    }

    private static Path shared(String name) {
        Path file = SHARED.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        return file;
    }
}
