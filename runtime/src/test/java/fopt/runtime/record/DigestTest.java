package fopt.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestTest {
    @Test
    void isSha256OfTheBitsBigEndian() throws GeneralSecurityException {
        double[] numbers = new Random(1).doubles(5000).toArray();
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
        for (double x : numbers) {
            bytes.putDouble(x);
        }
        String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        assertThat(new Digest().add(numbers, 0, 5000).hex()).isEqualTo(expected);
        assertThat(new Digest().add(numbers, 0, 17).add(numbers, 17, 4983).hex()).isEqualTo(expected);
    }

    @Test
    void theTextbookValueOfAbc() {
        // FIPS 180-4, example of SHA-256
        assertThat(Digest.ofText("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void tellsZerosApartButNotNaNs() {
        assertThat(new Digest().add(0.0).hex()).isNotEqualTo(new Digest().add(-0.0).hex());
        double other = Double.longBitsToDouble(0x7ff8000000000123L);
        assertThat(new Digest().add(other).hex()).isEqualTo(new Digest().add(Double.NaN).hex());
    }

    @Test
    void lookingDoesNotChangeIt() {
        Digest looked = new Digest().add(1.0);
        looked.hex();
        assertThat(looked.add(2.0).hex()).isEqualTo(new Digest().add(1.0).add(2.0).hex());
    }

    @Test
    void textsDoNotRunTogether() {
        assertThat(new Digest().add("ab").add("c").hex()).isNotEqualTo(new Digest().add("a").add("bc").hex());
    }

    @Test
    void aRowCountsWithEverythingButItsLabel() {
        Row row = Rows.row(1, Map.of("η", "1"), Map.of("gap", 0.5));
        String hex = new Digest().add(row).hex();
        var relabelled = new Row("other", row.algorithm(), row.parameters(), 7, 1, Double.NaN, 10, 20, 30, 5, row.metrics());
        assertThat(new Digest().add(relabelled).hex()).isEqualTo(hex);
        assertThat(new Digest().add(Rows.row(1, Map.of("η", "1"), Map.of("gap", Math.nextUp(0.5)))).hex()).isNotEqualTo(hex);
        assertThat(new Digest().add(Rows.row(1, Map.of("η", "2"), Map.of("gap", 0.5))).hex()).isNotEqualTo(hex);
    }
}
