package fopt.cli.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JitTest {
    private record Guest(boolean compiles) implements HookLanguage {
        @Override
        public String name() {
            return "guest";
        }

        @Override
        public HookSession open(HookRules rules, long seed) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("fopt.hooks.jit");
    }

    @Test
    void isToldWhyALanguageIsInterpreted() {
        assertThat(Jit.failed("Guest", new Guest(false), true)).as("nobody asked for it").isEmpty();
        System.setProperty("fopt.hooks.jit", "on");
        assertThat(Jit.failed("Guest", new Guest(true), true)).isEmpty();
        assertThat(Jit.failed("Guest", new Guest(false), true)).hasValueSatisfying(why -> assertThat(why).contains("did not accept the compiler"));
        assertThat(Jit.failed("Guest", new Guest(false), false)).hasValueSatisfying(why -> assertThat(why).contains("from the next start on"));
    }
}
