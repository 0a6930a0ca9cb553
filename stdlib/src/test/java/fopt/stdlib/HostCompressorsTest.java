package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.FoptException;
import fopt.compiler.source.Source;
import fopt.runtime.Precision;
import fopt.runtime.compress.BitReader;
import fopt.runtime.compress.BitWriter;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.compress.Contract;
import fopt.runtime.compress.HostCompressor;
import fopt.runtime.compress.Message;
import fopt.runtime.compress.WireCompressor;
import fopt.runtime.random.Stream;
import fopt.runtime.record.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A host's own compressors, by name in scripts.
@Timeout(120)
class HostCompressorsTest {
    /// Numbers of 16 bits.
    private static class Halves implements WireCompressor {
        @Override
        public Contract contract(int dimension) {
            return Contract.deterministic(0.99);
        }

        @Override
        public void encode(double[] v, BitWriter out, Stream draws) {
            Arrays.stream(v).forEach(x -> out.bits(Float.floatToFloat16((float) x), 16));
        }

        @Override
        public void decode(BitReader in, double[] out) {
            Arrays.setAll(out, c -> Float.float16ToFloat((short) in.bits(16)));
        }
    }

    /// Rounds up or down at random: unbiased.
    private static final class Coins extends Halves {
        @Override
        public Contract contract(int dimension) {
            return Contract.unbiased(dimension);
        }

        @Override
        public boolean draws() {
            return true;
        }

        @Override
        public void encode(double[] v, BitWriter out, Stream draws) {
            double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
            out.real(norm);
            for (double x : v) {
                boolean one = draws.nextDouble() * norm < Math.abs(x);
                out.bits(one ? x < 0 ? 2 : 1 : 0, 2);
            }
        }

        @Override
        public void decode(BitReader in, double[] out) {
            double norm = in.real();
            double[] values = {0, norm, -norm};
            Arrays.setAll(out, _ -> values[(int) in.bits(2)]);
        }
    }

    @Test
    void aCompressorSendsTheBitsThatItWrites() {
        RunResult r = Hosting.only(Hosting.QUADRATIC + "run ef21(C = halves) on p for 300 rounds measure gap", Map.of("halves", new Halves()));
        assertThat(r.last().metrics().get("gap")).isLessThan(1e-9);
        RunResult once = Hosting.only(Hosting.QUADRATIC + "algorithm a() { server x = x0\n round { x -= mean_i(compress(∇f(broadcast(x)), Q)) / L }\n }\n".replace("a()", "a(Q: contractive)")
                + "run a(Q = halves) on p for 3 rounds", Map.of("halves", new Halves()));
        assertThat(once.last().bitsUp()).isEqualTo(3 * 4 * 10 * 16);
        assertThat(once.parameters()).containsEntry("Q", "Halves");
    }

    @Test
    void aCompressorThatDrawsIsReproducible() {
        String text = Hosting.QUADRATIC + "run diana(Q = coins) on p for 200 rounds measure gap";
        RunResult r = Hosting.only(text, Map.of("coins", new Coins()));
        assertThat(r.last().metrics().get("gap")).isLessThan(0.01);
        assertThat(Hosting.only(text, Map.of("coins", new Coins())).digest()).isEqualTo(r.digest());
    }

    @Test
    void classAndConstantsAreHeldAgainstIt() {
        FoptException wrongClass = Hosting.failure(Hosting.QUADRATIC + "run diana(Q = halves) on p for 3 rounds", Map.of("halves", new Halves()));
        assertThat(wrongClass.code()).as(wrongClass.getMessage()).isEqualTo("E040");
        WireCompressor boaster = new Halves() {
            @Override
            public String name() {
                return "boaster";
            }

            @Override
            public void decode(BitReader in, double[] out) {
                super.decode(in, out);
                out[0] = 0;
            }
        };
        FoptException refuted = Hosting.failure(Hosting.QUADRATIC + "run ef21(C = q) on p for 3 rounds", Map.of("q", boaster));
        assertThat(refuted.code()).isEqualTo("E335");
        assertThat(refuted.getMessage()).contains("boaster").contains("contractive(δ = 0.99)");
        WireCompressor forgetful = new Halves() {
            @Override
            public void decode(BitReader in, double[] out) {
                in.bits(16);
            }

            @Override
            public String name() {
                return "forgetful";
            }
        };
        assertThat(Hosting.failure(Hosting.QUADRATIC + "run ef21(C = q) on p for 3 rounds", Map.of("q", forgetful)).getMessage()).contains("E842").contains("leaves 144 bits");
    }

    @Test
    void whatReceiversHaveIsDecodedFromTheBits() {
        for (WireCompressor host : List.of(new Halves(), new Coins())) {
            Compressor q = HostCompressor.spec(host).bind(7);
            Message sent = new Message();
            Message received = new Message();
            q.compress(new double[] {9, 1, -2, 3.3, 0, 1e-3, 0.7, -8}, 1, sent, new Stream().reset(1, 2, 3, 4, 5));
            BitWriter wire = new BitWriter();
            q.codec().encode(sent, wire);
            assertThat(wire.length()).isEqualTo(sent.bits);
            q.codec().decode(wire.reader(), null, received);
            double[] a = new double[7];
            double[] b = new double[7];
            sent.writeTo(a, 0);
            received.writeTo(b, 0);
            assertThat(b).isEqualTo(a);
        }
    }

    /// A compressor that knows of no precision: what it calls a number is one of the run's.
    @Test
    void numbersOfAHostAreOfThePrecisionOfTheRun() {
        WireCompressor plain = new Halves() {
            @Override
            public String name() {
                return "plain";
            }

            @Override
            public void encode(double[] v, BitWriter out, Stream draws) {
                Arrays.stream(v).forEach(out::real);
            }

            @Override
            public void decode(BitReader in, double[] out) {
                Arrays.setAll(out, c -> in.real());
            }
        };
        for (Precision precision : Precision.values()) {
            String text = Hosting.QUADRATIC + "run ef21(C = q) on p for 30 rounds with precision(" + precision.word() + ")";
            RunResult host = Hosting.only(text, Map.of("q", plain));
            assertThat(host.precision()).isEqualTo(precision);
            assertThat(host.last().bitsUp() % (10L * precision.bits())).isZero();
            assertThat(host.last().bitsUp()).isEqualTo(Hosting.only(text.replace("C = q", "C = identity"), Map.of()).last().bitsUp());
        }
    }

    @Test
    void aCompressorBoundToADimensionIsForThatOne() {
        Compressor top = Compressors.byName("top_k").map(kind -> new Compressors.Spec(kind, 3).bind(10)).orElseThrow();
        String text = Hosting.QUADRATIC + "run ef21(C = q) on p for 30 rounds";
        assertThat(Hosting.only(text, Map.of("q", top)).digest()).isEqualTo(Hosting.only(text.replace("C = q", "C = top_k(3)"), Map.of()).digest());
        assertThat(Hosting.failure(text.replace("d = 10", "d = 11"), Map.of("q", top)).getMessage()).contains("E843").contains("vectors of 10 numbers");
    }

    @Test
    void checkTellsOfThem() {
        Fopt engine = Fopt.builder().give("p", new Centres(Centres.C, 0, 1)).give("halves", new Halves()).build();
        String told = engine.compile(new Source("test.fopt", "run ef21(C = halves) on p for 3 rounds measure gap")).check();
        assertThat(told).contains("Centres: a problem of the host, n = 4, d = 3").contains("48 bit");
    }
}
