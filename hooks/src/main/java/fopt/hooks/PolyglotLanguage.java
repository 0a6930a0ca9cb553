package fopt.hooks;

import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;

/// A language of the polyglot platform, if it is on the class path.
abstract class PolyglotLanguage implements HookLanguage {
    private final Installation installation;
    private final Supplier<Engine> engine;
    private final BiFunction<Context, Long, Guest> guest;

    /// @param engine one for all closed contexts, made when the first of them is
    /// @param guest  prepares a context, given a seed
    PolyglotLanguage(Installation installation, Supplier<Engine> engine, BiFunction<Context, Long, Guest> guest) {
        this.installation = installation;
        this.engine = engine;
        this.guest = guest;
    }

    @Override
    public final String name() {
        return installation.id();
    }

    @Override
    public final Optional<String> missing() {
        return installation.missing();
    }

    @Override
    public final boolean compiles() {
        installation.require();
        return !engine.get().getImplementationName().equals("Interpreted");
    }

    @Override
    public final HookSession open(HookRules rules, long seed) {
        installation.require();
        return GuestSession.open(Sandbox.context(name(), rules, engine), rules, context -> guest.apply(context, seed));
    }
}
