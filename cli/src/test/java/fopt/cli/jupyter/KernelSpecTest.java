package fopt.cli.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Jupyter is told, and what it tells.
class KernelSpecTest {
    private static final Path HOME = Path.of("/home/ada");
    private static final String PORTS = "\"shell_port\": 1, \"iopub_port\": 2, \"stdin_port\": 3, \"control_port\": 4, \"hb_port\": 5";

    @TempDir
    private Path folder;

    @Test
    void theSpecStartsThisLauncher() throws IOException {
        Path written = new KernelSpec(Path.of("/opt/fopt/fopt")).install(folder);
        new KernelSpec(Path.of("/opt/fopt/fopt")).install(folder);
        assertThat(written).isEqualTo(folder.resolve("kernels/fopt"));
        JsonNode spec = JsonMapper.shared().readTree(Files.readString(written.resolve("kernel.json")));
        assertThat(spec.path("argv").toString()).isEqualTo("[\"/opt/fopt/fopt\",\"jupyter\",\"kernel\",\"{connection_file}\"]");
        assertThat(spec.path("language").asString()).isEqualTo("fopt");
        assertThat(spec.path("interrupt_mode").asString()).isEqualTo("message");
        assertThat(written.resolve("logo-64x64.png")).isNotEmptyFile();
    }

    /// As in "Data files" of "Common Directories and File Locations" of Jupyter.
    @Test
    void theUsersFolderIsWhereJupyterLooks() {
        assertThat(KernelSpec.userData(Map.of(), "Linux", HOME)).isEqualTo(Path.of("/home/ada/.local/share/jupyter"));
        assertThat(KernelSpec.userData(Map.of("XDG_DATA_HOME", "/data"), "Linux", HOME)).isEqualTo(Path.of("/data/jupyter"));
        assertThat(KernelSpec.userData(Map.of("JUPYTER_DATA_DIR", "/own", "XDG_DATA_HOME", "/data"), "Linux", HOME)).isEqualTo(Path.of("/own"));
        assertThat(KernelSpec.userData(Map.of(), "Mac OS X", HOME)).isEqualTo(Path.of("/home/ada/Library/Jupyter"));
        assertThat(KernelSpec.userData(Map.of("APPDATA", "/roaming"), "Windows 11", HOME)).isEqualTo(Path.of("/roaming/jupyter"));
    }

    @Test
    void filesAreCalledAfterTheNotebook() {
        assertThat(KernelSpec.notebook(Map.of("JPY_SESSION_NAME", "/home/ada/work/rates.ipynb"))).isEqualTo("rates");
        assertThat(KernelSpec.notebook(Map.of("JPY_SESSION_NAME", "/home/ada/work/console-1"))).isEqualTo("notebook");
        assertThat(KernelSpec.notebook(Map.of())).isEqualTo("notebook");
    }

    @Test
    void aConnectionFileIsRead() throws IOException {
        assertThat(read("{\"transport\": \"tcp\", \"ip\": \"127.0.0.1\", \"key\": \"k\", \"signature_scheme\": \"hmac-sha256\", " + PORTS + "}"))
                .isEqualTo(new Connection("127.0.0.1", 1, 4, 2, 3, 5, "k"));
    }

    @Test
    void whatIsWrongWithAConnectionFileIsTold() {
        assertThatThrownBy(() -> Connection.read(folder.resolve("none"))).hasMessageStartingWith("cannot read the connection file");
        assertThatThrownBy(() -> read("{")).hasMessageContaining("is no connection file of Jupyter: ");
        assertThatThrownBy(() -> read("{}")).hasMessageEndingWith("shell_port must be a port from 1 to 65535, found nothing");
        assertThatThrownBy(() -> read("{\"transport\": \"ipc\", " + PORTS + "}")).hasMessageEndingWith("transport is ipc, but the kernel knows tcp only");
        assertThatThrownBy(() -> read("{\"key\": \"k\", \"signature_scheme\": \"hmac-md5\", " + PORTS + "}")).hasMessageEndingWith("signature_scheme is hmac-md5, but the kernel knows hmac-sha256 only");
    }

    private Connection read(String text) throws IOException {
        return Connection.read(Files.writeString(folder.resolve("connection.json"), text));
    }
}
