package fopt.cli.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What may be said beside entries.
public enum ColonCommand {
    HELP("[name]", "what a name is and how it is used; without a name, this list"),
    TYPE("expression", "what an expression is"),
    DUMP("[stage] entry", "what the compiler makes of it: ir, or tree, types, …"),
    VARS("", "the variables and their values"),
    LIST("", "the entries so far, as a script"),
    LOAD("file", "runs a file as one entry"),
    SAVE("file", "writes the entries so far to a file"),
    TIME("entry", "runs an entry and tells how long it took"),
    SEED("number", "the seed of what runs from now on"),
    THREADS("number", "threads of what runs from now on; results stay the same"),
    CLEAR("", "forgets all names"),
    QUIT("", "ends (also Ctrl-D)");

    /// Where the second column of the list begins.
    static final int INDENT = 26;

    private final String argument;
    private final String does;

    ColonCommand(String argument, String does) {
        this.argument = argument;
        this.does = does;
    }

    /// As it is typed: `:help`.
    public String word() {
        return ":" + name().toLowerCase(Locale.ROOT);
    }

    /// The command that a word begins, if it is only one: `:q` is `:quit`.
    static Optional<ColonCommand> named(String word) {
        var all = Arrays.stream(values()).filter(c -> c.word().startsWith(word)).toList();
        return all.stream().filter(c -> c.word().equals(word)).findFirst().or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    /// Where the entry or command ends that begins in a text: a command takes its line, and all of the text if it is about an entry.
    static int end(String text, int from) {
        int line = text.indexOf('\n', from);
        boolean all = text.charAt(from) != ':' || line < 0 || named(text.substring(from).split("\\s", 2)[0]).filter(c -> c.argument.endsWith("entry") || c == TYPE).isPresent();
        return all ? text.length() : line;
    }

    static String list() {
        return Arrays.stream(values()).map(c -> String.format("  %-24s%s%n", c.word() + (c.argument.isEmpty() ? "" : " " + c.argument), c.does))
                .collect(Collectors.joining());
    }
}
