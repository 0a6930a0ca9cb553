package fopt.cli.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The kernel with clients that are not ours: nbclient executes the notebook that ships, jupyter_client ends an endless run. Skipped where Python lacks them.
class NotebookTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize();
    private static final int SECONDS = 240;
    private static final String EXECUTE = """
            import sys, nbformat, nbclient
            notebook = nbformat.read(sys.argv[1], as_version=4)
            nbclient.NotebookClient(notebook, kernel_name="fopt", timeout=120, resources={"metadata": {"path": sys.argv[2]}}).execute()
            nbformat.validate(notebook)
            nbformat.write(notebook, sys.argv[3])
            """;
    private static final String INTERRUPT = """
            from jupyter_client.manager import start_new_kernel
            manager, client = start_new_kernel(kernel_name="fopt", startup_timeout=120)
            cell = client.execute("let r = run gd(γ = 0.01) on quadratic(nodes = 2, d = 2) for 1000000000 rounds measure gap every 1000")
            while client.get_iopub_msg(timeout=120)["msg_type"] != "execute_input":
                pass
            manager.interrupt_kernel()
            reply = client.get_shell_msg(timeout=120)
            while reply["parent_header"]["msg_id"] != cell:
                reply = client.get_shell_msg(timeout=120)
            print(reply["content"]["status"], reply["content"]["ename"])
            print(client.execute_interactive("print r", timeout=120, output_hook=lambda m: print(m["content"].get("data", {}).get("text/plain", "")))["content"]["status"])
            manager.restart_kernel()
            client.wait_for_ready(timeout=120)
            print(client.execute_interactive("print r", timeout=120, output_hook=lambda m: None)["content"]["evalue"])
            client.stop_channels()
            manager.shutdown_kernel()
            print(manager.is_alive())
            """;

    @TempDir
    private Path folder;

    @Test
    void theNotebookThatShipsIsTrue() throws Exception {
        assumeTrue(python("import nbclient, nbformat") == 0, "there is no python3 with nbclient here");
        install();
        Path shipped = ROOT.resolve("examples/notebook.ipynb");
        Path executed = folder.resolve("executed.ipynb");
        assertThat(python(EXECUTE, shipped.toString(), ROOT.resolve("examples").toString(), executed.toString())).as(this::said).isZero();
        assertThat(outputs(executed)).isEqualTo(outputs(shipped));
        assumeTrue(python("import pandas") == 0, "there is no python3 with pandas here");
        assertThat(python(pythonOfThePage())).as(this::said).isZero();
    }

    /// docs/notebooks.md reads what the notebook has saved.
    private static String pythonOfThePage() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/notebooks.md"));
        int start = page.indexOf("```python\n") + "```python\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void anEndlessRunIsEndedByThePythonClient() throws Exception {
        assumeTrue(python("import jupyter_client") == 0, "there is no python3 with jupyter_client here");
        install();
        assertThat(python(INTERRUPT)).as(this::said).isZero();
        assertThat(said().lines().filter(l -> !l.isBlank() && !l.startsWith("WARNING") && !l.startsWith("run ") && !l.startsWith("──")))
                .satisfiesExactly(l -> assertThat(l).isEqualTo("error interrupted"), l -> assertThat(l).startsWith("r ").endsWith("interrupted"),
                        l -> assertThat(l).isEqualTo("ok"), l -> assertThat(l).isEqualTo("unknown name `r`"), l -> assertThat(l).isEqualTo("False"));
    }

    /// In place of the launcher: this JVM's class path.
    private void install() throws IOException {
        Path launcher = Files.writeString(folder.resolve("fopt"), """
                #!/bin/sh
                export LC_ALL=C.UTF-8
                exec '%s' --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' fopt.cli.Main "$@" --out '%s'
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"), folder.resolve("fopt-out/notebook")));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        new KernelSpec(launcher).install(folder.resolve("share/jupyter"));
    }

    /// Of each cell, in forms that do not depend on the machine: no pictures, and no names of files.
    private static List<String> outputs(Path notebook) throws IOException {
        List<String> all = new ArrayList<>();
        for (JsonNode cell : JsonMapper.shared().readTree(Files.readString(notebook)).path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                JsonNode data = output.path("data");
                String text = text(data.path("text/plain")) + text(output.path("text"));
                all.add(output.path("output_type").asString() + data.propertyNames() + "\n" + text.lines().filter(l -> !l.startsWith("wrote ")).collect(Collectors.joining("\n")));
            }
        }
        return all;
    }

    private static String text(JsonNode lines) {
        return lines.isArray() ? lines.valueStream().map(JsonNode::asString).collect(Collectors.joining()) : lines.asString("");
    }

    private int python(String script, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("JUPYTER_PATH", folder.resolve("share/jupyter").toString());
        builder.environment().put("JUPYTER_RUNTIME_DIR", folder.toString());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        try {
            Process python = builder.start();
            if (!python.waitFor(SECONDS, TimeUnit.SECONDS)) {
                python.descendants().forEach(ProcessHandle::destroyForcibly);
                python.destroyForcibly();
                return -1;
            }
            return python.exitValue();
        } catch (IOException e) {
            return -1;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
