package fopt.runtime.sim;

import fopt.runtime.event.Ticks;
import fopt.runtime.linalg.Elementary;
import fopt.runtime.random.Stream;
import java.util.List;

/// What happens again and again: clocks of nodes, of edges and of the server.
final class Bells {
    /// The drawing site of clock k is this minus k; those of programs are positive.
    private static final int SITE = -16;

    private final Events.Clock[] clocks;
    private final int kind;
    private final Context context;
    private final EventLoop loop;
    /// Both nodes of each edge; none if no clock asks for them.
    private final int[][] ends;
    /// By clock, then place: how often it has rung, and when it will ring next; what was to ring at another time has been stopped.
    private final long[][] rung;
    private final long[][] due;
    private final Stream draws = new Stream();

    /// @param kind of events of the first clock
    Bells(List<Events.Clock> clocks, int kind, Context context, EventLoop loop) {
        this.clocks = clocks.toArray(Events.Clock[]::new);
        this.kind = kind;
        this.context = context;
        this.loop = loop;
        ends = clocks.stream().anyMatch(c -> c.place() == Events.Place.EDGE) ? context.graphs.pairs() : new int[0][];
        rung = new long[clocks.size()][];
        due = new long[clocks.size()][];
    }

    /// Kinds of events below this are for here, or were before.
    int kinds() {
        return kind + clocks.length;
    }

    void begin() {
        for (int k = 0; k < clocks.length; k++) {
            int places = switch (clocks[k].place()) {
                case NODE -> context.nodes;
                case EDGE -> ends.length;
                case SERVER -> 1;
            };
            rung[k] = new long[places];
            due[k] = new long[places];
            for (int place = 0; place < places; place++) {
                if (clocks[k].place() != Events.Place.NODE || loop.isThere(place)) {
                    wind(k, place);
                }
            }
        }
    }

    /// A node's own clocks begin.
    void begin(int node) {
        for (int k = 0; k < clocks.length; k++) {
            if (clocks[k].place() == Events.Place.NODE) {
                wind(k, node);
            }
        }
    }

    /// A node's own clocks stop.
    void stop(int node) {
        for (int k = 0; k < clocks.length; k++) {
            if (clocks[k].place() == Events.Place.NODE && due[k] != null) {
                due[k][node] = Ticks.NEVER;
            }
        }
    }

    /// The clock will ring next.
    private void wind(int k, int place) {
        Events.Clock clock = clocks[k];
        double wait = clock.poisson()
                ? -clock.seconds() * Elementary.log(1 - draws.reset(context.seed(), SITE - k, place, rung[k][place], 0).nextDouble())
                : clock.seconds();
        rung[k][place]++;
        int where = switch (clock.place()) {
            case NODE -> place;
            case EDGE -> ends[place][0];
            case SERVER -> context.nodes;
        };
        due[k][place] = Ticks.after(loop.time(), Ticks.of(wait));
        loop.queue().add(due[k][place], kind + k, where, place);
    }

    void ring(int ofKind, int place) {
        int k = ofKind - kind;
        if (loop.time() != due[k][place]) {
            return;
        }
        Events.Clock clock = clocks[k];
        switch (clock.place()) {
            case NODE -> loop.handle(clock.phase(), place);
            case SERVER -> loop.handle(clock.phase(), context.nodes);
            case EDGE -> meet(clock, ends[place][0], ends[place][1]);
        }
        wind(k, place);
    }

    /// Both ends act, if both are there.
    private void meet(Events.Clock clock, int a, int b) {
        if (!loop.isThere(a) || !loop.isThere(b)) {
            return;
        }
        if (clock.other() >= 0) {
            context.numbers[clock.other()][a] = b + 1;
            context.numbers[clock.other()][b] = a + 1;
        }
        loop.handle(clock.phase(), a, b);
    }
}
