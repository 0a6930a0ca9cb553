package fopt.runtime.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Replaces a file in one step: whoever looks sees the old content or the new, never a part, also if the machine stops in between.
final class AtomicFile {
    private AtomicFile() {}

    interface Content {
        void writeTo(Path file) throws IOException;
    }

    static void replace(Path file, Content content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path next = absolute.resolveSibling("." + absolute.getFileName() + ".new");
        try {
            content.writeTo(next);
            Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
