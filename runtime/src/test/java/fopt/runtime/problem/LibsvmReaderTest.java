package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibsvmReaderTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.svm"), text);
    }

    private DataSet read(String text) throws IOException {
        return DataSets.libsvm(file(text));
    }

    @Test
    void aSparseFileBecomesCompressedRows() throws IOException {
        DataSet data = read("+1 2:0.5 7:-3e2\n-1\n0 1:1\n");
        assertThat(data.isSparse()).isTrue();
        assertThat(data.name()).isEqualTo("a.svm");
        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.columns()).isEqualTo(7);
        assertThat(data.labels()).containsExactly(1, -1, 0);
        assertThat(data.rowStart()).containsExactly(0, 2, 2, 3);
        assertThat(data.column()).containsExactly(1, 6, 0);
        assertThat(data.values()).containsExactly(0.5, -300, 1);
    }

    @Test
    void aFileWithMoreThanHalfOfTheEntriesFilledBecomesDense() throws IOException {
        assertThat(read("1 1:1 2:2\n2 2:3 3:4\n").values()).containsExactly(1, 2, 0, 0, 3, 4);
        assertThat(read("1 1:1 2:2\n2 2:3 4:4\n").isSparse()).as("half").isTrue();
        assertThat(read("1 1:1 2:2\n2 2:0 3:4\n").isSparse()).as("half, and a zero written out").isTrue();
    }

    @Test
    void blanksLineEndsAndCommentsDoNotMatter() throws IOException {
        DataSet data = read("# a comment\r\n\r\n  1\t1:1   3:2 # one: two\r\n\n2 2:5#no blank\n3 3:1");
        assertThat(data.labels()).containsExactly(1, 2, 3);
        assertThat(data.column()).containsExactly(0, 2, 1, 2);
        assertThat(data.values()).containsExactly(1, 2, 5, 1);
    }

    @Test
    void rowsAcrossTheBoundariesOfBuffersAreWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 30_000; row++) {
            text.append(row).append(" 1:").append(row / 7.0).append(" 3:1 9:").append(row).append('\n');
        }
        DataSet data = read(text.toString());
        for (int row = 0; row < 30_000; row++) {
            assertThat(data.labels()[row]).isEqualTo(row);
            int start = data.rowStart()[row];
            assertThat(data.rowStart()[row + 1] - start).isEqualTo(row == 0 ? 1 : 3);
            assertThat(data.values()[start]).isEqualTo(row == 0 ? 1 : row / 7.0);
        }
    }

    @Test
    void gzipIsKnownByItsFirstBytes() throws IOException {
        assertThat(DataSets.libsvm(gzip("1 1:1 3:2\n")).values()).containsExactly(1, 0, 2);
    }

    private Path gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(folder.resolve("no-suffix"), bytes.toByteArray());
    }

    @Test
    void aBrokenGzipFileIsReported() throws IOException {
        byte[] whole = Files.readAllBytes(gzip("1 1:1 3:2\n".repeat(1000)));
        Path broken = Files.write(folder.resolve("broken.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> DataSets.libsvm(broken)).isInstanceOf(UserError.class).hasMessageContaining("broken.gz cannot be read")
                .extracting("code").isEqualTo("E500");
    }

    @Test
    void moreColumnsThanOccurCanBeAskedFor() throws IOException {
        assertThat(DataSets.libsvm(file("1 2:1\n"), 5).columns()).isEqualTo(5);
        assertThatThrownBy(() -> DataSets.libsvm(file("1 2:1\n1 1:1 6:1\n"), 5)).isInstanceOf(UserError.class)
                .hasMessageEndingWith("a.svm:2: found \"6:1\", expected an index of at most 5, the number of columns that was asked for");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 1:2~x 1:2          | 2 | "x"            | a label, a finite number
        1:2 2:3              | 1 | "1:2"          | a label
        nan 1:2              | 1 | "nan"          | a label, a finite number
        1,2 1:2              | 1 | "1,2"          | a label
        1 1:2~~# c~1 1:2 2   | 4 | "2"            | index:value
        1 qid:3 1:2          | 1 | "qid:3"        | index:value
        1 1: 2               | 1 | "1:"           | a finite number after the colon
        1 1:2:3              | 1 | "1:2:3"        | a finite number after the colon
        1 :2                 | 1 | ":2"           | index:value
        1 -1:2               | 1 | "-1:2"         | index:value
        1 1:nan              | 1 | "1:nan"        | a finite number after the colon
        1 1:-inf             | 1 | "1:-inf"       | a finite number after the colon
        1 1:1e999            | 1 | "1:1e999"      | a finite number after the colon
        1 0:2                | 1 | "0:2"          | an index from 1
        1 99999999999:2      | 1 | "99999999999:2"| an index below
        1 1:1 1:2            | 1 | "1:2"          | each index once in a row
        1 5:1 3:2            | 1 | "3:2"          | an index above 5, the one before: indices ascend
        """)
    void malformedLinesAreNamedWithTheirNumber(String lines, int line, String found, String expected) throws IOException {
        Path file = file(lines.replace('~', '\n'));
        assertThatThrownBy(() -> DataSets.libsvm(file)).isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ":" + line + ": found " + found + ", expected ").hasMessageContaining(expected)
                .extracting("code").isEqualTo("E501");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''         | no row
        # only~~   | no row
        1~2~       | labels only
        """)
    void filesWithoutDataAreRefused(String lines, String found) {
        assertThatThrownBy(() -> read(lines.replace('~', '\n'))).isInstanceOf(UserError.class).hasMessageContaining("a.svm:1: found " + found);
    }

    @Test
    void aBinaryFileIsNotShownInFull() {
        assertThatThrownBy(() -> read("x".repeat(100_000))).hasMessageContaining("found \"" + "x".repeat(40) + "…\", expected a label");
    }

    @Test
    void aMissingFileIsNamedWithItsNeighbours() throws IOException {
        Files.writeString(folder.resolve("wdbc_scale"), "");
        Files.writeString(folder.resolve("a9a.gz"), "");
        Files.createDirectory(folder.resolve("wdbc_scaly"));
        assertThatThrownBy(() -> DataSets.libsvm(folder.resolve("wdbc-scale"))).isInstanceOf(UserError.class)
                .hasMessage("there is no file " + folder.resolve("wdbc-scale") + ". Did you mean wdbc_scale?").extracting("code").isEqualTo("E500");
        assertThatThrownBy(() -> DataSets.libsvm(folder.resolve("A9A"))).hasMessageEndingWith("Did you mean a9a.gz?");
        assertThatThrownBy(() -> DataSets.libsvm(folder.resolve("mushrooms"))).hasMessageEndingWith("mushrooms.");
        assertThatThrownBy(() -> DataSets.libsvm(Path.of("nowhere", "x"))).isInstanceOf(UserError.class)
                .hasMessageStartingWith("there is no file " + Path.of("nowhere", "x") + " (looked for " + Path.of("nowhere", "x").toAbsolutePath() + ")")
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> DataSets.libsvm(folder)).isInstanceOf(UserError.class).hasMessageContaining("is a folder");
    }
}
