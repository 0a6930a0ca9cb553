package fopt.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where it is shown that an algorithm does what is said of it: transcriptions from the papers, and scripts with expected outcomes.
///
/// @param places a text that runs algorithms, by the link to it
record Evidence(Map<String, String> places) {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath();

    static Evidence read() {
        Map<String, String> places = new LinkedHashMap<>();
        String transcribed = Reference.ofThePapers().stream().map(r -> "run " + r.run()).collect(Collectors.joining("\n"));
        places.put("[NumPy transcription](../stdlib/src/test/python/reference.py)", transcribed);
        scripts(places, "stdlib/src/test/resources/behaviour", "behaviour");
        scripts(places, "examples/reproductions", "reproduction");
        return new Evidence(places);
    }

    private static void scripts(Map<String, String> places, String folder, String what) {
        for (Path file : in(ROOT.resolve(folder))) {
            String name = file.getFileName().toString();
            places.put("[" + what + " " + name.replace(".fopt", "") + "](../" + folder + "/" + name + ")", text(file));
        }
    }

    /// Links, by commas.
    String of(String algorithm) {
        Pattern run = Pattern.compile("(?<!#.{0,200})\\brun " + Pattern.quote(algorithm) + "\\b");
        return places.entrySet().stream().filter(e -> run.matcher(e.getValue()).find()).map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".fopt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
