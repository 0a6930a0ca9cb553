package fopt.hooks;

import org.graalvm.polyglot.Engine;

/// Hooks in JavaScript (ECMAScript 2025, strict or not, without modules).
public final class JsLanguage extends PolyglotLanguage {
    private static final Installation INSTALLATION = new Installation("js", "JavaScript", "com/oracle/truffle/js/lang/JavaScriptLanguage.class");

    /// Made when the first hook is used.
    private static final class Shared {
        private static final Engine ENGINE = INSTALLATION.engine();
    }

    public JsLanguage() {
        super(INSTALLATION, () -> Shared.ENGINE, JsGuest::new);
    }
}
