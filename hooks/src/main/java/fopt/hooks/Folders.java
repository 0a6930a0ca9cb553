package fopt.hooks;

import fopt.runtime.hook.HookRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.FileSystem.Selector;

/// The part of the file system that a guest sees: some folders to read, some to write, nothing else. Links lead where they lead: one that points out of a
/// folder is closed.
final class Folders {
    private Folders() {
    }

    static FileSystem of(HookRules rules) {
        FileSystem host = FileSystem.newDefaultFileSystem();
        List<Path> writes = rules.writes().stream().map(Folders::real).toList();
        List<Path> reads = rules.reads().stream().map(Folders::real).toList();
        FileSystem open = FileSystem.newCompositeFileSystem(
            FileSystem.newDenyIOFileSystem(),
            Selector.of(host, path -> within(path, writes)),
            Selector.of(FileSystem.newReadOnlyFileSystem(host), path -> within(path, reads)));
        return FileSystem.allowInternalResourceAccess(open);
    }

    private static boolean within(Path path, List<Path> folders) {
        Path real = real(path);
        return folders.stream().anyMatch(real::startsWith);
    }

    /// Where a path leads; of what does not exist yet, where its folder leads.
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(absolute));
                } catch (IOException e) {
                    return absolute;
                }
            }
        }
        return absolute;
    }
}
