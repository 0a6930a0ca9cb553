package fopt.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurationFileTest {
    @TempDir
    Path folder;

    private double[] read(String text) throws IOException {
        return DurationFile.read(Files.writeString(folder.resolve("durations.csv"), text));
    }

    @Test
    void oneDurationOnEachLine() throws IOException {
        assertThat(read("seconds,node\n# measured in March\n0.5,1\n\n1e-3\t2\n 2 ;3\n")).containsExactly(0.5, 0.001, 2);
        assertThat(read("")).isEmpty();
    }

    @Test
    void whatIsNoDurationIsAnError() {
        assertThatThrownBy(() -> read("1\n2\nlate\n")).isInstanceOf(UserError.class).hasMessageContaining("line 3: found `late`");
        assertThatThrownBy(() -> DurationFile.read(folder.resolve("none.csv"))).isInstanceOf(UserError.class).hasMessageContaining("no such file");
    }
}
