package fopt.cli.repl;

import fopt.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What may stand at the cursor: commands, names, the parameters of the call around, files inside quotes and after `:load`.
final class Completions implements Completer {
    private static final List<String> KEYWORDS = List.of("algorithm", "run", "on", "over", "for", "until", "measure", "every", "with", "let", "print", "plot",
            "against", "of", "save", "assert", "each", "rounds", "epochs", "node", "server", "round", "init", "output", "step", "import", "problem", "compressor",
            "fun", "if", "else", "true", "false", "gap", "loss", "bits", "seeds", "log", "band");

    private final Supplier<Session> session;

    Completions(Supplier<Session> session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor() - line.wordCursor());
        if (inQuotes(before) || before.matches(":(load|save) +")) {
            files(line.word()).forEach(f -> candidates.add(new Candidate(f, f, null, null, null, null, !f.endsWith("/"))));
        } else if (line.word().startsWith(":")) {
            Arrays.stream(ReplWords.values()).forEach(c -> candidates.add(new Candidate(c.word())));
        } else {
            List<String> parameters = parameters(before);
            parameters.forEach(p -> candidates.add(new Candidate(p + " = ", p, null, null, null, null, false)));
            if (parameters.isEmpty() || !line.word().isEmpty()) {
                Stream.concat(session.get().names().stream(), KEYWORDS.stream()).forEach(n -> candidates.add(new Candidate(n)));
            }
        }
    }

    private static boolean inQuotes(String before) {
        return before.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /// The parameters of the innermost call that is open.
    private List<String> parameters(String before) {
        int depth = 0;
        for (int k = before.length() - 1; k >= 0; k--) {
            char c = before.charAt(k);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return session.get().parameters(before.substring(Entries.wordStart(before, k), k));
            }
        }
        return List.of();
    }

    /// Files and folders whose paths begin with a text.
    private static List<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        try (Stream<Path> all = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return all.map(f -> folder + f.getFileName() + (Files.isDirectory(f) ? "/" : "")).filter(f -> f.startsWith(begun)).sorted().toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
