package fopt.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunManifestTest {
    private static final RunManifest MANIFEST = new RunManifest(
            "0.1.0", "examples/quickstart.fopt", Digest.ofText("run"), Map.of("rounds", "10"), -3, 2, "2026-01-01T00:00:00Z", 1.5,
            new Machine("Linux 6 amd64", 2, "OpenJDK 25"), Status.INTERRUPTED, 11,
            List.of(new RunManifest.Run("choco", "choco_sgd", Map.of("γ", "0.05"), -3, "float32", 100, 11, new Digest().add(1.0).hex(), Status.DONE)));

    @TempDir
    Path folder;

    @Test
    void comesBackAsItWas() throws IOException {
        Path file = folder.resolve("new/run.json");
        MANIFEST.write(file);
        assertThat(RunManifest.read(file)).isEqualTo(MANIFEST);
    }

    @Test
    void othersCanReadIt() throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, "old");
        MANIFEST.write(file);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.at("/status").asString()).isEqualTo("interrupted");
        assertThat(json.at("/seed").asLong()).isEqualTo(-3);
        assertThat(json.at("/machine/cpus").asInt()).isEqualTo(2);
        assertThat(json.at("/runs/0/parameters/γ").asString()).isEqualTo("0.05");
        assertThat(json.at("/runs/0/digest").asString()).hasSize(64);
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "run,algorithm");
        assertThatThrownBy(() -> RunManifest.read(file)).isInstanceOf(IOException.class).hasMessageContaining("manifest");
    }

    @Test
    void theMachineIsThisOne() {
        Machine here = Machine.here();
        assertThat(here.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(here.os()).startsWith(System.getProperty("os.name"));
        assertThat(here.jvm()).doesNotContain("unknown");
    }
}
