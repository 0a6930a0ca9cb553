package fopt.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;

/// The process: streams, exit code, Ctrl-C.
public final class Main {
    private Main() {}

    /// Runs one command and ends the JVM with its exit code, see [Exit].
    public static void main(String[] words) {
        System.setProperty("java.awt.headless", "true");
        System.setErr(new PrintStream(new FileOutputStream(standardError()), true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        int columns = Integer.getInteger("fopt.columns", 0);
        var console = new Console(System.in, System.out, System.err, columns, columns > 0 && System.getenv("NO_COLOR") == null);
        var interruption = new Interruption(console::complain);
        interruption.watch();
        int code = Exit.FAILED_WHILE_RUNNING;
        try {
            code = Commands.execute(console, interruption, words);
        } catch (RuntimeException | Error e) {
            code = new Errors(console).report(e);
        } finally {
            console.out().flush();
            interruption.finished();
        }
        System.exit(code);
    }

    /// The launcher hides what the JVM says before its first line of Java (a warning about an incubating module), and passes the real
    /// standard error as another file descriptor, whose number stands in `fopt.stderr`.
    private static FileDescriptor standardError() {
        Integer number = Integer.getInteger("fopt.stderr");
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            var descriptor = new FileDescriptor();
            Field field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            field.setInt(descriptor, number);
            return descriptor;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return FileDescriptor.err;
        }
    }
}
