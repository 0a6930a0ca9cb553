package fopt.runtime.problem;

import java.util.function.Supplier;

/// A value that is computed when first asked for, once.
final class Memo<T> {
    private final Supplier<T> computation;
    private T value;

    Memo(Supplier<T> computation) {
        this.computation = computation;
    }

    synchronized T get() {
        if (value == null) {
            value = computation.get();
        }
        return value;
    }
}
