package fopt.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each file that cannot be read is refused with its name, the place in it, what was found and what was expected.
class MalformedFilesTest {
    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content.replace('|', '\n'));
    }

    private void refused(Path file, String code, String... words) {
        UserError e = Malformed.of(() -> FileFormats.of(file).read().apply(file));
        assertThat(e).as(file.toString()).isNotNull();
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.getMessage()).contains(file.getFileName().toString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`1,2|3|`, `:2: found 1 field, expected 2`",
        "`1,2|3,x|`, `:2: found \"x\" in column 2, expected a number`",
        "`a,b|1,2|3,4,5|`, `:3: found 3 fields, expected 2`",
        "`a,a|1,2|`, `:1: found two columns \"a\"`",
        "`# only words|`, `:1: found nothing`",
        "`1,\"2\"3|`, `CSV`"})
    void tables(String content, String words) throws IOException {
        refused(file("a.csv", content), "E864", words);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`{\"a\": 1,|\"b\" 2}`, `:2:`",
        "`[1, 2`, `:1:`",
        "`{\"a\": 1, \"a\": 2}`, `uplicate`",
        "`1 2`, `railing`",
        "``, `JSON`"})
    void json(String content, String words) throws IOException {
        refused(file("a.json", content), "E865", words);
    }

    @Test
    void jsonLinesTellTheLine() throws IOException {
        refused(file("a.jsonl", "{\"a\": 1}||{\"a\": }|"), "E865", "a.jsonl:3:7");
    }

    @Test
    void arraysThatBreakOff() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Npy.write(whole, Datum.Numbers.of(new double[] {1, 2, 3}));
        byte[] bytes = whole.toByteArray();
        for (int length = 0; length < bytes.length; length++) {
            Path file = Files.write(folder.resolve("a.npy"), Arrays.copyOf(bytes, length));
            refused(file, "E860", "found ");
        }
        refused(Files.write(folder.resolve("a.npy"), Arrays.copyOf(bytes, bytes.length - 1)), "E860", "found 23 bytes behind the header, expected 24");
        refused(Files.write(folder.resolve("a.npy"), Arrays.copyOf(bytes, bytes.length + 1)), "E860", "more bytes behind the array");
    }

    /// A header that lies about the size allocates nothing near it.
    @Test
    void arraysThatAreSaidToBeHuge() throws IOException {
        refused(header("2000000000,", "<f8"), "E860", "found 0 bytes behind the header, expected 16000000000");
        refused(header("2000000000, 2000000000", "<f8"), "E860", "the shape (2000000000, 2000000000)");
        refused(header("99999999999999999999,", "<f8"), "E860", "the shape");
    }

    /// Whatever stands in a header, a file is read or refused, and nothing else happens. Fixed seed.
    @Test
    void headersWithOneWrongByte() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Npy.write(whole, new Datum.Numbers(new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6}, false));
        byte[] bytes = whole.toByteArray();
        java.util.Random random = new java.util.Random(1);
        String characters = "\0'{}()0129,:<>|fiubUSOV \\n\u00ff";
        Path file = folder.resolve("a.npy");
        for (int at = 0; at < 80; at++) {
            for (int k = 0; k < 6; k++) {
                byte[] wrong = bytes.clone();
                wrong[at] = (byte) characters.charAt(random.nextInt(characters.length()));
                Files.write(file, wrong);
                try {
                    assertThat(Npy.read(file)).isNotNull();
                } catch (UserError e) {
                    assertThat(e.getMessage()).contains("a.npy");
                }
            }
        }
        refused(header("3,", "<f99999999999"), "E861", "<f99999999999");
        assertThat(Npy.read(header("2,", "<U0"))).isEqualTo(Datum.Items.texts(List.of("", "")));
    }

    @Test
    void headersThatAreNone() throws IOException {
        refused(header("3,", "<x8"), "E861", "<x8");
        refused(header("3", "<f7"), "E861", "<f7");
        refused(file("a.npy", "\u0093NUMPYY"), "E860", "other bytes at the start");
        refused(file("b.npy", "1,2,3"), "E860", "other bytes at the start");
        refused(Files.write(folder.resolve("c.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 9, 0}), "E860", "version 9");
    }

    private Path header(String shape, String type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] text = ("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n").getBytes(StandardCharsets.US_ASCII);
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
        out.write(text);
        return Files.write(folder.resolve("h.npy"), out.toByteArray());
    }

    @Test
    void archivesAndNames() throws IOException {
        refused(file("a.npz", "no zip"), "E860", "no zip file");
        refused(folder.resolve("none.npz"), "E500", "there is no file");
        refused(folder.resolve("none.npy"), "E500", "there is no file");
        refused(file("a.xlsx", ""), "E866", ".npy, .npz, .csv");
    }

    @Test
    void whatAFormatCannotHold() {
        Datum mixed = new Datum.Items(List.of(new Datum.Text("a"), Datum.Numbers.of(1, true)));
        for (String name : List.of("a.npy", "a.csv", "a.npz")) {
            Path file = folder.resolve(name);
            assertThat(Malformed.of(() -> FileFormats.of(file).write().accept(file, mixed)).code()).as(name).isEqualTo("E867");
            assertThat(file).doesNotExist();
        }
        Path file = folder.resolve("a.npz");
        Datum named = new Datum.Fields(new LinkedHashMap<>(Map.of("m", mixed)));
        assertThat(Malformed.of(() -> FileFormats.of(file).write().accept(file, named)).getMessage()).contains("a.npz: m");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1;2\n3;4\n".getBytes(StandardCharsets.US_ASCII));
        }
        Datum.Numbers a = (Datum.Numbers) FileFormats.of(file).read().apply(file);
        assertThat(a.shape()).containsExactly(2, 2);
        assertThat(a.values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void tablesWithAHeaderAreColumns() throws IOException {
        Datum.Fields t = (Datum.Fields) CsvTable.read(file("t.csv", "name,gap,time|a,1e-3,|\"b,c\",nan,2|"));
        assertThat(t.fields().get("name")).isEqualTo(Datum.Items.texts(List.of("a", "b,c")));
        assertThat(((Datum.Numbers) t.fields().get("gap")).values()).containsExactly(1e-3, Double.NaN);
        assertThat(((Datum.Numbers) t.fields().get("time")).values()).containsExactly(Double.NaN, 2);
    }

    @Test
    void jsonIsWrittenForPeopleToo() throws IOException {
        LinkedHashMap<String, Datum> fields = new LinkedHashMap<>();
        fields.put("x", Datum.Numbers.of(new double[] {1, 0.5, Double.NaN, Double.NEGATIVE_INFINITY}));
        fields.put("κ \"q\"", new Datum.Bool(true));
        fields.put("empty", new Datum.Items(List.of()));
        Path file = folder.resolve("f.json");
        Json.write(file, new Datum.Fields(fields));
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "x": [1.0,0.5,null,-1e999],
                  "κ \\"q\\"": true,
                  "empty": []
                }
                """);
        assertThat(((Datum.Fields) Json.read(file)).fields().keySet()).containsExactlyElementsOf(fields.keySet());
    }
}
