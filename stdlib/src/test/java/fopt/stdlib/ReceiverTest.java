package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.run.Trial;
import fopt.runtime.Precision;
import fopt.runtime.compress.BitWriter;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.compress.Message;
import fopt.runtime.random.Stream;
import fopt.runtime.sim.Context;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is not sent must be known: a receiver that decodes what was really put on the wire, and does with it what the program says, holds
/// the sender's public variables, bit for bit, and has heard as many bits as were counted.
class ReceiverTest {
    private static final int ROUNDS = 20;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "choco_sgd(Q = top_k(2), γ = 0.1, batch = 2) | ring(8) | x̂ | top_k,2 | 1",
        "choco_sgd(Q = scaled_sign, γ = 0.1, batch = 2) | star(8) | x̂ | scaled_sign | 1",
        "choco_sgd(Q = rand_k_unscaled(3), γ = 0.1, batch = 2) | ring(8) | x̂ | rand_k_unscaled,3 | 1",
        "choco_sgd(Q = natural, γ = 0.1, batch = 2) | ring(8) | x̂ | natural | 1",
        "diana(Q = qsgd(4), α = 0.25) | | h | qsgd,4 | 0.25",
        "diana(Q = terngrad, α = 0.5) | | h | terngrad | 0.5",
        "diana(Q = rand_k(3), α = 0.125) | | h | rand_k,3 | 0.125",
        "econtrol(C = top_k(3)) | | h | top_k,3 | 1"})
    void copiesAreWhatTheSendersHold(String run, String graph, String variable, String compressor, double scale) {
        for (Precision precision : Precision.values()) {
            copiesAreWhatTheSendersHold(run, graph, variable, compressor, scale, precision);
        }
    }

    private static void copiesAreWhatTheSendersHold(String run, String graph, String variable, String compressor, double scale, Precision precision) {
        Receiver receiver = new Receiver(variable, bound(compressor), scale, graph != null);
        String over = graph == null ? "" : " over " + graph;
        Trial.of(Problems.P + "run " + run + " on p" + over + " for " + ROUNDS + " rounds measure loss every 1 with precision(" + precision.word() + ")\n", Map.of()).in(Problems.RESOURCES)
                .watched(receiver).run();
        assertThat(receiver.rounds).isEqualTo(ROUNDS);
    }

    private static Compressor bound(String name) {
        String[] parts = name.split(",");
        Number[] arguments = parts.length > 1 ? new Number[] {Integer.valueOf(parts[1])} : new Number[0];
        return new Compressors.Spec(Compressors.byName(parts[0]).orElseThrow(), arguments).bind(Problems.D);
    }

    /// Keeps a copy of every node's public variable, which begins with 0 and grows by `scale` times each message.
    private static final class Receiver implements Trial.Watcher {
        private final String variable;
        private final Compressor compressor;
        private final double scale;
        /// Whether neighbours hear the messages, or the server.
        private final boolean neighbours;
        private final double[] copies = new double[Problems.NODES * Problems.D];
        private long heard;
        private int rounds;

        Receiver(String variable, Compressor compressor, double scale, boolean neighbours) {
            this.variable = variable;
            this.compressor = compressor;
            this.scale = scale;
            this.neighbours = neighbours;
        }

        @Override
        public void measured(Ir ir, Context context) {
            if (context.round == 0) {
                return;
            }
            rounds++;
            Var message = ir.vars().stream().filter(v -> v.kind() == Var.Kind.MESSAGE).findFirst().orElseThrow();
            long bits = 0;
            for (int i = 0; i < Problems.NODES; i++) {
                bits += receive(context.messages[message.id()][i], i) * receivers(context, i);
            }
            heard += bits;
            Var sender = ir.vars().stream().filter(v -> v.name().equals(variable)).findFirst().orElseThrow();
            assertThat(copies).as("after %d rounds", rounds).isEqualTo(context.numbers[sender.id()]);
            assertThat(heard).isEqualTo(context.counters().bitsUp() + context.counters().bitsBetweenNodes());
        }

        private int receivers(Context context, int node) {
            return neighbours ? context.graphs.graph(0).outDegree(node) : 1;
        }

        /// Puts a message on the wire and takes it off, without the sender's random numbers. @return its length in bits
        private long receive(Message sent, int node) {
            BitWriter wire = new BitWriter(sent.numbers);
            compressor.codec().encode(sent, wire);
            Message received = new Message(sent.numbers);
            received.decode(compressor.codec(), wire.reader(), new Stream().reset(0, 0, 0, 0, 0));
            received.addTo(scale, copies, node * Problems.D);
            if (sent.numbers == Precision.FLOAT32) {
                received.roundIn(copies, node * Problems.D);
            }
            return wire.length();
        }
    }
}
