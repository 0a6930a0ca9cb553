package fopt.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that NumPy wrote are read, and files that are written here NumPy reads, bit for bit. Left out where there is no python3 with NumPy.
class NumpyFilesTest {
    private static final long SECONDS = 120;

    @TempDir
    Path folder;

    @BeforeAll
    static void numpyIsThere() {
        assumeTrue(runs(new ProcessBuilder("python3", "-c", "import numpy").redirectErrorStream(true)), "there is no python3 with NumPy here");
    }

    private static boolean runs(ProcessBuilder python) {
        try {
            Process p = python.start();
            return p.waitFor(SECONDS, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void python(String script) throws IOException {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder python = new ProcessBuilder("python3", "-c", "import numpy as np, io, json\n" + script).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(errors.toFile());
        assertThat(runs(python)).withFailMessage(() -> read(errors)).isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void everyTypeOrderAndVersionIsRead() throws IOException {
        python("""
                for t in ['f8', 'f4', 'f2', 'i8', 'i4', 'i2', 'i1', 'u8', 'u4', 'u2', 'u1', 'b1']:
                    for e in '<>':
                        for o in 'CF':
                            a = np.array([[0, 1, 2], [3, 100, 5]]).astype(e + t)
                            np.save(f'{t}-{"l" if e == "<" else "b"}-{o}.npy', np.asarray(a, order=o))
                for v in [(1, 0), (2, 0), (3, 0)]:
                    with open(f'v{v[0]}.npy', 'wb') as f:
                        np.lib.format.write_array(f, np.arange(24.0).reshape(2, 3, 4).T, version=v)
                """);
        for (String type : List.of("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "b1")) {
            for (String rest : List.of("-l-C", "-l-F", "-b-C", "-b-F")) {
                Datum.Numbers a = (Datum.Numbers) Npy.read(folder.resolve(type + rest + ".npy"));
                assertThat(a.shape()).as(type + rest).containsExactly(2, 3);
                assertThat(a.values()).as(type + rest).containsExactly(type.equals("b1") ? new double[] {0, 1, 1, 1, 1, 1} : new double[] {0, 1, 2, 3, 100, 5});
                assertThat(a.whole()).isEqualTo(type.startsWith("i") || type.startsWith("u"));
            }
        }
        for (int version = 1; version <= 3; version++) {
            Datum.Numbers a = (Datum.Numbers) Npy.read(folder.resolve("v" + version + ".npy"));
            assertThat(a.shape()).containsExactly(4, 3, 2);
            assertThat(a.at(1).at(2).values()).containsExactly(9, 21);
        }
    }

    @Test
    void numbersComeBackBitForBit() throws IOException {
        double[] hard = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e22, 5e-324, 1 / 3.0};
        Npy.write(folder.resolve("x.npy"), Datum.Numbers.of(hard));
        Npy.write(folder.resolve("m.npy"), new Datum.Numbers(new int[] {2, 5}, hard, false));
        Npy.write(folder.resolve("k.npy"), Datum.Numbers.of(new long[] {1, -2, 1L << 52}));
        Npy.write(folder.resolve("t.npy"), Datum.Items.texts(List.of("η", "𝛼β", "")));
        Npy.write(folder.resolve("n.npy"), Datum.Numbers.of(7, true));
        Npy.write(folder.resolve("big.npy"), Datum.Numbers.of(IntStream.range(0, 20_000).mapToDouble(k -> k / 7.0).toArray()));
        Json.write(folder.resolve("x.json"), Datum.Numbers.of(hard));
        CsvTable.write(folder.resolve("m.csv"), new Datum.Numbers(new int[] {2, 5}, hard, false));
        python("""
                hard = np.array([0.1, -0.0, 5e-324, np.finfo(float).max, np.nan, np.inf, -np.inf, 1e22, 5e-324, 1/3])
                same = lambda a, b: a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes()
                assert same(np.load('x.npy'), hard)
                assert same(np.load('m.npy'), hard.reshape(2, 5))
                assert same(np.load('k.npy'), np.array([1, -2, 2**52]))
                assert same(np.load('t.npy'), np.array(['η', '𝛼β', '']))
                assert same(np.load('n.npy'), np.array(7))
                assert same(np.load('big.npy'), np.arange(20000) / 7)
                assert same(np.array(json.load(open('x.json')), dtype=float), hard)
                assert same(np.loadtxt('m.csv', delimiter=','), hard.reshape(2, 5))
                np.save('y.npy', hard)
                np.savetxt('y.csv', hard.reshape(2, 5), delimiter=',', fmt='%.17g', header='a comment')
                json.dump(hard.tolist(), open('y.json', 'w'))
                """);
        for (String file : List.of("y.npy", "x.npy", "y.json", "x.json", "y.csv", "m.csv")) {
            Datum.Numbers a = (Datum.Numbers) FileFormats.of(Path.of(file)).read().apply(folder.resolve(file));
            assertThat(a.values()).as(file).usingComparatorWithPrecision(0.0).hasSize(10);
            for (int k = 0; k < hard.length; k++) {
                assertThat(Double.doubleToLongBits(a.values()[k])).as(file + " " + k).isEqualTo(Double.doubleToLongBits(hard[k]));
            }
        }
    }

    @Test
    void archivesGoBothWays() throws IOException {
        SequencedMap<String, Datum> arrays = new LinkedHashMap<>();
        arrays.put("A", new Datum.Numbers(new int[] {2, 2}, new double[] {1, 2, 3, 4}, false));
        arrays.put("η", Datum.Numbers.of(0.1, false));
        arrays.put("names", Datum.Items.texts(List.of("a", "bc")));
        Npz.write(folder.resolve("ours.npz"), arrays);
        python("""
                z = np.load('ours.npz')
                assert z.files == ['A', 'η', 'names']
                assert (z['A'] == [[1, 2], [3, 4]]).all() and z['η'] == 0.1 and list(z['names']) == ['a', 'bc']
                np.savez('plain.npz', **z)
                np.savez_compressed('packed.npz', **z)
                """);
        for (String file : List.of("ours.npz", "plain.npz", "packed.npz")) {
            Datum.Fields back = Npz.read(folder.resolve(file));
            assertThat(back.fields().keySet()).containsExactly("A", "η", "names");
            assertThat(((Datum.Numbers) back.fields().get("A")).at(1).values()).containsExactly(3, 4);
            assertThat(((Datum.Numbers) back.fields().get("η")).rank()).isZero();
            assertThat(back.fields().get("names")).isEqualTo(arrays.get("names"));
        }
    }

    @Test
    void whatIsNoArrayOfNumbersIsRefused() throws IOException {
        python("""
                np.save('object.npy', np.array([{}, None], dtype=object), allow_pickle=True)
                np.save('complex.npy', np.array([1j]))
                np.save('record.npy', np.zeros(2, dtype=[('a', 'f8'), ('b', 'i4')]))
                np.save('date.npy', np.array(['2026-01-01'], dtype='datetime64[D]'))
                np.save('large.npy', np.array([2**60 + 1]))
                """);
        refused("object.npy", "E861", "found Python objects");
        refused("complex.npy", "E861", "found complex numbers");
        refused("record.npy", "E861", "records");
        refused("date.npy", "E861", "M8[D]");
        refused("large.npy", "E869", "2^53");
    }

    private void refused(String file, String code, String words) {
        assertThat(Malformed.of(() -> Npy.read(folder.resolve(file)))).satisfies(e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(file).contains(words);
        });
    }
}
