package fopt.hooks;

import org.graalvm.polyglot.Engine;

/// Hooks in Python 3.12, with its standard library.
public final class PythonLanguage extends PolyglotLanguage {
    private static final Installation INSTALLATION = new Installation("python", "Python", "com/oracle/graal/python/PythonLanguage.class");

    /// Made when the first hook is used.
    private static final class Shared {
        private static final Engine ENGINE = INSTALLATION.engine();
    }

    public PythonLanguage() {
        super(INSTALLATION, () -> Shared.ENGINE, PythonGuest::new);
    }
}
