package fopt.hooks;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A guest that takes all memory, in a small JVM of its own: its call fails, and the next one works.
class HungryTest {
    /// Arguments: the language, and the text of a function that does not stop to ask for memory.
    public static void main(String[] words) {
        try (HookSession session = Guests.open(words[0])) {
            HookFailure failure = Guests.failure(() -> Guests.real(session, words[1]));
            System.out.println(failure.reason() + " at " + failure.line().orElse(0) + ": " + failure.getMessage());
        }
        try (HookSession session = Guests.open("js")) {
            System.out.println(Guests.real(session, "() => 4"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "js, 1, '() => { const kept = []; for (;;) kept.push(new Float64Array(100000)) }'",
        "python, 3, 'def f():\n    kept = []\n    while True: kept.append([0.5] * 100000)'",
    })
    void itsCallFails(String language, int line, String text) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx250m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), HungryTest.class.getName(), language, text)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(said.lines()).containsExactly("THROWN at " + line + ": it needs more memory than there is (option -Xmx of the JVM)", "4.0");
    }
}
