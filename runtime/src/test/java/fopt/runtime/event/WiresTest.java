package fopt.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.event.Availability.Spell;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Arrivals by hand, in seconds.
class WiresTest {
    private static final double FREE = Double.POSITIVE_INFINITY;
    private final long[] taken = new long[4];

    private static Wires wires(double bandwidth, double latency, double server, boolean halfDuplex) {
        Network.Link link = new Network.Link(new Law.Constant(latency), bandwidth);
        return new Wires(new Network(link, link, link, server, halfDuplex), 3, 1);
    }

    private static long s(double seconds) {
        return Ticks.of(seconds);
    }

    @Test
    void aMessageTakesItsLengthAndTheLatency() {
        assertThat(wires(100, 0.5, FREE, false).up(0, 200, s(1))).isEqualTo(s(3.5));
        assertThat(wires(FREE, 0, FREE, false).down(0, 1_000_000, s(1))).isEqualTo(s(1));
    }

    @Test
    void messagesOverOneLinkFollowEachOther() {
        Wires w = wires(100, 0.5, FREE, false);
        assertThat(w.peer(taken, 2, 3, 100, s(0))).isEqualTo(s(1.5));
        assertThat(w.peer(taken, 2, 3, 100, s(0))).isEqualTo(s(2.5));
        assertThat(w.peer(taken, 1, 0, 100, s(0))).isEqualTo(s(1.5));
        assertThat(w.peer(taken, 3, 2, 100, s(0))).isEqualTo(s(1.5));
    }

    @Test
    void halfDuplexLinksTakeTurns() {
        Wires w = wires(100, 0, FREE, true);
        assertThat(w.peer(taken, 2, 3, 100, s(0))).isEqualTo(s(1));
        assertThat(w.peer(taken, 3, 2, 100, s(0))).isEqualTo(s(2));
        assertThat(w.up(0, 100, s(0))).isEqualTo(s(1));
        assertThat(w.down(0, 100, s(0))).isEqualTo(s(2));
    }

    /// Three clients of 100 bit each through a server that takes 100 bit/s: the last one is in after 3 seconds.
    @Test
    void theServerIsABottleneck() {
        Wires w = wires(1000, 0, 100, false);
        assertThat(List.of(w.up(0, 100, 0), w.up(1, 100, 0), w.up(2, 100, 0))).containsExactly(s(1), s(2), s(3));
        assertThat(w.down(0, 100, 0)).isEqualTo(s(1));
    }

    @Test
    void outagesInterruptWork() {
        Availability a = new Availability(List.of(Spell.outage(0, 5, 7), Spell.outage(0, 1, 2), Spell.outage(0, 6, 8)));
        assertThat(a.end(0, s(0), s(0.5))).isEqualTo(s(0.5));
        assertThat(a.end(0, s(0), s(2))).isEqualTo(s(3));
        assertThat(a.end(0, s(1.5), s(4))).isEqualTo(s(9));
        assertThat(a.end(1, s(0), s(9))).isEqualTo(s(9));
        assertThat(new Availability(List.of(Spell.outage(0, 1, FREE))).end(0, 0, s(2))).isEqualTo(Ticks.NEVER);
    }

    /// At half the speed from 2 s to 6 s, and three times as fast after that: 2 s of work, 2 s, then 3 for each second.
    @Test
    void speedsVary() {
        Availability a = new Availability(List.of(new Spell(0, 2, 6, 0.5), new Spell(0, 6, FREE, 3), Spell.outage(0, 3, 5)));
        assertThat(a.end(0, s(0), s(2))).isEqualTo(s(2));
        assertThat(a.end(0, s(0), s(2.5))).isEqualTo(s(3));
        assertThat(a.end(0, s(0), s(3))).isEqualTo(s(6));
        assertThat(a.end(0, s(4), s(3.5))).isEqualTo(s(7));
    }
}
