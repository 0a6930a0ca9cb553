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

    /// What holds for all algorithms says nothing of one; nor do programs that are not the library's.
    private static final List<String> FOR_ALL = List.of("JudgesTest", "DigestsTest", "AlgorithmsPageTest", "AllocationTest", "TargetProgramsTest");

    static Evidence read() {
        Map<String, String> places = new LinkedHashMap<>();
        String transcribed = Reference.ofThePapers().stream().map(r -> "run " + r.run()).collect(Collectors.joining("\n"));
        places.put("[NumPy transcription](../stdlib/src/test/python/reference.py)", transcribed);
        places.put("[NumPy transcription of arrivals](../stdlib/src/test/python/asynchronous.py)", asynchronous());
        files(places, "stdlib/src/test/resources/behaviour", "\\.fopt", "behaviour ");
        files(places, "examples/reproductions", "\\.fopt", "reproduction ");
        files(places, "stdlib/src/test/java/fopt/stdlib", "Test\\.java", "");
        FOR_ALL.forEach(name -> places.keySet().removeIf(link -> link.startsWith("[" + name + "]")));
        return new Evidence(places);
    }

    private static String asynchronous() {
        try {
            return AsynchronousReferenceTest.cases().stream().map(c -> "run " + c.substring(c.indexOf(';') + 1)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void files(Map<String, String> places, String folder, String ending, String what) {
        for (Path file : in(ROOT.resolve(folder), ending)) {
            String name = file.getFileName().toString();
            places.put("[" + what + name.replaceFirst("\\.\\w+$", "") + "](../" + folder + "/" + name + ")", text(file));
        }
    }

    /// Links, by commas.
    String of(String algorithm) {
        Pattern run = Pattern.compile("(\\brun |\")" + Pattern.quote(algorithm) + "\\(");
        return places.entrySet().stream().filter(e -> run.matcher(e.getValue()).find()).map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }

    private static List<Path> in(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().matches(".*" + ending)).sorted().toList();
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
