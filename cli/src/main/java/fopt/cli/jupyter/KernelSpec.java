package fopt.cli.jupyter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What tells Jupyter of the kernel: a folder `kernels/fopt` with a `kernel.json`, and pictures for its menus.
///
/// @param launcher the command `fopt`
public record KernelSpec(Path launcher) {
    private static final List<String> PICTURES = List.of("logo-svg.svg", "logo-64x64.png", "logo-32x32.png");

    /// Writes the folder, over one that is there.
    ///
    /// @param data a folder in which Jupyter looks for `kernels`
    /// @return the folder
    /// @throws IOException if it cannot be written
    public Path install(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("kernels").resolve("fopt"));
        Files.writeString(folder.resolve("kernel.json"), text());
        for (String picture : PICTURES) {
            try (InputStream in = KernelSpec.class.getResourceAsStream("/fopt/jupyter/" + picture)) {
                Files.copy(in, folder.resolve(picture), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    private String text() {
        var spec = JsonMapper.shared().createObjectNode();
        var argv = spec.putArray("argv");
        List.of(launcher.toString(), "jupyter", "kernel", "{connection_file}").forEach(argv::add);
        spec.put("display_name", "fopt").put("language", "fopt").put("interrupt_mode", "message").put("kernel_protocol_version", Envelope.PROTOCOL);
        spec.putObject("metadata").put("debugger", false);
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(spec) + "\n";
    }

    /// The user's folder of Jupyter: as its own tool `jupyter --data-dir` says.
    public static Path userData(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (given(environment, "JUPYTER_DATA_DIR")) {
            return Path.of(environment.get("JUPYTER_DATA_DIR"));
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (os.startsWith("windows")) {
            return (given(environment, "APPDATA") ? Path.of(environment.get("APPDATA")) : home.resolve(".jupyter").resolve("data")).resolve("jupyter");
        }
        return (given(environment, "XDG_DATA_HOME") ? Path.of(environment.get("XDG_DATA_HOME")) : home.resolve(".local").resolve("share")).resolve("jupyter");
    }

    /// The name of the notebook for which a kernel was started, as far as Jupyter tells it; else `notebook`.
    public static String notebook(Map<String, String> environment) {
        String file = environment.getOrDefault("JPY_SESSION_NAME", "").replaceFirst(".*[/\\\\]", "");
        return file.endsWith(".ipynb") && file.length() > ".ipynb".length() ? file.substring(0, file.length() - ".ipynb".length()) : "notebook";
    }

    private static boolean given(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
