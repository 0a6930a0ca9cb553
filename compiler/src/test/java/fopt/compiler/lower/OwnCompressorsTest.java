package fopt.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.check.Declarations;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.runtime.Precision;
import fopt.runtime.compress.BitReader;
import fopt.runtime.compress.BitWriter;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressor.Draw;
import fopt.runtime.compress.Message;
import fopt.runtime.random.Stream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every part of compressors of one's own, by itself and together: the bits that are counted are those that are written, and from them the receivers
/// decode what the sender holds.
class OwnCompressorsTest {
    private static final String TEXT = """
            compressor dense() of v { reals(v) }
            compressor sign_only() of v { real(norm_inf(v)) * signs(v) }
            compressor top(k) of v { let I = largest(k, abs(v))
              sparse(I, reals(v[I])) }
            compressor top_sign(k) of v { let I = largest(k, abs(v))
              real(mean(abs(v[I]))) * sparse(I, signs(v[I])) }
            compressor nested(k) of v { let I = largest(50%, v)
              let J = smallest(k, v[I])
              sparse(J, reals(v[J])) + sparse(I, signs(v[I])) }
            compressor zipped(z, k: int = 3) of v { let I = largest(z, abs(v))
              let c = kmeans(v[I], k)
              sparse(I, coded(v[I], c)) }
            compressor coarse(k: int) of v { coded(v, kmeans(v, k)) }
            compressor dither(s: int) of v { let u = s * abs(v) / max(norm(v), 1e-300)
              real(norm(v)) / s * levels(sign(v) .* floor(u + rand(0, 1, like = u)), s) }
            compressor rand_some(k) of v { let I = choose(1..d, k)
              d/k * sparse(I, reals(v[I])) }
            compressor lazy(p) of v { 1/p * reals(v) if coin(p) else 0 }
            compressor either() of v { reals(v) if max(v) > norm(v) / 2 else (0.5 * signs(v) if sum(v) > 0 else 0) }
            compressor twice() of v { let m = signs(v)
              m + real(sum(m .* v)) * m / d }
            compressor fixed() of v { sparse(1..1, reals(v[1..1])) }
            """;
    private static final Map<String, List<List<Number>>> ARGUMENTS = Map.of("top", List.of(List.of(1), List.of(3), List.of(0.4)), "top_sign", List.of(List.of(2)),
            "nested", List.of(List.of(1)), "zipped", List.of(List.of(0.6), List.of(2, 1), List.of(5, 4)), "coarse", List.of(List.of(1), List.of(3), List.of(7)),
            "dither", List.of(List.of(1), List.of(4)), "rand_some", List.of(List.of(1), List.of(2)), "lazy", List.of(List.of(0.3)));

    @Test
    void whatIsCountedIsWhatIsWrittenAndDecoded() {
        Declarations declarations = Declarations.of(List.of(Parser.parse(new Source("own.fopt", TEXT), new Diagnostics())));
        OwnCompressors own = new OwnCompressors(declarations, nothing());
        int messages = 0;
        for (String name : declarations.compressors().keySet()) {
            for (List<Number> arguments : ARGUMENTS.getOrDefault(name, List.of(List.of()))) {
                for (int d : new int[] {1, 2, 7, 40}) {
                    for (Draw draw : Draw.values()) {
                        Value.Compressor q = own.make(name, arguments);
                        boolean draws = q.spec().kind().traits().contains(fopt.runtime.compress.Compressors.Trait.RANDOM);
                        if (draws || draw == Draw.OWN) {
                            messages += check(q.spec().withDraw(draw).bind(d), Precision.FLOAT64) + check(q.spec().withDraw(draw).bind(d), Precision.FLOAT32);
                        }
                    }
                }
            }
        }
        assertThat(messages).isGreaterThan(4000);
    }

    private static int check(Compressor q, Precision numbers) {
        Random random = new Random(q.dimension());
        Message sent = new Message(numbers);
        Message received = new Message(numbers);
        for (int k = 0; k < 25; k++) {
            double[] v = random.doubles(q.dimension() + 2).map(u -> u < 0.2 ? 0 : u < 0.3 ? -0.0 : u < 0.4 ? 0.35 : (u - 0.7) * 10).toArray();
            sent.compress(q, v, 2, new Stream().reset(5, 1, 1, k, 0));
            BitWriter out = new BitWriter(numbers);
            q.codec().encode(sent, out);
            String what = q.name() + ", d = " + q.dimension() + ", " + numbers.word();
            assertThat(out.length()).as(what).isEqualTo(sent.bits);
            BitReader in = out.reader();
            received.decode(q.codec(), in, q.draw() == Draw.OWN ? null : new Stream().reset(5, 1, 1, k, 0));
            assertThat(in.remaining()).as(what).isZero();
            assertThat(dense(received, q.dimension())).as(what).containsExactly(dense(sent, q.dimension()));
        }
        return 25;
    }

    private static double[] dense(Message m, int d) {
        double[] x = new double[d];
        m.writeTo(x, 0);
        return x;
    }

    /// Knows no built-in names: the bodies of these compressors need none before the run.
    private static BuiltInCalls nothing() {
        return (BuiltInCalls) Proxy.newProxyInstance(BuiltInCalls.class.getClassLoader(), new Class<?>[] {BuiltInCalls.class}, (proxy, method, arguments) -> {
            throw new NotConstant();
        });
    }
}
