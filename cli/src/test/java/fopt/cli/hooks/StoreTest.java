package fopt.cli.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fetching, with a Maven that is a script.
class StoreTest {
    private static final Part SCHEME = new Part("scheme", "Scheme", 3);

    @TempDir
    private Path root;

    private Store store;

    @BeforeEach
    void project() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        Files.createDirectories(root.resolve("hooks"));
        Files.writeString(root.resolve("hooks/languages.xml"), "<project/>");
        store = new Store(root);
    }

    private void maven(String text) throws IOException {
        Files.writeString(root.resolve("mvnw"), "#!/bin/sh\n" + text + "\n");
        assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aLanguageIsFetchedOnce() throws IOException {
        maven("echo \"$*\" >>calls; for a in \"$@\"; do case $a in -DoutputDirectory=*) touch \"${a#*=}/scheme.jar\" \"${a#*=}/note.pom\";; esac; done");
        Path jar = root.resolve("cli/target/hooks/scheme/scheme.jar");
        assertThat(store.jars(SCHEME)).containsExactly(root.resolve("hooks/target/fopt-hooks.jar"), jar);
        assertThat(store.jars(SCHEME)).contains(jar);
        assertThat(root.resolve("calls")).content().contains("-P scheme dependency:copy-dependencies").hasLineCount(1);
        assertThat(root.resolve("cli/target/hooks")).isDirectoryContaining(p -> p.endsWith("scheme")).isDirectoryNotContaining(p -> p.toString().contains("fetching"));
    }

    @Test
    void otherLanguagesThatAreThereComeToo() throws IOException {
        maven("exit 1");
        for (String jar : new String[] {"scheme/a.jar", "lisp/b.jar", "jit/c.jar"}) {
            Path file = root.resolve("cli/target/hooks").resolve(jar);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        assertThat(store.jars(SCHEME)).extracting(p -> p.getFileName().toString()).containsExactlyInAnyOrder("fopt-hooks.jar", "a.jar", "b.jar");
    }

    @Test
    void whatFailsSaysWhy() throws IOException {
        maven("echo 'fine so far'; echo '[ERROR] the repository is not reachable'; exit 1");
        HookFailure failure = catchThrowableOfType(HookFailure.class, () -> store.jars(SCHEME));
        assertThat(failure.reason()).isEqualTo(Reason.MISSING);
        assertThat(failure).hasMessage("Scheme could not be fetched: the repository is not reachable; all of it is in " + root.resolve("target/fopt-hooks.log"));
        assertThat(store.missing(SCHEME)).isEmpty();
    }

    @Test
    void withoutMavenItSaysSo() {
        assertThat(store.missing(SCHEME)).hasValueSatisfying(why -> assertThat(why).contains("Scheme is not in").contains("there is no " + root.resolve("mvnw")));
        assertThat(catchThrowableOfType(HookFailure.class, () -> store.jars(SCHEME)).reason()).isEqualTo(Reason.MISSING);
    }
}
