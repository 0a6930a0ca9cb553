package fopt.cli.conversation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;

/// What the user is told of a mistake of fopt.
public final class InternalFailure {
    private InternalFailure() {}

    /// The stack trace is put where those who mend it find it: into a file, since the user cannot help it.
    public static String text(Throwable e) {
        return "internal error: " + e.toString().lines().findFirst().orElse("") + "\nplease report it with the program and " + trace(e);
    }

    private static String trace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        try {
            return "the file " + Files.writeString(Files.createTempFile("fopt-error-", ".txt"), text.toString());
        } catch (IOException _) {
            return "this: " + text.toString().replaceAll("\\s+", " ");
        }
    }
}
