package fopt.hooks;

import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import java.util.Optional;
import org.graalvm.polyglot.Engine;

/// Hooks in Python 3.12, with its standard library.
public final class PythonLanguage implements HookLanguage {
    private static final Installation INSTALLATION = new Installation("python", "Python", "com/oracle/graal/python/PythonLanguage.class");

    /// Made when the first hook is used.
    private static final class Shared {
        private static final Engine ENGINE = INSTALLATION.engine();
    }

    @Override
    public String name() {
        return "python";
    }

    @Override
    public Optional<String> missing() {
        return INSTALLATION.missing();
    }

    @Override
    public boolean compiles() {
        INSTALLATION.require();
        return !Shared.ENGINE.getImplementationName().equals("Interpreted");
    }

    @Override
    public HookSession open(HookRules rules, long seed) {
        INSTALLATION.require();
        return GuestSession.open(Sandbox.context("python", rules, () -> Shared.ENGINE), rules, context -> new PythonGuest(context, seed));
    }
}
