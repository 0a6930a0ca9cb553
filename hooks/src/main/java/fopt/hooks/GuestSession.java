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
    private final Map<Name, Value> bound = new HashMap<>();
    private volatile boolean closed;

    /// A name as the text of a hook means it.
    private record Name(HookSource source, String name) {
    }

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
        int first = source.firstLine();
        Value function = during(source, first, () -> bound.computeIfAbsent(new Name(source, signature.name()), this::function));
        Arity arity = during(source, first, () -> guest.arity(function));
        int line = Failures.line(function, source);
        int given = signature.parameters().size();
        if (!arity.takes(given)) {
            throw new HookFailure(Reason.NO_FUNCTION, "the one there takes " + arity + ", but it is declared with " + given, source.file(), line);
        }
        return new GuestFunction(this, guest, source, signature, function, line);
    }

    /// The function that a text defines under a name, or else that it is.
    private Value function(Name wanted) {
        HookSource source = wanted.source;
        String name = wanted.name;
        Value before = read.containsKey(source) ? null : defined(name);
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
    /// @param line where the fault lies if the guest does not tell
    <T> T during(HookSource source, int line, Supplier<T> action) {
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
            throw e.isCancelled() ? cancelled(e, source, line) : Failures.of(e, source, told(guest.line(e, source), line));
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

    private static int told(int line, int otherwise) {
        return line > 0 ? line : otherwise;
    }

    private HookFailure cancelled(PolyglotException e, HookSource source, int line) {
        if (!watch.expired()) {
            return ended(source);
        }
        String text = "the call did not end within " + seconds(watch.limit().toMillis()) + " s";
        return new HookFailure(Reason.TOO_LONG, text, source.file(), told(Failures.line(e, source), line));
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
