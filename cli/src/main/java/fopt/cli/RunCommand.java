package fopt.cli;

import fopt.runtime.UserError;
import fopt.runtime.record.Status;
import fopt.runtime.report.Figures;
import fopt.runtime.report.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fopt run FILE [name=value …]`: runs a script.
@Command(
        name = "run",
        description = "Run a program: rows go to results.csv, with run.json and plots beside it.",
        footer = {"", "Ctrl-C ends a run early; the rows so far are kept."})
final class RunCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;
    private final Interruption interruption;

    @Parameters(index = "0", paramLabel = "FILE", description = "program; - is standard input")
    private String file;

    @Parameters(index = "1..*", paramLabel = "name=value", description = "give a variable of the script another value")
    private List<String> assignments = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "seed of all randomness, instead of the script's")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: one per processor); results do not depend on it")
    private Integer threads;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: fopt-out/<name of the program>)")
    private Path out;

    @Option(names = "--quiet", description = "no progress and no list of files")
    private boolean quiet;

    RunCommand(Scripts scripts, Console console, Interruption interruption) {
        this.scripts = scripts;
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws Host.Rejected {
        var options = new Host.Options(
                overrides(), seed == null ? OptionalLong.empty() : OptionalLong.of(seed), threads(),
                out != null ? out : Path.of("fopt-out", Scripts.stem(file)));
        Host.Script script = scripts.compile(file);
        Progress progress = quiet ? Progress.none() : console.progress();
        Host.Outcome outcome;
        try {
            outcome = script.run(options, new RunPrinter(console, progress, interruption));
        } catch (UserError e) {
            progress.clear();
            Console.print(console.err(), Errors.line(e));
            return Exit.FAILED_WHILE_RUNNING;
        } finally {
            progress.clear();
        }
        summarise(outcome);
        return outcome.status() == Status.FAILED ? Exit.FAILED_WHILE_RUNNING : Exit.DONE;
    }

    private void summarise(Host.Outcome outcome) {
        if (outcome.status() == Status.INTERRUPTED) {
            Console.print(console.err(), "interrupted: " + Figures.count(outcome.rows()) + " rows so far are kept");
        }
        if (!quiet && !outcome.files().isEmpty()) {
            Console.print(console.out(), "wrote " + String.join(", ", outcome.files().stream().map(Path::toString).toList()));
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

    private int threads() {
        if (threads != null && threads < 1) {
            throw new WrongUse("--threads must be at least 1, not " + threads);
        }
        return threads != null ? threads : Runtime.getRuntime().availableProcessors();
    }
}
