package fopt.cli;

import fopt.Fopt;
import fopt.RunOptions;
import fopt.cli.repl.Repl;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fopt repl`: entries one by one.
@Command(
        name = "repl",
        description = "Write a program entry by entry, each run at once. Entries may come from a pipe.",
        sortOptions = false,
        footer = {
            "",
            ":help in it lists its commands. Ctrl-C ends a run and keeps its rows; Ctrl-D leaves.",
            "",
            "Examples:",
            "  fopt repl",
            "  echo 'run gd() on quadratic(nodes = 4, d = 10) for 100 rounds measure gap' | fopt repl"})
final class ReplCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--seed", paramLabel = "N", description = "seed of all randomness where an entry sets none (default: 1)")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: one per processor); results do not depend on it")
    private Integer threads;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of plots and saved results (default: fopt-out/repl)")
    private Path out = Path.of("fopt-out", "repl");

    @Mixin
    private HookOptions hooks = new HookOptions();

    ReplCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (threads != null && (threads < 1 || threads > RunOptions.MOST_THREADS)) {
            throw new WrongUse("--threads must be from 1 to " + RunOptions.MOST_THREADS + ", not " + threads);
        }
        RunOptions options = new RunOptions(Map.of(), seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                threads == null ? Runtime.getRuntime().availableProcessors() : threads, out);
        Repl repl = new Repl(Path.of("").toAbsolutePath(), options, hooks.rules());
        if (Boolean.getBoolean("fopt.training")) {
            repl.rehearse();
        }
        if (System.console() == null || !System.console().isTerminal()) {
            return repl.piped(console.in(), console.out(), console.err()) ? Exit.DONE : Exit.PROGRAM_HAS_ERRORS;
        }
        repl.interactive(Repl.history(System.getenv()), "fopt " + Fopt.version() + "   :help lists the commands, Ctrl-D leaves", console.colours());
        return Exit.DONE;
    }
}
