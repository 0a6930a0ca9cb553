package fopt.cli.hooks;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The jars of languages, in folders of the project from which the command line was built: `cli/target/hooks/js`, `…/python`.
///
/// @param root the project's folder
record Store(Path root) {
    /// That of the command line itself, whose jar is `cli/target/fopt.jar`; the property `fopt.root` names another.
    static Store here() {
        String given = System.getProperty("fopt.root");
        if (given != null) {
            return new Store(Path.of(given).toAbsolutePath());
        }
        try {
            Path jar = Path.of(Store.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new Store(jar.resolve("../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<String> missing(Part part) {
        return Files.isDirectory(folder(part)) || Files.isExecutable(maven()) && Files.exists(poms())
                ? Optional.empty()
                : Optional.of(part.title() + " is not in " + folder(part) + ", and there is no " + maven() + " to fetch it");
    }

    /// The jars of all languages that are there, by name, and that of `fopt-hooks`; fetches those of this one if need be.
    ///
    /// @throws HookFailure if they cannot be fetched
    List<Path> jars(Part part) {
        missing(part).ifPresent(why -> {
            throw failure(why);
        });
        try {
            if (!Files.isDirectory(folder(part))) {
                fetch(part);
            }
            Path own = root.resolve("hooks/target/fopt-hooks.jar");
            try (Stream<Path> all = Files.walk(folder(part).getParent(), 2)) {
                return Stream.concat(Stream.of(own), all.filter(Store::isOfALanguage)).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Beside languages there are the compiler, and what other processes fetch at the moment.
    private static boolean isOfALanguage(Path file) {
        String folder = file.getParent().getFileName().toString();
        return file.toString().endsWith(".jar") && !folder.equals("jit") && !folder.startsWith("fetching");
    }

    private void fetch(Part part) throws IOException {
        System.err.println("fetching " + part.title() + " for hooks (" + part.megabytes() + " MB, once) …");
        Files.createDirectories(folder(part).getParent());
        Path log = Files.createDirectories(root.resolve("target")).resolve("fopt-hooks.log");
        Path made = Files.createTempDirectory(folder(part).getParent(), "fetching");
        var maven = new ProcessBuilder(maven().toString(), "-B", "-f", poms().toString(), "-P", part.id(), "dependency:copy-dependencies", "-DoutputDirectory=" + made)
                .directory(root.toFile()).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).redirectErrorStream(true).redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (wait(maven.start()) != 0) {
            delete(made);
            throw failure(part.title() + " could not be fetched: " + firstError(log) + "; all of it is in " + log);
        }
        try {
            Files.move(made, folder(part));
        } catch (IOException e) {
            if (!Files.isDirectory(folder(part))) { // another process may have been faster
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static int wait(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String firstError(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(l -> l.contains("ERROR")).map(l -> l.replace("[ERROR]", "").strip()).findFirst().orElse("Maven failed");
        }
    }

    private Path folder(Part part) {
        return root.resolve("cli/target/hooks").resolve(part.id());
    }

    private Path maven() {
        return root.resolve("mvnw");
    }

    private Path poms() {
        return root.resolve("hooks/languages.xml");
    }

    private static HookFailure failure(String why) {
        return new HookFailure(Reason.MISSING, why, "", 0);
    }
}
