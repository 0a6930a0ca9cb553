package fopt;

import java.util.Map;
import java.util.Optional;

/// Stops a program that wants more time, rounds or output than it may have.
final class Watched extends Passing {
    private final Limits limits;
    private final long start = System.nanoTime();
    private final long nanos;
    private long round;
    private long printed;
    private String code;
    private String message;

    Watched(RunListener listener, Limits limits) {
        super(listener);
        this.limits = limits;
        nanos = limits.time().compareTo(java.time.Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : limits.time().toNanos();
    }

    /// Which limit was reached.
    Optional<String> code() {
        return Optional.ofNullable(code);
    }

    String message() {
        return message;
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
        printed += text.length();
        if (printed > limits.outputChars()) {
            reached("E834", "the program printed more than the host's limit of " + limits.outputChars() + " characters");
        } else {
            super.printed(text);
        }
    }

    @Override
    public boolean stopRequested() {
        if (System.nanoTime() - start > nanos) {
            reached("E832", "the program ran longer than the host's limit of " + limits.time().toMillis() / 1000.0 + " s");
        } else if (round >= limits.rounds()) {
            reached("E833", "a run wanted more than the host's limit of " + limits.rounds() + " rounds");
        }
        return code != null || super.stopRequested();
    }

    private void reached(String which, String what) {
        if (code == null) {
            code = which;
            message = what;
        }
    }
}
