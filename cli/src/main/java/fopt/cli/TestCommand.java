package fopt.cli;

import fopt.CompilationException;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.UserError;
import fopt.runtime.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fopt test FILE…`: runs the tests of programs.
@Command(
        name = "test",
        description = "Run the tests that stand in programs: blocks test \"…\" { … assert … }. The statements of the program itself are not run.",
        sortOptions = false,
        footer = {
            "",
            "A test passes if all its assertions hold. Seeds are fixed, so a test says the same every time.",
            "Exit code: 0 if all tests pass, 1 if one fails, if a program has errors, or if there are no tests."})
final class TestCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;
    private final Errors errors;
    private final Interruption interruption;
    private int passed;
    private int failed;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "programs; - is standard input")
    private List<String> files;

    @Option(names = "--only", paramLabel = "TEXT", description = "run only tests with TEXT in their title")
    private String only = "";

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: one per processor); results do not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private HookOptions hooks;

    TestCommand(Scripts scripts, Console console, Errors errors, Interruption interruption) {
        this.scripts = scripts;
        this.console = console;
        this.errors = errors;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        if (threads < 1 || threads > RunOptions.MOST_THREADS) {
            throw new WrongUse("--threads must be from 1 to " + RunOptions.MOST_THREADS + ", not " + threads);
        }
        int code = Exit.DONE;
        for (String file : files) {
            try {
                test(scripts.compile(file, hooks.rules()));
            } catch (RuntimeException e) {
                code = Math.max(code, errors.report(e));
            }
        }
        console.print((passed + failed) + (passed + failed == 1 ? " test, " : " tests, ") + passed + " passed, " + failed + " failed");
        if (passed + failed == 0 && code == Exit.DONE) {
            console.complain("fopt: there are no tests" + (only.isEmpty() ? "" : " with \"" + only + "\" in their title") + "; a test is a block: test \"what it shows\" { … assert … }");
        }
        return code != Exit.DONE ? code : failed == 0 && passed > 0 ? Exit.DONE : Exit.PROGRAM_HAS_ERRORS;
    }

    private void test(Program program) {
        List<String> titles = program.tests().stream().filter(t -> t.contains(only)).toList();
        if (!titles.isEmpty()) {
            console.print(program.source().name());
        }
        for (String title : titles) {
            if (!interruption.requested()) {
                test(program, title);
            }
        }
    }

    private void test(Program program, String title) {
        Path out = temporary();
        Progress progress = console.progress();
        var heard = new Heard(title, progress);
        try {
            boolean interrupted = program.test(title, options(out), heard).interrupted();
            progress.clear();
            console.print(interrupted ? "  interrupted  " + title : "  passed  " + title);
            passed += interrupted ? 0 : 1;
        } catch (CompilationException | UserError e) {
            progress.clear();
            failed++;
            console.print("  FAILED  " + title);
            console.print(heard.printed.toString().indent(4));
            errors.report(e);
        } finally {
            delete(out);
        }
    }

    private RunOptions options(Path out) {
        return new RunOptions(Map.of(), OptionalLong.empty(), threads, out);
    }

    /// Keeps what a test prints, which is only of interest if it fails.
    private final class Heard implements RunListener {
        private final String title;
        private final Progress progress;
        private final StringBuilder printed = new StringBuilder();

        Heard(String title, Progress progress) {
            this.title = title;
            this.progress = progress;
            progress.preparing(title);
        }

        @Override
        public void started(String label, int number, int of, long rounds) {
            progress.started(number, of, title + ": " + label, rounds);
        }

        @Override
        public void progress(long round, Map<String, Double> latest) {
            progress.update(round, latest);
        }

        @Override
        public void preparing(String what) {
            progress.preparing(title + ": " + what);
        }

        @Override
        public void printed(String text) {
            printed.append(text);
        }

        @Override
        public boolean stopRequested() {
            return interruption.requested();
        }
    }

    // ---- plots and saved files of a test

    private static Path temporary() {
        try {
            return Files.createTempDirectory("fopt-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
