package fopt.runtime.file;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that are written as a whole, in one step: whoever looks sees the old content or the new, never a part, also if the machine stops in between.
public final class OutputFile {
    private OutputFile() {}

    /// What is to stand in a file.
    @FunctionalInterface
    public interface Content {
        /// Writes it, to the file given here.
        void writeTo(Path file) throws IOException;
    }

    /// Writes a file, with its folder where that does not exist. A file of that name is replaced.
    ///
    /// @throws UserError if that is not possible; there is no new file then
    public static void write(Path file, Content content) {
        Path absolute = file.toAbsolutePath();
        Path next = absolute.resolveSibling("." + absolute.getFileName() + ".new");
        try {
            Files.createDirectories(absolute.getParent());
            try {
                content.writeTo(next);
                Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /// What to tell the user when a file cannot be written.
    public static UserError unwritable(Path file, IOException why) {
        return new UserError("E390", "cannot write " + file + ": " + reason(why) + ". Choose another folder with --out, or another name.");
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "access denied";
            case NotDirectoryException _, FileAlreadyExistsException _ -> "there is a file where a folder is needed";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage();
        };
    }
}
