package fopt.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @TempDir
    Path folder;

    @Test
    void writesATidyTable() throws IOException {
        Path file = folder.resolve("new/results.csv");
        try (RunLog log = RunLog.create(file, new Columns(List.of("η"), List.of("gap")))) {
            log.append(Rows.row(0, Map.of("η", "1/L"), Map.of("gap", 1.0)));
            log.append(Rows.row(10, Map.of("η", "1/L"), Map.of("gap", 0.1 + 0.2)));
        }
        assertThat(file).content().isEqualTo("""
                run,algorithm,η,seed,round,time,bits_up,bits_down,bits,gradients,gap
                r,dsgd,1/L,7,0,,0,0,0,0,1.0
                r,dsgd,1/L,7,10,,100,200,300,50,0.30000000000000004
                """);
    }

    @Test
    void quotesWhatNeedsIt() throws IOException {
        Path file = folder.resolve("results.csv");
        String awkward = "top_k(1%), \"loud\"\nor not";
        try (RunLog log = RunLog.create(file, new Columns(List.of("Q"), List.of()))) {
            log.append(Rows.row(1, Map.of("Q", awkward), Map.of()));
        }
        assertThat(file).content().contains("\"top_k(1%), \"\"loud\"\"\nor not\"");
        assertThat(read(file).getFirst().getField("Q")).isEqualTo(awkward);
    }

    @Test
    void numbersComeBackBitForBit() throws IOException {
        Path file = folder.resolve("results.csv");
        double[] numbers = new Random(1).longs(2000).mapToDouble(Double::longBitsToDouble).toArray();
        try (RunLog log = RunLog.create(file, new Columns(List.of(), List.of("gap")))) {
            for (double number : numbers) {
                log.append(Rows.row(1, Map.of(), Map.of("gap", number)));
            }
        }
        assertThat(read(file)).extracting(r -> Double.parseDouble(r.getField("gap"))).containsExactly(box(numbers));
    }

    private static Double[] box(double[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Double[]::new);
    }

    @Test
    void everyRowIsInTheFileAtOnce() throws IOException {
        Path file = folder.resolve("results.csv");
        try (RunLog log = RunLog.create(file, new Columns(List.of(), List.of("gap")))) {
            for (int round = 1; round <= 3; round++) {
                log.append(Rows.row(round, Map.of(), Map.of("gap", 1.0 / round)));
                assertThat(read(file)).hasSize(round);
            }
            assertThat(log.rows()).isEqualTo(3);
        }
    }

    @Test
    void aLaterRunMayBringColumns() throws IOException {
        Path file = folder.resolve("results.csv");
        try (RunLog log = RunLog.create(file, new Columns(List.of("η"), List.of("gap")))) {
            log.append(Rows.row(1, Map.of("η", "a,b"), Map.of("gap", 0.5)));
            log.append(Rows.row(1, Map.of("K", "5"), Map.of("loss", 2.0)));
            log.append(Rows.row(2, Map.of("η", "1", "gap", "clash"), Map.of("gap", Double.NaN)));
        }
        assertThat(file).content().isEqualTo("""
                run,algorithm,η,K,param_gap,seed,round,time,bits_up,bits_down,bits,gradients,gap,loss
                r,dsgd,"a,b",,,7,1,,10,20,30,5,0.5,
                r,dsgd,,5,,7,1,,10,20,30,5,,2.0
                r,dsgd,1,,clash,7,2,,20,40,60,10,NaN,
                """);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anEarlierFileIsReplaced() throws IOException {
        Path file = folder.resolve("results.csv");
        Files.writeString(file, "old\n".repeat(100));
        RunLog.create(file, new Columns(List.of(), List.of())).close();
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void aMachineThatStopsKeepsItsRows() throws IOException, InterruptedException {
        Path file = folder.resolve("results.csv");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Halting.class.getName(), file.toString())
                .inheritIO().start();
        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(read(file)).hasSize(Halting.ROWS);
    }

    /// Writes some rows and dies without closing anything.
    static final class Halting {
        static final int ROWS = 5;

        public static void main(String[] args) {
            RunLog log = RunLog.create(Path.of(args[0]), new Columns(List.of(), List.of()));
            for (int round = 0; round < ROWS; round++) {
                log.append(Rows.row(round, Map.of(), Map.of("gap", 1.0)));
            }
            Runtime.getRuntime().halt(137);
        }
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> RunLog.create(taken.resolve("results.csv"), new Columns(List.of(), List.of())))
                .isInstanceOf(UserError.class).hasMessageContaining("there is a file where a folder is needed").hasMessageContaining("--out");
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }
}
