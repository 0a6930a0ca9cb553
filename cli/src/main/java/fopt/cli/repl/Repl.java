package fopt.cli.repl;

import fopt.RunOptions;
import fopt.Session;
import fopt.cli.conversation.Conversation;
import fopt.cli.conversation.Screen;
import fopt.runtime.hook.HookRules;
import fopt.runtime.report.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/// A REPL on a terminal or on a pipe.
public final class Repl {
    private final Path folder;
    private final RunOptions options;
    private final HookRules hooks;

    /// @param folder where files that entries name are looked for first
    /// @param hooks what functions in other languages may do
    public Repl(Path folder, RunOptions options, HookRules hooks) {
        this.folder = folder;
        this.options = options;
        this.hooks = hooks;
    }

    private Session session() {
        return Conversation.session(folder, hooks);
    }

    /// Entries from a pipe. @return whether all of them ran without an error
    public boolean piped(InputStream in, PrintStream out, PrintStream err) {
        Screen screen = new TerminalScreen(writer(out), writer(err), () -> 0, false, TerminalImage.NONE, Progress.none());
        Session session = session();
        Conversation conversation = new Conversation(() -> session, screen, options);
        new PipedReader(in).run(conversation);
        return !conversation.failed();
    }

    /// Entries from somebody at a terminal, until they leave. The library is read while they look at the prompt.
    ///
    /// @param history file of earlier entries
    /// @param greeting first line
    public void interactive(Path history, String greeting, boolean colours) {
        try (Terminal terminal = terminal(t -> t.system(true))) {
            PrintWriter out = terminal.writer();
            var progress = new Progress(new PrintStream(terminal.output(), true, StandardCharsets.UTF_8), () -> Math.max(40, terminal.getSize().getColumns()), System::nanoTime);
            Screen screen = new TerminalScreen(out, out, () -> terminal.getSize().getColumns(), colours, TerminalImage.of(System.getenv()), progress);
            screen.print(greeting);
            CompletableFuture<Session> session = new CompletableFuture<>();
            new TerminalReader(terminal, history, () -> session.completeAsync(() -> session()))
                    .run(new Conversation(session::join, screen, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A prompt on a terminal of our own, which nobody sees: after a build the launcher lets the JVM find out which classes a prompt needs.
    public void rehearse() {
        var typed = new ByteArrayInputStream("let p = quad\t\u007f\u001b[A\n:help\n\u0004".getBytes(StandardCharsets.UTF_8));
        var shown = new PrintWriter(new StringWriter());
        Screen screen = new TerminalScreen(shown, shown, () -> 0, true, TerminalImage.NONE, Progress.none());
        try (Terminal terminal = terminal(t -> t.system(false).streams(typed, new ByteArrayOutputStream()).type("xterm-256color"))) {
            Session session = session();
            new TerminalReader(terminal, options.out().resolve("history"), () -> { }).run(new Conversation(() -> session, screen, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By JNI where that can be, else by calls of `stty`: to link the C library by the foreign function interface takes longer than all the rest of a start.
    private static Terminal terminal(UnaryOperator<TerminalBuilder> more) throws IOException {
        knowCapabilities(System.getenv("TERM"));
        try {
            return more.apply(builder().jni(true).exec(false).dumb(false)).build();
        } catch (IllegalStateException e) {
            return more.apply(builder().jni(false).exec(true)).build();
        }
    }

    /// What usual terminals can do is known, and need not be asked of `infocmp`, a process of its own.
    private static void knowCapabilities(String type) {
        String known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
        if (known != null) {
            InfoCmp.setLoadedInfoCmp(type, known);
        }
    }

    /// Terminals are not asked whether they join characters: some never answer, and the prompt would wait.
    private static TerminalBuilder builder() {
        return TerminalBuilder.builder().name("fopt").encoding(StandardCharsets.UTF_8).ffm(false).graphemeCluster(false);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /// Where the history of a user is kept: `$XDG_STATE_HOME/fopt/history`, else `~/.local/state/fopt/history`.
    public static Path history(Map<String, String> environment) {
        String state = environment.get("XDG_STATE_HOME");
        Path folder = state != null && !state.isBlank() ? Path.of(state) : Path.of(System.getProperty("user.home"), ".local", "state");
        return folder.resolve("fopt").resolve("history");
    }
}
