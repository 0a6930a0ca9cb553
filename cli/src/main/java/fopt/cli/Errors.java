package fopt.cli;

import fopt.runtime.UserError;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong in a command into a text on standard error and an exit code.
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintStream err;

    Errors(PrintStream err) {
        this.err = err;
    }

    static String line(UserError e) {
        return "error[" + e.code() + "]: " + e.getMessage();
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        CommandLine command = e.getCommandLine();
        Console.print(err, "fopt: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, new PrintWriter(err, true));
        if (command.getParent() == null && words.length == 0) {
            command.usage(err);
        } else {
            Console.print(err, "for its use, see: fopt help" + (command.getParent() == null ? "" : " " + command.getCommandName()));
        }
        return Exit.WRONG_USE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult words) {
        switch (e) {
            case Host.Rejected rejected -> {
                Console.print(err, rejected.getMessage());
                return Exit.PROGRAM_HAS_ERRORS;
            }
            case WrongUse wrong -> {
                Console.print(err, "fopt: " + wrong.getMessage());
                return Exit.WRONG_USE;
            }
            case UserError error -> {
                Console.print(err, line(error));
                return Exit.PROGRAM_HAS_ERRORS;
            }
            default -> {
                bug(e);
                return Exit.FAILED_WHILE_RUNNING;
            }
        }
    }

    /// Something that the user could not help: the trace is for those who mend it.
    void bug(Throwable e) {
        Console.print(err, "fopt: internal error, please report it with the program and the lines below");
        e.printStackTrace(err);
    }
}
