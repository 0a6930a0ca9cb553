package fopt.runtime.record;

import fopt.runtime.file.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is needed to repeat a script's runs and to see that they were repeated: the file `run.json` beside the rows.
///
/// @param fopt version of fopt
/// @param script name of the script as it was given
/// @param sha256 of the script's text, and of the files that it imports: joined by form feeds
/// @param overrides `name=value` of the command line
/// @param seed seed of the script
/// @param threads threads that were used; results do not depend on it
/// @param started instant, ISO 8601
/// @param seconds wall-clock time from start to end, 0 while it goes on
/// @param machine where
/// @param status of the script as a whole
/// @param rows rows in the CSV file
/// @param runs one entry per run, in order
public record RunManifest(
        String fopt,
        String script,
        String sha256,
        Map<String, String> overrides,
        long seed,
        int threads,
        String started,
        double seconds,
        Machine machine,
        Status status,
        long rows,
        List<Run> runs) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /// One run of the script.
    ///
    /// @param parameters all parameters of the algorithm, after defaults, name → value
    /// @param precision of what variables held and of what was sent: `float64` or `float32`
    /// @param rounds rounds that were finished
    /// @param rows rows that were recorded
    /// @param digest of the run's states and rows, see [Digest]
    public record Run(
            String run, String algorithm, Map<String, String> parameters, long seed, String precision, long rounds, long rows, String digest, Status status) {}

    /// Writes the file in one step; an earlier one is replaced.
    ///
    /// @throws fopt.runtime.UserError if it cannot be written
    public void write(Path file) {
        OutputFile.write(file, next -> Files.writeString(next, JSON.writeValueAsString(this) + "\n"));
    }

    /// Reads what [#write] wrote.
    public static RunManifest read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file), RunManifest.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is not a run's manifest: " + e.getOriginalMessage(), e);
        }
    }
}
