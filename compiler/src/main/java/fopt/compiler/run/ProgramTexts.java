package fopt.compiler.run;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the texts that a program is made of besides its own, its imports and functions in other languages, as long as all together are within the host's limit.
final class ProgramTexts {
    /// In UTF-8, at least.
    private static final double CHARS_PER_BYTE = 0.25;

    private final int most;
    private long read;

    /// @param most characters of all texts
    /// @param own those of the program's own text
    ProgramTexts(int most, int own) {
        this.most = most;
        read = own;
    }

    /// @throws UserError E836 if it is too long; one that is much too long is not read
    String read(Path file) throws IOException {
        check((long) (CHARS_PER_BYTE * Files.size(file)), file);
        return of(Files.readString(file), file);
    }

    /// The same with a text that is known.
    String of(String text, Path file) {
        check(text.length(), file);
        read += text.length();
        return text;
    }

    private void check(long more, Path file) {
        if (read + more > most) {
            throw new UserError("E836", "with " + file.getFileName() + " the program has more characters than the host's limit of " + most);
        }
    }
}
