package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BitsTest {
    /// Code words from Elias (1975) and from the tables in Salomon, "Variable-length codes for data compression" (2007).
    @Test
    void codeWordsOfElias() {
        assertThat(word(BitWriter::gamma, 1)).isEqualTo("1");
        assertThat(word(BitWriter::gamma, 2)).isEqualTo("010");
        assertThat(word(BitWriter::gamma, 17)).isEqualTo("000010001");
        assertThat(word(BitWriter::delta, 1)).isEqualTo("1");
        assertThat(word(BitWriter::delta, 2)).isEqualTo("0100");
        assertThat(word(BitWriter::delta, 10)).isEqualTo("00100010");
        assertThat(word(BitWriter::delta, 17)).isEqualTo("001010001");
        assertThat(word(BitWriter::omega, 1)).isEqualTo("0");
        assertThat(word(BitWriter::omega, 2)).isEqualTo("100");
        assertThat(word(BitWriter::omega, 4)).isEqualTo("101000");
        assertThat(word(BitWriter::omega, 8)).isEqualTo("1110000");
        assertThat(word(BitWriter::omega, 16)).isEqualTo("10100100000");
        assertThat(word(BitWriter::omega, 100)).isEqualTo("1011011001000");
    }

    @Test
    void lengthsOfTheCodes() {
        for (long n = 1; n < 5000; n++) {
            assertThat(Elias.gammaLength(n)).isEqualTo(word(BitWriter::gamma, n).length());
            assertThat(Elias.deltaLength(n)).isEqualTo(word(BitWriter::delta, n).length());
            assertThat(Elias.omegaLength(n)).isEqualTo(word(BitWriter::omega, n).length());
        }
    }

    @Test
    void smallestAndLargestNumbers() {
        BitWriter out = new BitWriter();
        out.omega(Long.MAX_VALUE);
        out.delta(Long.MAX_VALUE);
        out.gamma(Long.MAX_VALUE);
        BitReader in = out.reader();
        assertThat(in.omega()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.delta()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.gamma()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.remaining()).isZero();
        assertThatThrownBy(() -> out.gamma(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Numbers of all lengths: a random number of low bits of a random number, so that 0, 1 and -1 come too.
    @RepeatedTest(300)
    void whatIsWrittenIsRead(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long[] values = random.longs(random.nextInt(61)).map(v -> v >> random.nextInt(64)).toArray();
        int start = random.nextInt(65);
        long n = Math.max(1, random.nextLong() >>> (1 + random.nextInt(63)));
        BitWriter out = new BitWriter();
        int width = start;
        for (long value : values) {
            out.bits(value, width);
            width = (width + 13) % 65;
        }
        out.omega(n);
        out.real(Double.longBitsToDouble(n));
        out.delta(n);

        BitReader in = out.reader();
        width = start;
        for (long value : values) {
            assertThat(in.bits(width)).isEqualTo(width == 0 ? 0 : value & (-1L >>> (64 - width)));
            width = (width + 13) % 65;
        }
        assertThat(in.omega()).isEqualTo(n);
        assertThat(Double.doubleToRawLongBits(in.real())).isEqualTo(n);
        assertThat(in.delta()).isEqualTo(n);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void clearedRoomHoldsNoOldBits() {
        BitWriter out = new BitWriter();
        out.bits(-1, 64);
        out.bits(-1, 64);
        out.clear();
        out.bits(0, 3);
        out.bits(0, 64);
        assertThat(out.length()).isEqualTo(67);
        BitReader in = out.reader();
        assertThat(in.bits(64)).isZero();
        assertThat(in.bits(3)).isZero();
        assertThatThrownBy(in::bit).isInstanceOf(IllegalStateException.class);
    }

    private static String word(BiConsumer<BitWriter, Long> code, long n) {
        BitWriter out = new BitWriter();
        code.accept(out, n);
        BitReader in = out.reader();
        StringBuilder word = new StringBuilder();
        while (in.remaining() > 0) {
            word.append(in.bit() ? '1' : '0');
        }
        return word.toString();
    }
}
