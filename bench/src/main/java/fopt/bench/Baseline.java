package fopt.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another process that has loaded its inputs and does one repetition whenever it is asked: a Python script, or a Java program in a JVM of its own.
final class Baseline implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;
    private final Json greeting;
    private final boolean needsWarmUp;

    private Baseline(List<String> command, boolean needsWarmUp) {
        this.needsWarmUp = needsWarmUp;
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            answers = process.inputReader();
            requests = process.outputWriter();
            greeting = new Json(line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param python the interpreter, e.g. `python3`; needs NumPy, and SciPy for sparse data
    static Baseline python(String python, Path script, Path inputs) {
        return new Baseline(List.of(python, "-u", script.toString(), inputs.toString(), "--serve"), false);
    }

    /// A JVM with the options and the class path of this one. @param main it takes the directory of its inputs
    static Baseline java(Class<?> main, Path inputs) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), inputs.toString()));
        return new Baseline(command, true);
    }

    /// The variants that the process has, the fastest first: as many as `fopt.bench.variants` asks for, usually all.
    List<String> variants() {
        List<String> all = greeting.strings("variants");
        return all.subList(0, Math.min(all.size(), Integer.getInteger("fopt.bench.variants", all.size())));
    }

    /// What it is made with, as the table says it: `NumPy`.
    String tool() {
        return greeting.string("tool");
    }

    /// Whether its first repetitions are slower, as those of this engine are.
    boolean needsWarmUp() {
        return needsWarmUp;
    }

    Measured run(String variant) {
        try {
            requests.write(variant + "\n");
            requests.flush();
            Json answer = new Json(line());
            return new Measured(answer.number("cpu"), answer.number("wall"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the other side ended: its message is above");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
