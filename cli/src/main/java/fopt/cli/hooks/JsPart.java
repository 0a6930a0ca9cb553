package fopt.cli.hooks;

import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import java.util.Optional;

/// JavaScript, fetched when it is first used.
public final class JsPart implements HookLanguage {
    private static final Part PART = new Part("js", "JavaScript", 65);

    @Override
    public String name() {
        return PART.id();
    }

    @Override
    public Optional<String> missing() {
        return Store.here().missing(PART);
    }

    @Override
    public HookSession open(HookRules rules, long seed) {
        return Loaded.language(PART).open(rules, seed);
    }
}
