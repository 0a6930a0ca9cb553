package fopt.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// Ends a program from outside: by another thread, by a clock, or because it took too many steps.
///
/// Whoever may go on for long looks at the brake once in a while: turns of loops of a program, rounds, iterations of the solvers of the runtime. What runs [#under] a
/// brake finds it without being given it, in the threads of a run too.
///
/// ```java
/// Brake brake = new Brake(1_000_000, () -> false);
/// brake.under(() -> run());                       // in one thread
/// brake.pull("E831", "the user has seen enough"); // in another one: run() ends by Halted
/// ```
public final class Brake {
    private static final ScopedValue<Brake> PRESENT = ScopedValue.newInstance();
    private static final VarHandle PULLED;

    static {
        try {
            PULLED = MethodHandles.lookup().findVarHandle(Brake.class, "pulled", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final BooleanSupplier asked;
    private final long steps;
    private long left;
    /// Read without a fence: it is enough that it is seen some time.
    private boolean pulled;
    /// Ends of what cannot look.
    private final List<Runnable> others = new ArrayList<>();
    private String code;
    private String why;
    private StackTraceElement[] where = {};

    /// What runs under a brake ends here. Caught by whoever pulled the brake, and by nobody else.
    public static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Halted(String why) {
            super(why);
        }
    }

    /// @param steps that may be taken, at least 0
    /// @param asked asked once in a while whether to stop, by the thread that called [#under] only
    public Brake(long steps, BooleanSupplier asked) {
        this.steps = steps;
        this.asked = asked;
        left = steps;
    }

    /// A brake that only [#pull] pulls.
    public Brake() {
        this(Long.MAX_VALUE, () -> false);
    }

    /// That of what runs here; one that nobody will pull if there is none.
    public static Brake present() {
        return PRESENT.isBound() ? PRESENT.get() : new Brake();
    }

    /// Looks at the brake of what runs here. @throws Halted if it was pulled
    public static void check() {
        if (PRESENT.isBound()) {
            PRESENT.get().look();
        }
    }

    /// Runs something that this brake can end.
    public <T> T under(Callable<T> body) throws Exception {
        return ScopedValue.where(PRESENT, this).call(body::call);
    }

    /// Runs something that this brake can end.
    public void under(Runnable body) {
        ScopedValue.where(PRESENT, this).run(body);
    }

    /// Ends what runs under it as soon as it looks. By any thread; only the first reason counts.
    ///
    /// @param newCode stable code, or null where nothing is wrong
    public void pull(String newCode, String reason) {
        List<Runnable> ends = List.of();
        synchronized (this) {
            if (!isPulled()) {
                code = newCode;
                why = reason;
                PULLED.setRelease(this, true);
                ends = List.copyOf(others);
            }
        }
        ends.forEach(Runnable::run);
    }

    /// Ends what cannot look at the brake: done by the thread that pulls it.
    public synchronized void whenPulled(Runnable end) {
        others.add(end);
    }

    /// What has ended by itself.
    public synchronized void forget(Runnable end) {
        others.remove(end);
    }

    /// As cheap as reading a field, and as often as one likes.
    public boolean isPulled() {
        return (boolean) PULLED.getOpaque(this);
    }

    /// @throws Halted if it was pulled
    public void look() {
        if (isPulled()) {
            throw halted();
        }
    }

    private synchronized Halted halted() {
        Halted halted = new Halted(why);
        where = where.length == 0 ? halted.getStackTrace() : where;
        return halted;
    }

    /// Asks whether to stop, and looks. By the thread that called [#under].
    public void ask() {
        if (!isPulled() && asked.getAsBoolean()) {
            pull(null, "stopped");
        }
        look();
    }

    /// The code that it was pulled with, or null.
    public synchronized String code() {
        return code;
    }

    /// The reason that it was pulled for, or null.
    public synchronized String why() {
        return why;
    }

    /// Where the first one looked who found it pulled; empty if nobody did.
    public synchronized StackTraceElement[] where() {
        return where.clone();
    }

    // ---- steps

    /// Steps that may still be taken. By the thread that called [#under].
    public long left() {
        return left;
    }

    /// Takes steps. By the thread that called [#under]. @throws Halted if there are not so many left
    public void take(long taken) {
        left -= taken;
        if (left < 0) {
            tooMany();
        }
    }

    /// No step is left. @throws Halted always
    public void tooMany() {
        pull("E837", "the program took more than the host's limit of " + steps + " steps: turns of loops, rounds, events");
        look();
    }
}
