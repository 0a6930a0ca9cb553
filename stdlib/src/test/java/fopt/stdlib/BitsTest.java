package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the library's algorithms send, counted by hand. There are 8 nodes, and d = 20; a number has 64 bits, so a dense vector 20·64 = 1280. Two
/// entries of 20 have 2·64 bits of numbers and, for their places, the shorter one of 2·⌈log₂ 20⌉ = 10 bits and a bitmap of 20: 138 together.
///
/// (The reference interpreter of the design counts 32 bits a number and never a bitmap: 2·(32 + 5) = 74 for the same message, 640 dense.)
class BitsTest {
    private static final long DENSE = 20 * 64;
    private static final long TWO_OF_TWENTY = 2 * 64 + 2 * 5;

    private record Sent(long up, long down, long between) {}

    private static List<Row> rows(String run) {
        return Problems.run("run " + run + " for 6 rounds measure loss every 1").runs().getFirst().rows();
    }

    /// What was sent as round 0, and in each round.
    private static List<Sent> sent(String run) {
        List<Row> rows = rows(run);
        return IntStream.range(0, rows.size()).mapToObj(k -> {
            Row now = rows.get(k);
            Row before = k == 0 ? null : rows.get(k - 1);
            long up = now.bitsUp() - (before == null ? 0 : before.bitsUp());
            long down = now.bitsDown() - (before == null ? 0 : before.bitsDown());
            return new Sent(up, down, now.bits() - (before == null ? 0 : before.bits()) - up - down);
        }).toList();
    }

    private static void sends(String run, Sent atTheStart, Sent eachRound) {
        List<Sent> sent = sent(run);
        assertThat(sent.getFirst()).as("at the start").isEqualTo(atTheStart);
        assertThat(sent.subList(1, sent.size())).hasSize(6).containsOnly(eachRound);
    }

    private static final Sent NOTHING = new Sent(0, 0, 0);

    @Test
    void dsgd() {
        // a dense vector over each of the ring's 16 directed edges
        sends("dsgd(batch = 1) on p over ring(8)", NOTHING, new Sent(0, 0, 16 * DENSE));
    }

    @Test
    void choco() {
        // one message over each of 16 directed edges; x̂ = 0 is known to all at the start
        sends("choco_sgd(Q = top_k(2), γ = 0.1) on p over ring(8)", NOTHING, new Sent(0, 0, 16 * TWO_OF_TWENTY));
        // a sign for each entry and one number
        sends("choco_sgd(Q = scaled_sign, γ = 0.1) on p over ring(8)", NOTHING, new Sent(0, 0, 16 * (20 + 64)));
        // over a star: 14 directed edges
        sends("choco_sgd(Q = top_k(2), γ = 0.1) on p over star(8)", NOTHING, new Sent(0, 0, 14 * TWO_OF_TWENTY));
    }

    @Test
    void ef21() {
        // the first gradients go up whole; then x goes down to 8 workers and a message of each comes up
        sends("ef21(C = top_k(2)) on p", new Sent(8 * DENSE, 0, 0), new Sent(8 * TWO_OF_TWENTY, 8 * DENSE, 0));
    }

    @Test
    void diana() {
        // the message is used twice, in x and in h, and sent once
        sends("diana(Q = rand_k(2)) on p", NOTHING, new Sent(8 * TWO_OF_TWENTY, 8 * DENSE, 0));
        // whoever knows the seed knows the places
        sends("diana(Q = public rand_k(2)) on p", NOTHING, new Sent(8 * 2 * 64, 8 * DENSE, 0));
    }

    @Test
    void marina() {
        // everybody sees the coin; heads: gradients, tails: messages
        List<Sent> sent = sent("marina(Q = rand_k(2), p = 0.5) on p");
        Sent whole = new Sent(8 * DENSE, 8 * DENSE, 0);
        Sent compressed = new Sent(8 * TWO_OF_TWENTY, 8 * DENSE, 0);
        assertThat(sent.getFirst()).isEqualTo(new Sent(8 * DENSE, 0, 0));
        assertThat(sent.subList(1, 7)).contains(whole, compressed).containsOnly(whole, compressed);
    }

    @Test
    void fedavg() {
        // x down to 3 clients, theirs up
        sends("fedavg(clients = uniform(3), batch = 2) on p", NOTHING, new Sent(3 * DENSE, 3 * DENSE, 0));
    }

    @Test
    void scaffold() {
        // x and the mean of the c down, the move of x and the new c up, for 4 clients
        sends("scaffold(K = 2, clients = uniform(4), batch = 2) on p", NOTHING, new Sent(4 * 2 * DENSE, 4 * 2 * DENSE, 0));
    }

    @Test
    void relaySgd() {
        // a vector and a count over each of the path's 14 directed edges
        sends("relay_sgd(η = 0.01, batch = 1) on p over path(8)", NOTHING, new Sent(0, 0, 14 * (DENSE + 64)));
    }

    @Test
    void gradientTracking() {
        // x and y
        sends("gradient_tracking() on p over ring(8)", NOTHING, new Sent(0, 0, 16 * 2 * DENSE));
    }

    @Test
    void privateCoins() {
        // Rand-DIANA: each worker throws its own coin and tells in one bit how it fell; heads: its gradient follows
        String algorithm = """
                algorithm rand_diana(Q: unbiased = rand_k(2), p = 0.3, γ = 0.01) {
                  server x = x0
                  public h = 0
                  round {
                    let g = ∇f(broadcast(x))
                    x -= γ * mean_i(h + compress(g - h, Q))
                    if coin(p) { h = g }
                  }
                }
                """;
        var rows = Problems.run(algorithm + "let r = run rand_diana() on p for 20 rounds measure loss every 1").run("r").rows();
        boolean several = false;
        for (int k = 1; k < rows.size(); k++) {
            long up = rows.get(k).bitsUp() - rows.get(k - 1).bitsUp();
            long gradients = up - 8 * TWO_OF_TWENTY - 8;
            assertThat(gradients % DENSE).as("round %d", k).isZero();
            assertThat(gradients / DENSE).isBetween(0L, 8L);
            several |= gradients > 0;
        }
        assertThat(several).isTrue();
    }
}
