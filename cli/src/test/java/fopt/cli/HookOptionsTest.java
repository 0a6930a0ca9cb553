package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.hook.HookRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class HookOptionsTest {
    @Command
    private static final class Some {
        @Mixin
        private HookOptions hooks;
    }

    private static HookRules rules(String... words) {
        Some some = new Some();
        new CommandLine(some).parseArgs(words);
        return some.hooks.rules();
    }

    @Test
    void everythingIsClosedUnlessItIsOpened() {
        assertThat(rules()).isEqualTo(HookRules.CLOSED);
    }

    @Test
    void foldersNetworkAndTimeAreOpenedOneByOne() {
        HookRules rules = rules("--hook-reads", "a", "--hook-reads", "b", "--hook-writes=c", "--hook-network", "--hook-time", "0.5");
        assertThat(rules.reads()).containsExactly(Path.of("a"), Path.of("b"));
        assertThat(rules.writes()).containsExactly(Path.of("c"));
        assertThat(rules.network()).isTrue();
        assertThat(rules.callTime()).contains(Duration.ofMillis(500));
        assertThat(rules("--hook-time", "0").callTime()).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> rules("--hook-time", "-1")).isInstanceOf(WrongUse.class);
    }
}
