package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Each run of another size makes a class, which goes when the program is over: 50,000 of them pass through a metaspace of 64 MB.
class ClassesAreCollectedTest {
    private static final int CLASSES = 50_000;
    private static final int RUNS_OF_A_PROGRAM = 25;

    @Test
    void fiftyThousandClasses() throws Exception {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:MaxMetaspaceSize=64m", "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), ClassesAreCollectedTest.class.getName()).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).contains("loaded " + CLASSES);
    }

    public static void main(String[] arguments) {
        Fopt fopt = Fopt.builder().build();
        RunOptions options = RunOptions.standard().withThreads(1);
        long before = java.lang.management.ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        for (int k = 0; k < CLASSES / RUNS_OF_A_PROGRAM; k++) {
            Program program = fopt.compile(new Source("p" + k + ".fopt", """
                    algorithm a%d(c = 0.1) {
                      node x = x0
                      round { x -= c * ∇f(x) }
                    }
                    for k in 1..%d { run a%d on quadratic(nodes = 2, d = k) for 1 rounds }
                    """.formatted(k, RUNS_OF_A_PROGRAM, k)));
            program.run(options, RunListener.NONE);
        }
        long loaded = java.lang.management.ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before;
        if (loaded >= CLASSES) {
            System.out.println("loaded " + CLASSES);
        }
    }
}
