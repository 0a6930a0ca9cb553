package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values from outside are as if they stood in the script: evaluated where the `let` stands, and checked before anything runs.
class OverridesTest {
    private static final String SCRIPT = """
            let a, b = 1, 2
            let η_0 = a + b
            for k in [1] { let a = 7 }
            print a, b, η_0
            """;

    private final List<String> printed = new ArrayList<>();

    private void run(String name, String value) {
        Fopt.compile("script", SCRIPT, Path.of(".")).run(RunOptions.standard().withThreads(1).withOverride(name, value), new RunListener() {
            @Override
            public void printed(String text) {
                printed.add(text.strip());
            }
        });
    }

    @Test
    void aNameMayBeSpelledInAnyWayAndUseWhatStandsBefore() {
        run("eta_0", "10 * b");
        run("b", "5");
        assertThat(printed).containsExactly("1 2 20", "1 5 6");
    }

    @Test
    void valuesAreChecked() {
        refused("a", "normal(0, 1)", "E068");
        refused("a", "gap", "E010");
        refused("a", "2 +", "E002");
        refused("a", "\"text\"", "E031");
        refused("a", "let c = 3", "E044");
        refused("c", "3", "E043");
    }

    private void refused(String name, String value, String code) {
        assertThatThrownBy(() -> run(name, value)).isInstanceOfSatisfying(CompilationException.class,
                e -> assertThat(e.diagnostics().getFirst().code()).isEqualTo(code));
    }
}
