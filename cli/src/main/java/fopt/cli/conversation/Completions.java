package fopt.cli.conversation;

import fopt.Session;
import fopt.compiler.source.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What may stand at the cursor: commands, names, the parameters of the call around, files inside quotes and after `:load`; letters and signs for their names
/// behind a backslash, `\eta`, `\x_hat`, `\nabla`.
///
/// @param start where the word begins that they may take the place of
/// @param choices without order
public record Completions(int start, List<Choice> choices) {
    private static final List<String> KEYWORDS = List.of("algorithm", "run", "on", "over", "for", "until", "measure", "every", "with", "let", "print", "plot",
            "against", "of", "save", "assert", "each", "rounds", "epochs", "node", "server", "round", "init", "output", "step", "import", "problem", "compressor",
            "fun", "if", "else", "true", "false", "gap", "loss", "bits", "seeds", "log", "band");
    /// By the names that they have in LaTeX; letters are known to [Spelling].
    private static final Map<String, String> SIGNS = Map.of("nabla", "∇", "norm", "‖", "langle", "⟨", "rangle", "⟩", "in", "∈", "le", "≤", "ge", "≥", "ne", "≠");

    /// One of them; it may be none that continues what is typed.
    ///
    /// @param text what would be written
    /// @param shown what it is called
    /// @param whole whether the word ends with it
    /// @param replaces whether it stands for all that is typed, as η for `\eta`
    public record Choice(String text, String shown, boolean whole, boolean replaces) {
        private Choice(String text) {
            this(text, text, true, false);
        }
    }

    /// @param cursor from 0 to the length of the text
    public static Completions at(Session session, String text, int cursor) {
        int start = Words.start(text, cursor);
        return new Completions(start, choices(session, text.substring(0, start), text.substring(start, cursor)));
    }

    private static List<Choice> choices(Session session, String before, String word) {
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (Words.inQuotes(before) || line.matches(":(load|save) +")) {
            return files(word).stream().map(f -> new Choice(f, f, !f.endsWith("/"), false)).toList();
        }
        if (word.startsWith(":")) {
            return Arrays.stream(ColonCommand.values()).map(c -> new Choice(c.word())).toList();
        }
        if (word.startsWith("\\")) {
            String name = word.substring(1);
            return Stream.concat(sign(name), names(session).map(n -> new Choice("\\" + n))).toList();
        }
        List<String> parameters = session.parameters(Words.openCall(before));
        Stream<Choice> own = parameters.stream().map(p -> new Choice(p + " = ", p, false, false));
        return parameters.isEmpty() || !word.isEmpty()
                ? Stream.concat(own, names(session).map(Choice::new)).toList()
                : own.toList();
    }

    private static Stream<String> names(Session session) {
        return Stream.concat(session.names().stream(), KEYWORDS.stream());
    }

    private static Stream<Choice> sign(String name) {
        String letters = Spelling.unicode(name);
        String sign = SIGNS.getOrDefault(name, letters.equals(name) ? null : letters);
        return Stream.ofNullable(sign).map(s -> new Choice(s, s, false, true));
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
