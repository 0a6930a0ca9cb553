package fopt.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A class that the host gave failed: a problem, a compressor, a metric. The cause is what it threw.
public final class HostError extends UserError {
    private static final long serialVersionUID = 1L;
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");
    private static final List<String> ENGINE = List.of("fopt.runtime.", "fopt.compiler.", "fopt.generated.", "fopt.grammar.", "fopt.hooks.", "org.ejml.", "org.jgrapht.",
            "org.antlr.", "de.siegmar.", "tools.jackson.");
    /// The part of the engine that calls listeners.
    private static final String LISTENERS = "fopt.Passing";

    private HostError(String message, RuntimeException cause) {
        super("E841", message, cause);
    }

    /// What the host's class threw, as an error of the program that used it; empty if it was not the host's: who threw it is seen from its stack. What a listener
    /// of the host throws goes to whoever called the program, as it is.
    public static Optional<HostError> of(RuntimeException thrown) {
        List<StackTraceElement> frames = frames(thrown);
        return isOfHost(thrown, frames) && !isOfListener(thrown) ? Optional.of(new HostError(text(frames.getFirst(), thrown), thrown)) : Optional.empty();
    }

    /// Whether a listener of the host threw it.
    public static boolean isOfListener(RuntimeException thrown) {
        List<StackTraceElement> frames = frames(thrown);
        return isOfHost(thrown, frames) && frames.stream().filter(HostError::isEngine).findFirst().filter(caller -> caller.getClassName().equals(LISTENERS)).isPresent();
    }

    private static List<StackTraceElement> frames(RuntimeException thrown) {
        return Arrays.stream(thrown.getStackTrace()).filter(f -> !begins(f, JDK)).toList();
    }

    private static boolean isOfHost(RuntimeException thrown, List<StackTraceElement> frames) {
        return !(thrown instanceof UserError) && !frames.isEmpty() && !isEngine(frames.getFirst());
    }

    private static String text(StackTraceElement at, RuntimeException thrown) {
        String simple = at.getClassName().substring(at.getClassName().lastIndexOf('.') + 1).replace('$', '.');
        return "`" + simple + "." + at.getMethodName() + "` of the host failed: " + thrown;
    }

    /// Whether a frame of a stack is of fopt, of a library that it uses, or of the JDK.
    public static boolean isInside(StackTraceElement frame) {
        return isEngine(frame) || begins(frame, JDK);
    }

    private static boolean isEngine(StackTraceElement frame) {
        return begins(frame, ENGINE) || frame.getClassName().startsWith("fopt.") && frame.getClassName().indexOf('.', 5) < 0;
    }

    private static boolean begins(StackTraceElement frame, List<String> packages) {
        return packages.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
