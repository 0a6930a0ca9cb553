package fopt.runtime.event;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/// Reads measured durations: one on each line, in seconds, before the first comma, semicolon or blank. Empty lines, lines that begin with `#` and a first line that
/// is no number, a heading, are skipped.
public final class DurationFile {
    private DurationFile() {}

    /// @throws UserError E500 if there is no such file, E501 if a line has no duration
    public static double[] read(Path file) {
        List<String> lines = lines(file);
        DoubleStream.Builder found = DoubleStream.builder();
        for (int k = 0; k < lines.size(); k++) {
            String first = lines.get(k).strip().split("[,;\\s]", 2)[0];
            if (first.isEmpty() || first.startsWith("#")) {
                continue;
            }
            try {
                found.add(Double.parseDouble(first));
            } catch (NumberFormatException e) {
                if (k > 0) {
                    throw new UserError("E501", file + ", line " + (k + 1) + ": found `" + first + "`, expected a duration in seconds");
                }
            }
        }
        return found.build().toArray();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new UserError("E501", file + " is not a text in UTF-8");
        } catch (IOException e) {
            throw new UserError("E500", "cannot read the durations in " + file + ": " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
    }
}
