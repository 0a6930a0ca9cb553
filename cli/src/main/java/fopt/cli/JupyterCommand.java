package fopt.cli;

import fopt.RunOptions;
import fopt.cli.conversation.Conversation;
import fopt.cli.jupyter.Connection;
import fopt.cli.jupyter.Kernel;
import fopt.cli.jupyter.KernelSpec;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fopt jupyter`: notebooks whose cells are in the language.
@Command(
        name = "jupyter",
        description = "Write programs in notebooks: fopt as a kernel of Jupyter.",
        footer = {
            "",
            "Examples:",
            "  fopt jupyter install",
            "  fopt jupyter install --prefix \"$VIRTUAL_ENV\"",
            "Then choose the kernel fopt in Jupyter, or: jupyter console --kernel fopt"})
final class JupyterCommand implements Runnable {
    private final Console console;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    JupyterCommand(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "jupyter needs a command: install or kernel");
    }

    @Command(name = "install", description = "Tell Jupyter of the kernel.")
    int install(
            @Option(names = "--user", description = "for this user (what it does without options)") boolean user,
            @Option(names = "--prefix", paramLabel = "DIR", description = "into DIR/share/jupyter: for a virtual environment, or for all users with /usr/local") Path prefix) {
        if (user && prefix != null) {
            throw new WrongUse("--user and --prefix are two places; give one of them");
        }
        Path data = prefix == null ? KernelSpec.userData(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))) : prefix.resolve("share").resolve("jupyter");
        try {
            console.print("wrote " + new KernelSpec(launcher()).install(data.toAbsolutePath()) + "\nchoose fopt in Jupyter, or: jupyter console --kernel fopt");
            return Exit.DONE;
        } catch (IOException e) {
            throw new WrongUse("cannot write into " + data + ": " + (e instanceof AccessDeniedException ? "you may not" : e.getMessage()) + "; --prefix DIR names another place");
        }
    }

    private static Path launcher() {
        return Optional.ofNullable(System.getProperty("fopt.launcher")).map(Path::of)
                .orElseThrow(() -> new WrongUse("only the launcher, ./fopt, knows where it is, so that Jupyter can start it"));
    }

    @Command(name = "kernel", description = "Run a kernel; Jupyter does that.")
    int kernel(
            @Parameters(paramLabel = "CONNECTION_FILE", description = "what Jupyter writes: ports and a key") Path file,
            @Option(names = "--out", paramLabel = "DIR", description = "folder of plots and saved results (default: fopt-out/ and the notebook's name)") Path out,
            @Mixin HookOptions hooks) {
        RunOptions options = RunOptions.standard().withOut(out == null ? Path.of("fopt-out", KernelSpec.notebook(System.getenv())) : out);
        Kernel kernel;
        try {
            kernel = new Kernel(Connection.read(file), () -> Conversation.session(Path.of("").toAbsolutePath(), hooks.rules()), options);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
        interruption.whenRequested(() -> {
            kernel.end();
            interruption.finished();
        });
        endWithParent();
        System.setErr(kernel.errors(console.err()));
        kernel.run();
        return Exit.DONE;
    }

    /// Who started the kernel may die without a word.
    private static void endWithParent() {
        Optional.ofNullable(System.getenv("JPY_PARENT_PID")).filter(pid -> pid.matches("\\d{1,18}")).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(Exit.DONE)));
    }
}
