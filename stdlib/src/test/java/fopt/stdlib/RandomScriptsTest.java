package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThatCode;

import fopt.CompilationException;
import fopt.RunListener;
import fopt.compiler.run.FourJudges;
import fopt.compiler.run.Trial;
import fopt.compiler.source.Renderer;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whatever somebody writes, there is an outcome on which all engines agree, or there are errors with their places: never an exception.
class RandomScriptsTest {
    private static final int MUTANTS = 400;
    /// Every so many mutants one is judged by all engines; the others by the standard one.
    private static final int JUDGED = 10;

    @TestFactory
    java.util.stream.Stream<DynamicTest> mutants() {
        List<RandomScripts.Script> scripts = RandomScripts.all();
        return java.util.stream.LongStream.rangeClosed(1, MUTANTS).mapToObj(seed -> {
            RandomScripts.Script script = scripts.get((int) (seed * 7919 % scripts.size()));
            return DynamicTest.dynamicTest(seed + " " + script.name(), () -> comesToAnEnd(script, seed));
        });
    }

    /// Ends runs that go on for ever, such as one in which nothing that is measured changes any more.
    private static final class Patience implements RunListener {
        private int asked;

        @Override
        public void started(String label, int number, int of, long rounds) {
            asked = 0;
        }

        @Override
        public boolean stopRequested() {
            return ++asked > 100_000;
        }
    }

    private static void comesToAnEnd(RandomScripts.Script script, long seed) {
        String changed = new Mutation(seed).of(script.changing());
        assertThatCode(() -> {
            Trial trial = script.trial(changed).heard(new Patience());
            try {
                if (seed % JUDGED == 0) {
                    FourJudges.judge(trial);
                } else {
                    trial.run();
                }
            } catch (CompilationException e) {
                new Renderer(false).render(e.diagnostics());
            }
        }).as(changed).doesNotThrowAnyException();
    }
}
