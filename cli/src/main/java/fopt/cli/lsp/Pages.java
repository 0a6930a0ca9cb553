package fopt.cli.lsp;

import fopt.Fopt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Pages that come with fopt, as files that any editor can open: those of the standard library, and those about errors. They are written when they are first asked for.
final class Pages {
    private final Path folder;
    private final Map<String, Optional<Path>> written = new ConcurrentHashMap<>();

    /// @param folder where they are written to
    Pages(Path folder) {
        this.folder = folder;
    }

    /// In a folder of the user, for this version of fopt.
    static Pages ofUser() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(cache);
        return new Pages(base.resolve("fopt").resolve(Fopt.version()));
    }

    /// The page about an error or a warning, if there is one.
    Optional<Path> error(String code) {
        return page("errors/" + code + ".md");
    }

    /// A page of the standard library. @param source its name: `stdlib/gossip.fopt`
    Optional<Path> library(String source) {
        return source.startsWith("stdlib/") ? page(source) : Optional.empty();
    }

    private Optional<Path> page(String name) {
        return written.computeIfAbsent(name, this::write);
    }

    private Optional<Path> write(String name) {
        try (InputStream in = Pages.class.getResourceAsStream("/fopt/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            Path file = folder.resolve(name);
            byte[] text = in.readAllBytes();
            if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), text)) {
                Files.createDirectories(file.getParent());
                Files.write(file, text);
            }
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
