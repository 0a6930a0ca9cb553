package fopt.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Python process that has loaded its inputs and does one repetition whenever it is asked.
final class Baseline implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;
    private final String greeting;

    /// @param python the interpreter, e.g. `python3`; needs NumPy, and SciPy for sparse data
    Baseline(String python, Path script, Path inputs) {
        try {
            ProcessBuilder builder = new ProcessBuilder(python, "-u", script.toString(), inputs.toString(), "--serve");
            builder.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            answers = process.inputReader();
            requests = process.outputWriter();
            greeting = line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The variants that the script has, the fastest first: as many as `fopt.bench.variants` asks for, usually all.
    List<String> variants() {
        Matcher m = Pattern.compile("\"variants\": \\[([^]]*)]").matcher(greeting);
        List<String> all = m.find() ? List.of(m.group(1).replace("\"", "").split(", ")) : List.of();
        return all.subList(0, Math.min(all.size(), Integer.getInteger("fopt.bench.variants", all.size())));
    }

    String version() {
        Matcher m = Pattern.compile("\"numpy\": \"([^\"]*)\", \"python\": \"([^\"]*)\"").matcher(greeting);
        return m.find() ? "NumPy " + m.group(1) + ", Python " + m.group(2) : "?";
    }

    Measured run(String variant) {
        try {
            requests.write(variant + "\n");
            requests.flush();
            String answer = line();
            return new Measured(number(answer, "cpu"), number(answer, "wall"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the NumPy side ended: its message is above");
        }
        return line;
    }

    private static double number(String json, String key) {
        Matcher m = Pattern.compile("\"" + key + "\": ([-+0-9.eE]+)").matcher(json);
        if (!m.find()) {
            throw new IllegalStateException("no " + key + " in " + json);
        }
        return Double.parseDouble(m.group(1));
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
