package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher in a project of its own, with JDKs and a Maven that are scripts, and nothing else on the PATH.
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "cat", "dirname", "find", "grep", "head", "mkdir", "mkfifo", "mktemp", "mv", "readlink", "rm", "sed", "sleep", "stty", "touch");

    @TempDir
    Path folder;

    private Path project;
    private Path jar;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void copyLauncher() throws IOException {
        Path launcher = Path.of(System.getProperty("fopt.root", ".."), "fopt");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.exists(launcher), "needs a POSIX shell and the project's root");
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("the project"));
        Files.copy(launcher, project.resolve("fopt"), StandardCopyOption.COPY_ATTRIBUTES);
        Path finder = Path.of("cli/src/launcher/jdk.sh");
        Files.createDirectories(project.resolve(finder).getParent());
        Files.copy(launcher.resolveSibling(finder), project.resolve(finder));
        jar = project.resolve("cli/target/fopt.jar");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (String place : List.of("/bin", "/usr/bin")) {
                if (Files.exists(Path.of(place, tool)) && Files.notExists(bin.resolve(tool))) {
                    script(bin.resolve(tool), "exec " + place + "/" + tool + " \"$@\"");
                }
            }
        }
    }

    private void built() throws IOException {
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
    }

    private Path jdk(String name, String version) throws IOException {
        return jdk(name, version, "for a in \"$@\"; do echo \"[$a]\"; done; exit 7");
    }

    private Path jdk(String name, String version, String java) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve(name));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/java"), "echo " + name + "\n" + java);
        script(jdk.resolve("bin/javac"), "");
        return jdk;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Result fopt(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        return start(project.resolve("fopt"), environment, words);
    }

    private Result start(Path launcher, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", folder.resolve("bin").toString(), "HOME", folder.toString(), "FOPT_JDKS", "/nowhere/*"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Result(code, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void withoutAJdkItSaysSoInOneSentence() throws Exception {
        Result result = fopt(Map.of(), "version");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("fopt: needs JDK 25 or newer and found none").contains("FOPT_JAVA").hasLineCount(1);
    }

    @Test
    void anOlderJdkIsNoJdk() throws Exception {
        built();
        assertThat(fopt(Map.of("JAVA_HOME", jdk("old", "17.0.15").toString())).code()).isEqualTo(2);
        Result result = fopt(Map.of("FOPT_JAVA", jdk("old", "17.0.15").toString(), "JAVA_HOME", jdk("good", "25").toString()));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("FOPT_JAVA is " + folder.resolve("old") + ", which is not a JDK 25 or newer").hasLineCount(1);
    }

    @Test
    void passesWordsAndExitCodeOn() throws Exception {
        built();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("the project/fopt"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("bin/fopt"), link);
        Result result = start(linkToLink, Map.of("FOPT_JAVA", jdk("good", "25.0.3").toString()), "run", "a b.fopt", "γ=1/L * x", "");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out().lines()).startsWith("good")
                .containsSequence("[--add-modules]", "[jdk.incubator.vector]")
                .contains("[-Dfopt.launcher=" + project.resolve("fopt") + "]")
                .endsWith("[-jar]", "[" + jar + "]", "[run]", "[a b.fopt]", "[γ=1/L * x]", "[]");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void findsTheJdkThatFits() throws Exception {
        built();
        Path newer = jdk("jdks/newer", "26.0.1");
        Map<String, String> environment = Map.of("FOPT_JDKS", folder + "/jdks/*", "JAVA_HOME", newer.toString());
        assertThat(fopt(environment).out()).startsWith("jdks/newer");
        jdk("jdks/older", "21.0.2");
        Path fitting = jdk("jdks/zulu", "25-ea");
        assertThat(fopt(environment).out()).startsWith("jdks/zulu");
        Files.createSymbolicLink(folder.resolve("bin/java"), jdk("path", "25.0.1").resolve("bin/java"));
        assertThat(fopt(environment).out()).startsWith("path");
        assertThat(fopt(Map.of("FOPT_JAVA", fitting.resolve("bin/java").toString())).out()).startsWith("jdks/zulu");
    }

    @Test
    void hidesTheWarningOfTheJvmAndNothingElse() throws Exception {
        built();
        Path jdk = jdk("good", "25", """
                echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
                echo 'Unrecognized VM option' >&2
                echo 'error of the program' >&3
                """);
        assertThat(fopt(Map.of("FOPT_JAVA", jdk.toString())).err()).contains("error of the program");
        // what the JVM itself says goes through a filter, which may end a moment later than the JVM
        for (int tries = 0; tries < 500 && !Files.readString(folder.resolve("err")).contains("Unrecognized"); tries++) {
            Thread.sleep(10);
        }
        assertThat(folder.resolve("err")).content().contains("Unrecognized VM option").doesNotContain("incubator");
    }

    @Test
    void buildsOnFirstUseAndAfterAChange() throws Exception {
        script(project.resolve("mvnw"), "echo \"$JAVA_HOME $*\" >>\"" + folder + "/built\"; mkdir -p cli/target; touch cli/target/fopt.jar");
        Map<String, String> environment = Map.of("FOPT_JAVA", jdk("good", "25").toString());
        Result first = fopt(environment);
        assertThat(first.code()).isEqualTo(7);
        assertThat(first.err()).isEqualTo("building fopt (first use, about a minute) …\n");
        assertThat(fopt(environment).err()).isEmpty();
        Path source = Files.createDirectories(project.resolve("runtime/src/main/java")).resolve("A.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(Files.getLastModifiedTime(source).toMillis() - 5000));
        assertThat(fopt(environment).err()).isEqualTo("building fopt (the sources changed) …\n");
        assertThat(folder.resolve("built")).content().startsWith(folder.resolve("good") + " ").contains("-pl cli,hooks -am", "package").hasLineCount(2);
        assertThat(project.resolve("target/fopt-build")).doesNotExist();
    }

    @Test
    void startsWithTheArchiveOfClassesIfThereIsOne() throws Exception {
        built();
        Map<String, String> environment = Map.of("FOPT_JAVA", jdk("good", "25").toString());
        assertThat(fopt(environment).out()).doesNotContain("SharedArchiveFile");
        Files.writeString(jar.resolveSibling("fopt.jsa"), "");
        assertThat(fopt(environment).out()).contains("[-XX:SharedArchiveFile=" + project.resolve("cli/target/fopt.jsa") + "]");
    }

    @Test
    void aFailedBuildShowsWhy() throws Exception {
        script(project.resolve("mvnw"), "echo 'fine so far'; echo '[ERROR] A.java:3 is wrong'; exit 1");
        Result result = fopt(Map.of("FOPT_JAVA", jdk("good", "25").toString()));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("[ERROR] A.java:3 is wrong").contains("target/fopt-build.log").doesNotContain("fine so far");
        assertThat(result.out()).isEmpty();
        assertThat(project.resolve("target/fopt-build")).doesNotExist();
    }

    @Test
    void aRuntimeWithoutCompilerCannotBuild() throws Exception {
        Path jre = jdk("jre", "25");
        Files.delete(jre.resolve("bin/javac"));
        Result result = fopt(Map.of("FOPT_JAVA", jre.toString()));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is a runtime without a compiler").hasLineCount(1);
    }

    @Test
    void hooksAreCompiledOnlyIfAskedFor() throws Exception {
        built();
        Path archive = jar.resolveSibling("fopt.jsa");
        Files.writeString(archive, "");
        Map<String, String> good = Map.of("FOPT_JAVA", jdk("good", "25.0.3", "for a in \"$@\"; do echo \"[$a]\"; done").toString());
        assertThat(fopt(good, "run", "a.fopt").out()).contains("SharedArchiveFile").doesNotContain("JVMCI", "fopt.hooks.jit");
        script(project.resolve("mvnw"), "echo \"$*\" >>\"" + folder + "/fetched\"; for a in \"$@\"; do case $a in -DoutputDirectory=*) mkdir -p \"${a#*=}\"; touch \"${a#*=}/a.jar\" \"${a#*=}/b.jar\";; esac; done");
        Result result = fopt(good, "run", "a.fopt", "--jit-hooks");
        String compiler = project + "/cli/target/hooks/jit/";
        assertThat(result.out().lines()).containsSubsequence("[-Dfopt.hooks.jit=on]", "[-XX:+UnlockExperimentalVMOptions]", "[-XX:+EnableJVMCI]",
                "[--upgrade-module-path=" + compiler + "a.jar:" + compiler + "b.jar]", "[--jit-hooks]");
        assertThat(result.out()).doesNotContain("SharedArchiveFile");
        assertThat(result.err()).startsWith("fetching the compiler for hooks");
        fopt(good, "run", "a.fopt", "--jit-hooks");
        assertThat(folder.resolve("fetched")).content().contains("-P jit dependency:copy-dependencies").hasLineCount(1);
    }

    @Test
    void whereTheCompilerIsNotAcceptedTheReasonIsPassedOn() throws Exception {
        built();
        Result newer = fopt(Map.of("FOPT_JAVA", jdk("newer", "26.0.1").toString()), "run", "a.fopt", "--jit-hooks");
        assertThat(newer.out()).contains("[-Dfopt.hooks.jit=the compiler needs JDK 25, and this is 26]").doesNotContain("JVMCI");
        Files.createDirectories(project.resolve("cli/target/hooks/jit"));
        Path jdk = jdk("refusing", "25", "for a in \"$@\"; do [ \"$a\" != --version ] || exit 1; echo \"[$a]\"; done");
        assertThat(fopt(Map.of("FOPT_JAVA", jdk.toString()), "run", "a.fopt", "--jit-hooks").out())
                .contains("[-Dfopt.hooks.jit=the JVM of " + jdk + " does not accept the compiler]").doesNotContain("JVMCI");
    }
}
