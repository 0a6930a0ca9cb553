package service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host gets with the engine: the class path of this module is that of a host, besides what its tests use.
class DependenciesTest {
    private static final List<String> OF_TESTS = List.of("junit", "opentest4j", "assertj", "byte-buddy", "apiguardian", "jspecify", "surefire", "plexus", "maven-", "fopt-");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+\\.jar)` \\| ([0-9.]+) \\|");

    @ParameterizedTest
    @ValueSource(strings = {"picocli.CommandLine", "org.jline.reader.LineReader", "org.graalvm.polyglot.Context", "org.apache.batik.svggen.SVGGraphics2D", "org.knowm.xchart.XYChart",
            "org.apache.pdfbox.pdmodel.PDDocument", "fopt.cli.Main", "fopt.hooks.JsLanguage", "org.zeromq.ZMQ"})
    void isNotThere(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void thePageListsAllJarsAndTheirSizes() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Matcher row = ROW.matcher(TuningServiceTest.page());
        while (row.find()) {
            listed.put(row.group(1), row.group(2));
        }
        assertThat(listed).isEqualTo(jars());
    }

    /// By name: millions of bytes, to a hundredth.
    private static Map<String, String> jars() throws IOException {
        Map<String, String> jars = new TreeMap<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : Arrays.stream(path.split(File.pathSeparator)).filter(e -> e.endsWith(".jar")).toList()) {
            String name = Path.of(entry).getFileName().toString();
            if (OF_TESTS.stream().noneMatch(name::startsWith)) {
                jars.put(name, String.format(Locale.ROOT, "%.2f", Files.size(Path.of(entry)) / 1e6));
            }
        }
        return jars;
    }
}
