package fopt;

import fopt.runtime.Brake;
import fopt.runtime.report.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Ends a program that wants more time, steps, rounds or output than it may have, or whose listener asks to stop.
final class Watched extends Passing {
    private static final long WITHOUT_END = Long.MAX_VALUE / 1_000_000;

    private final Limits limits;
    private final Brake brake;
    private long round;
    private long printed;

    Watched(RunListener listener, Limits limits) {
        super(listener);
        this.limits = limits;
        brake = new Brake(limits.steps(), super::stopRequested);
    }

    /// What ends the program, from whatever thread.
    Brake brake() {
        return brake;
    }

    /// Runs the program under its limits.
    Outcome watch(Callable<Outcome> program) {
        Thread clock = limits.time().getSeconds() > WITHOUT_END ? null : clock();
        try {
            Outcome outcome = brake.under(program);
            if (brake.code() != null) {
                throw FoptException.ended(brake.code(), brake.why(), outcome.runs(), brake.where());
            }
            return outcome;
        } catch (OutOfMemoryError e) {
            throw FoptException.ended("E838", "the program needs more memory than the JVM has left: " + e.getMessage(), List.of());
        } catch (StackOverflowError e) {
            throw FoptException.ended("E838", "the program needs more than the stack of its thread", List.of(), e.getStackTrace());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (clock != null) {
                clock.interrupt();
            }
        }
    }

    /// Pulls the brake when the time is over.
    private Thread clock() {
        return Thread.ofPlatform().daemon().name("fopt-clock").start(() -> {
            try {
                Thread.sleep(limits.time());
                brake.pull("E832", "the program ran longer than the host's limit of " + limits.time().toMillis() / 1000.0 + " s");
            } catch (InterruptedException e) {
                // the program has ended
            }
        });
    }

    @Override
    public void started(String label, int number, int of, long rounds) {
        round = 0;
        super.started(label, number, of, rounds);
    }

    @Override
    public void progress(long newRound, Map<String, Double> latest) {
        round = newRound;
        super.progress(newRound, latest);
    }

    @Override
    public void printed(String text) {
        if (mayPrint(text)) {
            super.printed(text);
        }
    }

    @Override
    public void printed(Table table) {
        if (mayPrint(table.render())) {
            super.printed(table);
        }
    }

    private boolean mayPrint(String text) {
        printed += text.length();
        boolean may = printed <= limits.outputChars();
        if (!may) {
            brake.pull("E834", "the program printed more than the host's limit of " + limits.outputChars() + " characters");
            brake.look();
        }
        return may;
    }

    @Override
    public boolean stopRequested() {
        if (round >= limits.rounds()) {
            brake.pull("E833", "a run wanted more than the host's limit of " + limits.rounds() + " rounds");
        }
        return brake.isPulled() || super.stopRequested();
    }
}
