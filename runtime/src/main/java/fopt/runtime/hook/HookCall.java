package fopt.runtime.hook;

import fopt.runtime.Brake;
import fopt.runtime.function.Size;
import java.util.List;

/// Calls a hook again and again at one place of a program, by one thread: [#argument] for each argument, then [#run]. Nothing is allocated here.
public final class HookCall {
    private final HookFunction function;
    private final int use;
    private final Hook hook;
    private final HookValue[] arguments;
    private final HookValue result;
    private final List<Size> sizes;
    private final Size size;

    HookCall(HookUse use, int number, Hook hook) {
        function = use.function();
        this.use = number;
        this.hook = hook;
        sizes = use.arguments();
        size = use.result();
        arguments = new HookValue[sizes.size()];
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = value(function.signature().parameters().get(k).kind(), sizes.get(k));
        }
        result = size == null ? HookValue.nothing() : value(function.signature().result(), size);
    }

    private static HookValue value(HookKind kind, Size size) {
        return HookValue.over(kind, new double[0], 0, size.rows(), size.columns());
    }

    /// Argument k is the row of numbers that begins at `offset`. *Not modified*
    public void argument(int k, double[] numbers, int offset) {
        argument(k, numbers, offset, sizes.get(k).rows());
    }

    /// The same with as many rows as are said here.
    public void argument(int k, double[] numbers, int offset, int rows) {
        arguments[k].move(numbers, offset, rows, sizes.get(k).columns());
    }

    /// Calls the function. @param out where its value goes, from `offset` on; no argument lies there. *Modified*
    /// @throws HookError if it gives none, and Brake.Halted if that is because the run was ended
    public void run(double[] out, int offset) {
        result.move(out, offset, size.rows(), size.columns());
        run();
    }

    /// Calls a function that gives nothing.
    public void run() {
        for (int k = 0; k < arguments.length; k++) {
            whole(arguments[k], k);
        }
        try {
            hook.call(arguments, result);
        } catch (HookFailure f) {
            Brake.check();
            throw new HookError(function, use, f);
        } catch (RuntimeException e) {
            throw new HookError(function, use, thrown(e));
        }
        if (!fits(result)) {
            throw failure(HookFailure.Reason.WRONG_TYPE, result.get(0) + ", where " + kind(result.kind()) + " is expected");
        }
    }

    /// By a function of the host: its own line is the innermost one.
    private static HookFailure thrown(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        boolean known = trace.length > 0 && trace[0].getFileName() != null;
        return new HookFailure(HookFailure.Reason.THROWN, e.toString(), known ? trace[0].getFileName() : "", known ? trace[0].getLineNumber() : 0);
    }

    /// Only whole numbers are passed as such.
    private void whole(HookValue argument, int k) {
        if (!fits(argument)) {
            HookParameter p = function.signature().parameters().get(k);
            throw failure(HookFailure.Reason.WRONG_TYPE, "its argument `" + p.name() + "` is " + argument.get(0) + ", where it declares " + kind(p.kind()));
        }
    }

    private static boolean fits(HookValue v) {
        return switch (v.kind()) {
            case WHOLE -> v.get(0) == Math.rint(v.get(0)) && Double.isFinite(v.get(0));
            case TRUTH -> v.get(0) == 0 || v.get(0) == 1;
            case REAL, VECTOR, MATRIX, NOTHING -> true;
        };
    }

    private static String kind(HookKind kind) {
        return kind == HookKind.WHOLE ? "a whole number" : "true or false";
    }

    private HookError failure(HookFailure.Reason reason, String message) {
        return new HookError(function, use, new HookFailure(reason, message, "", 0));
    }
}
