package fopt.runtime.fault;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Links of one kind, by number, that lose messages. What becomes of the k-th message over a link depends on seed, site, link and k only.
public final class LossyLinks {
    private final Loss loss;
    private final long seed;
    private final int site;
    private final Stream draws = new Stream();
    /// By link: how many messages went over it; and whether it is bad.
    private long[] sent = {};
    private boolean[] bad = {};

    /// @param site of the draws; those of programs are positive
    public LossyLinks(Loss loss, long seed, int site) {
        this.loss = loss;
        this.seed = seed;
        this.site = site;
    }

    /// Sends one message. @return whether it is lost
    public boolean lost(int link) {
        if (link >= sent.length) {
            int room = Math.max(16, Math.max(link + 1, 2 * sent.length));
            sent = Arrays.copyOf(sent, room);
            bad = Arrays.copyOf(bad, room);
        }
        Stream stream = draws.reset(seed, site, link, sent[link], 0);
        if (sent[link]++ == 0) {
            bad[link] = stream.nextDouble() < loss.shareBad();
        }
        boolean lost = stream.nextDouble() < (bad[link] ? loss.bad() : loss.good());
        bad[link] = bad[link] ? !(stream.nextDouble() < loss.recovers()) : stream.nextDouble() < loss.fails();
        return lost;
    }

    /// Sends one message again and again until it arrives. @return how often
    public int tries(int link) {
        int tries = 1;
        while (lost(link)) {
            tries++;
        }
        return tries;
    }
}
