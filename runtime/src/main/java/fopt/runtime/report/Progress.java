package fopt.runtime.report;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// One line that says how far a run is: `run 2 of 5  choco  1,200 of 3,000 rounds  350/s  5.1 s left  gap 1.235e-3`.
///
/// The line is redrawn at most ten times a second, in place, and [#clear]ed before anything else is printed. Where there is no place for it,
/// use [#none]. May be used by several threads.
public final class Progress {
    private static final long INTERVAL = 100_000_000;

    private final Line place;
    private final LongSupplier clock;
    private String head = "";
    private long rounds;
    private long start;
    private long lastDrawn;
    private boolean visible;

    /// Where the line is drawn.
    public interface Line {
        /// Shows a text in the place of the one before.
        void show(String text);

        void erase();
    }

    /// @param clock nanoseconds, as of `System::nanoTime`
    public Progress(Line place, LongSupplier clock) {
        this.place = place;
        this.clock = clock;
    }

    /// @param terminal where the line is drawn
    /// @param columns width of the terminal, which may change
    /// @param clock nanoseconds, as of `System::nanoTime`
    public Progress(PrintStream terminal, IntSupplier columns, LongSupplier clock) {
        this(new TerminalLine(terminal, columns), clock);
    }

    private record TerminalLine(PrintStream terminal, IntSupplier columns) implements Line {
        private static final String ERASE = "\r\u001b[K";

        @Override
        public void show(String text) {
            terminal.print(ERASE + TextGrid.cut(text, columns.getAsInt() - 1));
            terminal.flush();
        }

        @Override
        public void erase() {
            terminal.print(ERASE);
            terminal.flush();
        }
    }

    /// Shows nothing.
    public static Progress none() {
        return new Progress(new Line() {
            @Override
            public void show(String text) {}

            @Override
            public void erase() {}
        }, () -> 0);
    }

    /// Something slow goes on before a run begins: data are read, an optimum is computed.
    public synchronized void preparing(String what) {
        draw(what + " …");
    }

    /// A run begins.
    ///
    /// @param run its number, from 1
    /// @param runs how many there are; 0 if that is not known
    /// @param label of the run
    /// @param plannedRounds how many rounds it will take at most; 0 if that is not known
    public synchronized void started(int run, int runs, String label, long plannedRounds) {
        head = (runs > 1 ? "run " + run + " of " + runs + "  " : "") + label;
        rounds = plannedRounds;
        start = clock.getAsLong();
        lastDrawn = start;
    }

    /// A round ended. Cheap when it is not yet time to draw again.
    ///
    /// @param metrics the latest measurements, in the order in which they are shown
    public synchronized void update(long round, Map<String, Double> metrics) {
        long now = clock.getAsLong();
        if (now - lastDrawn < INTERVAL) {
            return;
        }
        lastDrawn = now;
        draw(line(round, (now - start) * 1e-9, metrics));
    }

    private void draw(String text) {
        place.show(text);
        visible = true;
    }

    private String line(long round, double seconds, Map<String, Double> metrics) {
        var text = new StringBuilder(head);
        double rate = round / seconds;
        text.append("  ").append(Figures.count(round)).append(rounds > 0 ? " of " + Figures.count(rounds) : "").append(" rounds");
        text.append("  ").append(rate >= 100 ? Figures.count(rate) : Figures.number(rate)).append("/s");
        if (rounds > 0 && round > 0) {
            text.append("  ").append(Figures.duration(Math.max(0, rounds - round) / rate)).append(" left");
        }
        metrics.forEach((name, value) -> text.append("  ").append(name).append(' ').append(Figures.number(value)));
        return text.toString();
    }

    /// Takes the line away, so that something else can be printed; the next update brings it back.
    public synchronized void clear() {
        if (visible) {
            place.erase();
            visible = false;
        }
    }
}
