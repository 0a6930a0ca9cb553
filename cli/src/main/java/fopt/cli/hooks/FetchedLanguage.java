package fopt.cli.hooks;

import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import java.util.Optional;

/// A language that is fetched when it is first used.
abstract class FetchedLanguage implements HookLanguage {
    private final Part part;

    FetchedLanguage(Part part) {
        this.part = part;
    }

    @Override
    public final String name() {
        return part.id();
    }

    @Override
    public final Optional<String> missing() {
        return Store.here().missing(part);
    }

    @Override
    public final boolean compiles() {
        return Loaded.language(part).compiles();
    }

    @Override
    public final HookSession open(HookRules rules, long seed) {
        return Loaded.language(part).open(rules, seed);
    }
}
