package fopt.runtime.hook;

import fopt.runtime.Brake;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The hooks of one run, ready to be called: one session for each guest language that it uses, opened when the first function of the language is asked
/// for, and closed with this, or by the brake of what runs here. Used by one thread.
public final class Guests implements AutoCloseable {
    private final Map<String, HookRules> rules;
    private final long seed;
    private final Map<String, HookSession> sessions = new LinkedHashMap<>();
    private final Brake brake = Brake.present();
    private final Runnable end = this::end;
    private final Map<HookFunction, Hook> hooks = new HashMap<>();

    /// @param rules what each language may do; one that is not there is closed
    /// @param seed what the guests' own random numbers start from
    public Guests(Map<String, HookRules> rules, long seed) {
        this.rules = Map.copyOf(rules);
        this.seed = seed;
        brake.whenPulled(end);
    }

    /// The place of a call. @param number of the place; negative if it is not one of code
    /// @throws HookError if the text gives no such function, or the language is not there
    public HookCall call(HookUse use, int number) {
        try {
            return new HookCall(use, number, hooks.computeIfAbsent(use.function(), this::hook));
        } catch (HookFailure f) {
            throw new HookError(use.function(), number, f);
        }
    }

    private Hook hook(HookFunction function) {
        return switch (function.body()) {
            case HookFunction.Host(Hook hook) -> hook;
            case HookFunction.Guest(String language, HookSource source) -> session(language).bind(source, function.signature());
        };
    }

    private synchronized HookSession session(String language) {
        return sessions.computeIfAbsent(language, this::open);
    }

    private HookSession open(String language) {
        brake.look();
        HookRules mayDo = rules.get(language);
        if (mayDo == null) {
            throw new HookFailure(HookFailure.Reason.DENIED, language + " is closed to this program", "", 0);
        }
        HookLanguage found = HookLanguages.named(language).orElseThrow(() -> new HookFailure(HookFailure.Reason.MISSING,
                "the part of fopt that runs " + language + " is not on the class path. Put `fopt-hooks` there, and `org.graalvm.polyglot:" + language + "-community`", "", 0));
        return found.open(mayDo, seed);
    }

    /// Ends the guests; one that is still in a call, too.
    @Override
    public void close() {
        brake.forget(end);
        end();
    }

    private synchronized void end() {
        sessions.values().forEach(HookSession::close);
        sessions.clear();
    }
}
