package fopt.hooks;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookSource;
import fopt.runtime.hook.HookValue;
import org.graalvm.polyglot.Value;

/// A function of a guest.
final class GuestFunction implements Hook {
    private final GuestSession session;
    private final Guest guest;
    private final HookSource source;
    private final Value function;
    private final int line;
    private final Results results;
    private final Object[] given;

    GuestFunction(GuestSession session, Guest guest, HookSource source, HookSignature signature, Value function, int line) {
        this.session = session;
        this.guest = guest;
        this.source = source;
        this.function = function;
        this.line = line;
        results = new Results(guest, source, line);
        given = new Object[signature.parameters().size()];
    }

    @Override
    public void call(HookValue[] arguments, HookValue result) {
        session.during(source, line, () -> {
            for (int i = 0; i < given.length; i++) {
                given[i] = object(arguments[i]);
            }
            results.read(function.execute(given), result);
            return null;
        });
    }

    private Object object(HookValue value) {
        return switch (value.kind()) {
            case REAL -> value.get(0);
            case WHOLE -> (long) value.get(0);
            case TRUTH -> value.get(0) != 0;
            case VECTOR -> guest.vector(value.data(), value.offset(), value.length());
            case MATRIX -> guest.matrix(value.data(), value.offset(), value.rows(), value.columns());
            case NOTHING -> throw new IllegalArgumentException("no argument is nothing");
        };
    }
}
