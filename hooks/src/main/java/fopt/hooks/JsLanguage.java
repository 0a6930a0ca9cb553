package fopt.hooks;

import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import java.util.Optional;
import org.graalvm.polyglot.Engine;

/// Hooks in JavaScript (ECMAScript 2025, strict or not, without modules).
public final class JsLanguage implements HookLanguage {
    private static final Installation INSTALLATION = new Installation("js", "JavaScript", "com/oracle/truffle/js/lang/JavaScriptLanguage.class");

    /// Made when the first hook is used.
    private static final class Shared {
        private static final Engine ENGINE = INSTALLATION.engine();
    }

    @Override
    public String name() {
        return "js";
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
        return GuestSession.open(Sandbox.context("js", rules, () -> Shared.ENGINE), rules, context -> new JsGuest(context, seed));
    }
}
