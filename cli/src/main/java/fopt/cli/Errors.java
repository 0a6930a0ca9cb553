package fopt.cli;

import fopt.CompilationException;
import fopt.FoptException;
import fopt.cli.conversation.InternalFailure;
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
            case FoptException f -> {
                console.complain("error[" + f.code() + "]: " + f.getMessage());
                yield Exit.FAILED_WHILE_RUNNING;
            }
            case UserError u -> {
                console.complain(u);
                yield Exit.PROGRAM_HAS_ERRORS;
            }
            case WrongUse w -> {
                console.complain("fopt: " + w.getMessage());
                yield Exit.WRONG_USE;
            }
            case OutOfMemoryError _ -> {
                console.complain("fopt: not enough memory; give the JVM more, for instance FOPT_JAVA_OPTS=-Xmx8g, or use fewer nodes or rows");
                yield Exit.FAILED_WHILE_RUNNING;
            }
            default -> {
                console.complain("fopt: " + InternalFailure.text(e));
                yield Exit.FAILED_WHILE_RUNNING;
            }
        };
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult words) {
        return report(e);
    }

    private static String message(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException u) || u.getUnmatched().getFirst().startsWith("-")) {
            return Character.toLowerCase(e.getMessage().charAt(0)) + e.getMessage().substring(1);
        }
        String word = u.getUnmatched().getFirst();
        return e.getCommandLine().getParent() == null ? "there is no command " + word : "there is one word too many: " + word;
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        CommandLine command = e.getCommandLine();
        console.complain("fopt: " + message(e));
        UnmatchedArgumentException.printSuggestions(e, new PrintWriter(console.err(), true));
        if (words.length == 0) {
            command.usage(console.err());
        } else {
            console.complain("for its use, see: " + (command.getParent() == null ? "fopt help" : command.getCommandSpec().qualifiedName() + " --help"));
        }
        return Exit.WRONG_USE;
    }
}
