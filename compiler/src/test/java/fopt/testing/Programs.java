package fopt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The `.fopt` programs that lie about: the target programs of the design, where they are at hand, the examples and the standard library.
public final class Programs {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));

    private Programs() {}

    /// The target programs and the algorithms of the stress set; empty where the design pages are absent.
    public static List<Path> ofTheDesign() {
        return below(ROOT.resolveSibling("shared").resolve("design"));
    }

    /// What ships with the project.
    public static List<Path> ofTheProject() {
        return Stream.of("examples", "stdlib/src/main").map(ROOT::resolve).flatMap(folder -> below(folder).stream()).toList();
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".fopt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
