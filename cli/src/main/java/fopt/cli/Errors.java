package fopt.cli;

import fopt.CompilationException;
import fopt.runtime.UserError;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong in a command into a text on standard error and an exit code.
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;

    Errors(Console console) {
        this.console = console;
    }

    /// Prints what the user has to know of an exception.
    int report(Throwable e) {
        return switch (e) {
            case CompilationException c -> {
                console.complain(c.diagnostics());
                yield Exit.PROGRAM_HAS_ERRORS;
            }
            case UserError u -> {
                console.complain(u);
                yield Exit.PROGRAM_HAS_ERRORS;
            }
            case WrongUse w -> {
                console.complain("fopt: " + w.getMessage());
                yield Exit.WRONG_USE;
            }
            default -> {
                // the user cannot help it: the trace is for those who mend it
                console.complain("fopt: internal error, please report it with the program and the lines below");
                e.printStackTrace(console.err());
                yield Exit.FAILED_WHILE_RUNNING;
            }
        };
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult words) {
        return report(e);
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        CommandLine command = e.getCommandLine();
        console.complain("fopt: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, new PrintWriter(console.err(), true));
        if (words.length == 0) {
            command.usage(console.err());
        } else {
            console.complain("for its use, see: fopt help" + (command.getParent() == null ? "" : " " + command.getCommandName()));
        }
        return Exit.WRONG_USE;
    }
}
