package fopt.cli;

import fopt.runtime.UserError;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `fopt check FILE…`: all errors, or what each round of the program sends.
@Command(
        name = "check",
        description = "Say what is wrong with programs; of those that are right, what each round sends, from whom to whom, and what it costs.")
final class CheckCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "programs; - is standard input")
    private List<String> files;

    CheckCommand(Scripts scripts, Console console) {
        this.scripts = scripts;
        this.console = console;
    }

    @Override
    public Integer call() {
        int code = Exit.DONE;
        for (String file : files) {
            try {
                Console.print(console.out(), scripts.compile(file).check());
            } catch (Host.Rejected e) {
                Console.print(console.err(), e.getMessage());
                code = Exit.PROGRAM_HAS_ERRORS;
            } catch (UserError e) {
                Console.print(console.err(), Errors.line(e));
                code = Exit.PROGRAM_HAS_ERRORS;
            } catch (WrongUse e) {
                Console.print(console.err(), "fopt: " + e.getMessage());
                code = Exit.WRONG_USE;
            }
        }
        return code;
    }
}
