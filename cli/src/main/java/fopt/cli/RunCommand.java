package fopt.cli;

import fopt.CompilationException;
import fopt.Outcome;
import fopt.Program;
import fopt.RunOptions;
import fopt.cli.hooks.Jit;
import fopt.runtime.UserError;
import fopt.runtime.record.Status;
import fopt.runtime.report.Figures;
import fopt.runtime.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fopt run FILE [name=value …]`: runs a script.
@Command(
        name = "run",
        description = "Run a program: rows go to results.csv, with run.json and plots beside it.",
        sortOptions = false,
        footer = {
            "",
            "Ctrl-C ends a run early; the rows so far are kept.",
            "",
            "Examples:",
            "  fopt run method.fopt T=500 η=0.1        other values for the script's lets",
            "  fopt run method.fopt --seed 7 --out results/7",
            "  cat method.fopt | fopt run - --quiet"})
final class RunCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;
    private final Errors errors;
    private final Interruption interruption;

    @Parameters(index = "0", paramLabel = "FILE", description = "program; - is standard input")
    private String file;

    @Parameters(index = "1..*", paramLabel = "name=value", description = "gives a top-level let of the script another value")
    private List<String> assignments = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "seed of all randomness where the script sets none (default: 1)")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: one per processor); results do not depend on it")
    private Integer threads;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: fopt-out/<name of the program>)")
    private Path out;

    @Option(names = "--quiet", description = "no progress, and no list of the files written")
    private boolean quiet;

    @Option(names = "--jit-hooks", description = "compile hooks that are called often (takes seconds to start)")
    private boolean jitHooks;

    @Mixin
    private HookOptions hooks;

    RunCommand(Scripts scripts, Console console, Errors errors, Interruption interruption) {
        this.scripts = scripts;
        this.console = console;
        this.errors = errors;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        RunOptions options = options();
        if (jitHooks && Jit.refused() != null) {
            console.complain("fopt: hooks are interpreted: " + Jit.refused());
        }
        Program program = scripts.compile(file, hooks.rules());
        Progress progress = quiet ? Progress.none() : console.progress();
        try (var recorder = new RunRecorder(program.sources(), options)) {
            return run(program, options, recorder, progress);
        } finally {
            progress.clear();
        }
    }

    private int run(Program program, RunOptions options, RunRecorder recorder, Progress progress) {
        int code = Exit.DONE;
        try {
            var shown = new RunConsole(console, progress, recorder, interruption);
            Outcome outcome = program.run(options, shown);
            recorder.ended(outcome.interrupted() ? Status.INTERRUPTED : Status.DONE);
            progress.clear();
            if (outcome.interrupted()) {
                console.complain("interrupted: the " + Figures.count(recorder.rows()) + " rows so far are kept");
                console.print(outcome.table());
            } else if (shown.silent()) {
                console.complain("fopt: nothing was run: " + file + " has no `run` and no `print`");
            }
        } catch (CompilationException | UserError e) {
            recorder.ended(Status.FAILED);
            progress.clear();
            errors.report(e);
            code = isAboutAnAssignment(e) ? Exit.WRONG_USE : Exit.FAILED_WHILE_RUNNING;
        }
        if (!quiet && !recorder.files().isEmpty()) {
            console.print("wrote " + String.join(", ", recorder.files().stream().map(Path::toString).toList()));
        }
        return code;
    }

    /// Errors in `name=value` have places in a source of that name.
    private static boolean isAboutAnAssignment(RuntimeException e) {
        return e instanceof CompilationException c && c.diagnostics().stream().allMatch(d -> d.span().source().name().endsWith("=…>"));
    }

    private RunOptions options() {
        if (threads != null && (threads < 1 || threads > RunOptions.MOST_THREADS)) {
            throw new WrongUse("--threads must be from 1 to " + RunOptions.MOST_THREADS + ", not " + threads);
        }
        Path folder = out != null ? out : Path.of("fopt-out", Scripts.stem(file));
        checkWritable(folder);
        return new RunOptions(
                overrides(),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                threads != null ? threads : Runtime.getRuntime().availableProcessors(),
                folder);
    }

    /// That results have a place is known before anything runs.
    private static void checkWritable(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new WrongUse("cannot write results to " + folder + ": " + existing + " is a file; choose another folder with --out");
        }
        if (!Files.isWritable(existing)) {
            throw new WrongUse("cannot write results to " + folder + ": " + existing + " is not writable; choose another folder with --out");
        }
    }

    private Map<String, String> overrides() {
        var overrides = new LinkedHashMap<String, String>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals <= 0 || equals == assignment.length() - 1) {
                throw new WrongUse("after the program come assignments such as rounds=100, not " + assignment);
            }
            String name = assignment.substring(0, equals).strip();
            if (overrides.put(name, assignment.substring(equals + 1).strip()) != null) {
                throw new WrongUse(name + " is given two values");
            }
        }
        return overrides;
    }
}
