package fopt.cli;

import fopt.Program;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `fopt check FILE…`: all errors, or what each round of the program sends.
@Command(
        name = "check",
        description = "Say what is wrong with programs; of those that are right, what their runs are made of, and what each statement sends, from whom to whom, "
                + "and at what cost.")
final class CheckCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;
    private final Errors errors;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "programs; - is standard input")
    private List<String> files;

    CheckCommand(Scripts scripts, Console console, Errors errors) {
        this.scripts = scripts;
        this.console = console;
        this.errors = errors;
    }

    @Override
    public Integer call() {
        int code = Exit.DONE;
        for (String file : files) {
            try {
                Program program = scripts.compile(file);
                String sends = program.check();
                console.print(program.source().name() + ": no errors\n" + (sends.isEmpty() ? "" : "\n" + sends + (file.equals(files.getLast()) ? "" : "\n")));
            } catch (RuntimeException e) {
                code = Math.max(code, errors.report(e));
            }
        }
        return code;
    }
}
