package fopt.hooks;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// A context of a guest language, and the watch over it.
final class GuestSession implements HookSession {
    private final Context context;
    private final Guest guest;
    private final Watch watch;
    /// What the texts that were read gave in the end.
    private final Map<HookSource, Value> read = new HashMap<>();
    private volatile boolean closed;

    private GuestSession(Context context, Guest guest, HookRules rules) {
        this.context = context;
        this.guest = guest;
        watch = new Watch(rules.callTime(), () -> context.close(true));
    }

    /// @param guest prepares the context, which is its session's from now on
    static GuestSession open(Context context, HookRules rules, Function<Context, Guest> guest) {
        try {
            return new GuestSession(context, guest.apply(context), rules);
        } catch (PolyglotException e) {
            context.close(true);
            throw new HookFailure(Reason.MISSING, "the language does not start: " + Failures.plain(e), "", 0);
        }
    }

    @Override
    public Hook bind(HookSource source, HookSignature signature) {
        Value function = during(source, () -> function(source, signature.name()));
        Arity arity = during(source, () -> guest.arity(function));
        int given = signature.parameters().size();
        if (!arity.takes(given)) {
            String found = signature.name() + " takes " + arity + " arguments, but is declared with " + given;
            throw new HookFailure(Reason.WRONG_TYPE, found, source.file(), Failures.line(function, source));
        }
        return new GuestFunction(this, guest, source, signature, function);
    }

    /// The function that a text defines under a name, or else that it is.
    private Value function(HookSource source, String name) {
        boolean again = read.containsKey(source);
        Value before = again ? null : defined(name);
        Value whole = read.computeIfAbsent(source, this::evaluate);
        Value after = defined(name);
        if (after != null && !after.equals(before)) {
            return after;
        }
        if (whole.canExecute()) {
            return whole;
        }
        throw new HookFailure(Reason.NO_FUNCTION, "the text defines no function " + name + ", nor is it a function", source.file(), source.firstLine());
    }

    private Value evaluate(HookSource source) {
        return context.eval(Failures.numbered(guest.id(), source, guest.prepared(source.text())));
    }

    private Value defined(String name) {
        Value value = guest.defined(name);
        return value != null && value.canExecute() ? value : null;
    }

    /// Does something in the context, under the watch.
    ///
    /// @param source where the fault lies if the guest does not tell
    <T> T during(HookSource source, Supplier<T> action) {
        if (closed || watch.expired()) {
            throw ended(source);
        }
        watch.begin();
        try {
            context.enter();
            try {
                return action.get();
            } finally {
                leave();
            }
        } catch (PolyglotException e) {
            throw e.isCancelled() ? cancelled(e, source) : Failures.of(e, source);
        } catch (IllegalStateException e) {
            if (closed || watch.expired()) {
                throw ended(source);
            }
            throw e;
        } finally {
            watch.finish();
        }
    }

    /// Leaving a context that was ended meanwhile fails; the failure that ended it is told by then.
    private void leave() {
        try {
            context.leave();
        } catch (PolyglotException | IllegalStateException e) {
            if (!closed && !watch.expired()) {
                throw e;
            }
        }
    }

    private HookFailure cancelled(PolyglotException e, HookSource source) {
        if (!watch.expired()) {
            return ended(source);
        }
        String told = "the call did not end within " + seconds(watch.limit().toMillis()) + " s";
        return new HookFailure(Reason.TOO_LONG, told, source.file(), Failures.line(e, source));
    }

    private static String seconds(long milliseconds) {
        return milliseconds % 1000 == 0 ? Long.toString(milliseconds / 1000) : Double.toString(milliseconds / 1000.0);
    }

    private static HookFailure ended(HookSource source) {
        return new HookFailure(Reason.ENDED, "the session of the hook has ended", source.file(), 0);
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        context.close(true);
    }
}
