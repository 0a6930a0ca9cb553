package fopt.cli.hooks;

import fopt.runtime.hook.HookLanguage;
import java.util.Optional;

/// `--jit-hooks`: the launcher starts the JVM with the compiler of the platform, where it can, and says in the property `fopt.hooks.jit` what it did: `on`,
/// or why not.
public final class Jit {
    private static final String PROPERTY = "fopt.hooks.jit";

    private Jit() {}

    /// Why hooks are interpreted although they were to be compiled, as far as it is known at the start; null if nothing is known against it.
    public static String refused() {
        String state = System.getProperty(PROPERTY, "only the launcher, ./fopt, can start a JVM with the compiler");
        return state.equals("on") ? null : state;
    }

    /// Why a language that was loaded is interpreted although the compiler is on: that is seen only in the platform itself.
    ///
    /// @param first whether it is the first language of this process: only there the platform may take the compiler
    static Optional<String> failed(String title, HookLanguage language, boolean first) {
        if (!"on".equals(System.getProperty(PROPERTY)) || language.compiles()) {
            return Optional.empty();
        }
        return Optional.of(title + " is interpreted all the same: " + (first
                ? "the platform did not accept the compiler of this JVM, " + Runtime.version()
                : "it was fetched while another language ran; from the next start on both are compiled"));
    }
}
