package fopt.cli.conversation;

import fopt.Access;
import fopt.CompilationException;
import fopt.Fopt;
import fopt.FoptException;
import fopt.Outcome;
import fopt.RunOptions;
import fopt.Session;
import fopt.compiler.source.Source;
import fopt.runtime.UserError;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookRules;
import fopt.runtime.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What entries and commands do. A text that fails is told, and changes nothing.
public final class Conversation {
    private static final List<String> STAGES = List.of("tokens", "tree", "types", "ir", "opt", "class", "plan", "latex", "numpy");
    private static final double NANO = 1e-9;

    private final Supplier<Session> session;
    private Screen screen;
    private RunOptions options;
    private volatile boolean stop;
    private int failures;

    /// @param session may take a moment to make: it is asked for when it is needed
    public Conversation(Supplier<Session> session, Screen screen, RunOptions options) {
        this.session = session;
        this.screen = screen;
        this.options = options;
    }

    /// A session that may read and write all files, with functions in all languages.
    ///
    /// @param folder where files that entries name are looked for first
    /// @param hooks what functions in other languages may do
    public static Session session(Path folder, HookRules hooks) {
        return Fopt.builder().folder(folder).access(Access.ALL).hooks(hooks, HookLanguages.names().toArray(String[]::new)).build().session();
    }

    public Session session() {
        return session.get();
    }

    /// From now on that is where things are shown.
    public void showOn(Screen next) {
        screen = next;
    }

    /// Whether an entry or a command failed.
    public boolean failed() {
        return failures > 0;
    }

    /// Ends what runs at present, keeping its rows; by any thread.
    public void interrupt() {
        stop = true;
    }

    /// From now on [#interrupt] means the next entry: what was said before came too late.
    public void ready() {
        stop = false;
    }

    /// Whether a text must go on before it can be taken.
    public static boolean isIncomplete(String text) {
        return !text.stripLeading().startsWith(":") && Session.isIncomplete(text);
    }

    /// Takes an entry, perhaps behind lines with commands; nothing is taken behind one that fails. @return whether the conversation goes on
    public boolean take(String text) {
        int before = failures;
        boolean more = true;
        int at = start(text, 0);
        while (more && failures == before && at < text.length()) {
            int end = ColonCommand.end(text, at);
            more = takeOne(text, at, end);
            at = start(text, end);
        }
        return more;
    }

    /// Where the next word begins.
    private static int start(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean takeOne(String text, int from, int to) {
        String said = text.substring(from, to).strip();
        try {
            if (said.startsWith(":")) {
                return command(said);
            }
            enter(new Source("[" + session().number() + "]", blanks(text, from) + said));
        } catch (CompilationException e) {
            screen.progress().clear();
            failures++;
            screen.failed(e.diagnostics());
        } catch (FoptException e) {
            wrong(e.code(), e.getMessage());
        } catch (UserError e) {
            wrong(e.code(), e.getMessage());
        } catch (OutOfMemoryError e) {
            wrong("not enough memory; `:clear` forgets results, and FOPT_JAVA_OPTS=-Xmx8g gives more");
        } catch (RuntimeException | Error e) {
            wrong(InternalFailure.text(e));
        }
        return true;
    }

    /// Blank lines and columns in front of an entry, so that it says of its errors where they stand in the text.
    private static String blanks(String text, int at) {
        int line = text.lastIndexOf('\n', at - 1) + 1;
        return "\n".repeat((int) text.substring(0, line).chars().filter(c -> c == '\n').count()) + text.substring(line, at);
    }

    private void wrong(String message) {
        wrong("", message);
    }

    private void wrong(String code, String message) {
        screen.progress().clear();
        failures++;
        screen.failed(code, message);
    }

    private void enter(Source entry) {
        var shown = new Shown(screen, () -> stop);
        told(session().enter(entry, options, shown), shown);
    }

    private void told(Outcome outcome, Shown shown) {
        int number = session().number() - 1;
        var computed = session().computed();
        screen.progress().clear();
        computed.ifPresent(c -> screen.computed(number, c));
        if (!shown.files().isEmpty()) {
            screen.print("wrote " + shown.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        if (outcome.interrupted()) {
            screen.interrupted("the rows so far are kept" + (computed.isEmpty() ? "" : " in _" + number));
        }
    }

    // ---- commands

    private boolean command(String said) {
        int blank = said.indexOf(' ');
        String word = blank < 0 ? said : said.substring(0, blank);
        String rest = blank < 0 ? "" : said.substring(blank + 1).strip();
        var known = ColonCommand.named(word);
        if (known.isEmpty()) {
            wrong("there is no command " + word + "; `:help` lists them");
            return true;
        }
        switch (known.get()) {
            case HELP -> help(rest);
            case TYPE -> screen.print(session().type(rest));
            case DUMP -> dump(rest);
            case VARS -> screen.words(variables(), 4);
            case LIST -> screen.print(session().text());
            case LOAD -> load(rest);
            case SAVE -> save(rest);
            case TIME -> time(rest);
            case SEED -> number(rest, 0, Long.MAX_VALUE, n -> options = options.withSeed(n));
            case THREADS -> number(rest, 1, RunOptions.MOST_THREADS, n -> options = options.withThreads(Math.toIntExact(n)));
            case CLEAR -> session().clear();
            case QUIT -> {
                return false;
            }
        }
        return true;
    }

    private void help(String name) {
        if (name.isEmpty()) {
            screen.words("An entry is a statement, a declaration or an expression of the language; what\nexpressions compute is _1, _2, … by the number of the entry. Ctrl-C ends a run\n"
                    + "and keeps its rows; Tab completes; Alt-Enter starts a new line.\n\n", 0);
            screen.words(ColonCommand.list(), ColonCommand.INDENT);
            screen.words("\nStages of :dump are " + String.join(", ", STAGES) + ".", 0);
            return;
        }
        session().help(name).ifPresentOrElse(text -> screen.words(text, 0), () -> wrong("nothing has the name " + name
                + fopt.compiler.source.Nearest.name(name, session().names()).map(n -> "; did you mean " + n + "?").orElse("")));
    }

    private void dump(String rest) {
        String first = rest.split("\\s", 2)[0];
        boolean named = STAGES.contains(first) && rest.length() > first.length();
        screen.print(session().dump(named ? first : "ir", named ? rest.substring(first.length()).strip() : rest));
    }

    private String variables() {
        return session().variables().entrySet().stream().map(Conversation::line).collect(Collectors.joining());
    }

    private static String line(Map.Entry<String, String> variable) {
        return variable.getKey() + " = " + variable.getValue() + "\n";
    }

    private void load(String file) {
        try {
            var shown = new Shown(screen, () -> stop);
            told(session().load(Path.of(file), options, shown), shown);
        } catch (IOException | InvalidPathException e) {
            wrong("cannot read " + file + (e instanceof java.nio.file.NoSuchFileException ? ": there is no such file" : ": " + e.getMessage()));
        }
    }

    private void save(String file) {
        try {
            Files.writeString(Path.of(file), session().text());
            screen.print("wrote " + file);
        } catch (IOException | InvalidPathException e) {
            wrong("cannot write " + (file.isEmpty() ? "without the name of a file" : file + ": " + e.getMessage()));
        }
    }

    private void time(String entry) {
        long start = System.nanoTime();
        take(entry);
        screen.print(String.format(Locale.ROOT, "%.3f s", (System.nanoTime() - start) * NANO));
    }

    private void number(String text, long from, long to, java.util.function.LongConsumer use) {
        try {
            long n = Long.parseLong(text);
            if (n >= from && n <= to) {
                use.accept(n);
                return;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        wrong("expected a number from " + from + (to == Long.MAX_VALUE ? "" : " to " + Figures.count(to)) + ", found " + (text.isEmpty() ? "nothing" : text));
    }
}
