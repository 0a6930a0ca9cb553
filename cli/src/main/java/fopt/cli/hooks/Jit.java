package fopt.cli.hooks;

import fopt.runtime.hook.HookLanguage;

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

    /// That it is on is seen only in the platform itself.
    static void check(HookLanguage language) {
        if ("on".equals(System.getProperty(PROPERTY)) && !language.compiles()) {
            System.err.println("fopt: hooks are interpreted all the same: the platform did not accept the compiler of this JVM, " + Runtime.version());
        }
    }
}
