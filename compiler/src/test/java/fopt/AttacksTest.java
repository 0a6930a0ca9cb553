package fopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.compiler.source.Source;
import fopt.runtime.hook.HookRules;
import fopt.runtime.record.RunResult;
import fopt.testing.ToyLanguage;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks that are functions: of the program, of another language, of the host.
class AttacksTest {
    private static final String PROGRAM = """
            extern toy fun halved(v: vector) -> vector {\"""half\"""}
            extern toy fun moved(v: vector, t: real) -> vector {\"""half\"""}
            extern toy fun counted(v: vector) -> vector {\"""count\"""}
            algorithm served() {
              server x = x0 .+ 1
              round { x -= 0.1 * mean(gather(∇f(broadcast(x)))) }
            }
            fun flip(v) = -v
            let r = run served() on quadratic(nodes = 5, d = 3) for 9 rounds measure loss with byzantine(2, attack = ATTACK)
            """;

    private static RunResult run(String attack, int threads) {
        Function<double[], double[]> turned = v -> Arrays.stream(v).map(x -> -x).toArray();
        Program program = Fopt.builder().hooks(HookRules.CLOSED, "toy").give("turned", turned).build().compile(new Source("mine.fopt", PROGRAM.replace("ATTACK", attack)));
        return program.run(RunOptions.standard().withThreads(threads), RunListener.NONE).run("r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v => -v", "flip", "turned", "v => turned(v)", "(v, H) => v - 2 * v"})
    void turningTheSignGivesTheDigestOfTheBuiltInAttack(String attack) {
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(run(attack, threads).digest()).isEqualTo(run("sign_flip", 1).digest());
        }
    }

    @Test
    void guestsOfAttackersBeginAnewInEachRun() {
        assertThat(run("counted", 1).digest()).isEqualTo(run("counted", 2).digest()).isNotEqualTo(run("halved", 1).digest());
        assertThat(ToyLanguage.OPEN).hasValue(0);
    }

    @Test
    void theyAreErrorsOfTheProgramNotOfAGuest() {
        assertThatThrownBy(() -> run("moved", 1)).isInstanceOfSatisfying(FoptException.class, e -> assertThat(e.phase()).isEqualTo(FoptException.Phase.TYPE));
        assertThatThrownBy(() -> run("(v, H) => H", 1)).isInstanceOfSatisfying(FoptException.class, e -> assertThat(e.phase()).isEqualTo(FoptException.Phase.RUN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(a, b, c) => a | E717 | takes 3 arguments",
        "moved | E717 | `moved(v, t)` is declared with other types",
        "flip, strength = 2 | E717 | `strength` belongs to the attacks that are built in",
        "v => sum(choose(2, 3)) | E717 | cannot be computed by an attack",
        "v => [1, 2] | E718 | gives a list of 2, where 3 numbers are sent",
        "(v, H) => H | E718 | gives a list of 3",
        "v => v[7] | E314 | outside 1..3",
        "v => -w | E010 | unknown name `w`",
        "sing_flip | E042 | did you mean `sign_flip`?",
        "3 | E042 | is no attack"})
    void whatIsNoAttackIsSaid(String attack, String code, String text) {
        assertThatThrownBy(() -> run(attack, 1)).hasMessageContaining(code).hasMessageContaining(text);
    }
}
