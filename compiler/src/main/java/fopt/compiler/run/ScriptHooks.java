package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.hook.ExternSizes;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.UserError;
import fopt.runtime.compress.Formula;
import fopt.runtime.formula.Foreign;
import fopt.runtime.function.Size;
import fopt.runtime.hook.Guests;
import fopt.runtime.hook.HookCall;
import fopt.runtime.hook.HookError;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Calls of functions that are not written in the language, by the script itself: guests of its own, apart from those of its runs.
final class ScriptHooks implements AutoCloseable {
    private static final ScopedValue<ScriptHooks> PRESENT = ScopedValue.newInstance();

    private final Map<String, HookRules> rules;
    private final Guests guests;
    private boolean inCompressors;

    /// @param rules what each language may do
    ScriptHooks(Map<String, HookRules> rules, long seed) {
        this.rules = rules;
        guests = new Guests(rules, seed);
    }

    Map<String, HookRules> rules() {
        return rules;
    }

    /// @param arguments in the order of the parameters
    Value call(ExternFunction f, List<Value> arguments, Span place) {
        List<double[]> numbers = new ArrayList<>();
        List<Size> sizes = new ArrayList<>();
        List<OptionalDouble> values = new ArrayList<>();
        for (int k = 0; k < arguments.size(); k++) {
            ExternFunction.Parameter p = f.parameters().get(k);
            double[][] rows = rows(p, f, arguments.get(k), place);
            numbers.add(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
            sizes.add(Size.matrix(rows.length, rows.length == 0 ? 0 : rows[0].length));
            values.add(arguments.get(k) instanceof Value.Num n ? OptionalDouble.of(n.value()) : OptionalDouble.empty());
        }
        try {
            Size size = ExternSizes.of(f, sizes, values, OptionalInt.empty(), OptionalInt.empty());
            HookCall call = guests.call(new HookUse(f.hook(), sizes, size), -1);
            for (int k = 0; k < numbers.size(); k++) {
                call.argument(k, numbers.get(k), 0);
            }
            return value(call, f.result().kind(), size);
        } catch (HookError e) {
            throw HookErrors.at(place, e);
        } catch (UserError e) {
            throw EvaluationError.at(place, e);
        }
    }

    /// To be called in a compressor, for vectors of one length. @param sizes of the arguments
    Formula.Outer inCompressor(ExternFunction f, List<Size> sizes, int dimension, Span place) {
        inCompressors = true;
        try {
            List<OptionalDouble> values = sizes.stream().map(s -> OptionalDouble.empty()).toList();
            Size size = ExternSizes.of(f, sizes, values, OptionalInt.of(dimension), OptionalInt.empty());
            if (size == null || size.length() != 1 && size.length() != dimension) {
                throw new UserError("E716", "`" + f.written() + "` gives " + (size == null ? "nothing" : size) + ". In a compressor it gives a number, or as many as are compressed, " + dimension);
            }
            HookCall call = guests.call(new HookUse(f.hook(), sizes, size), -1);
            return (arguments, out) -> {
                for (int k = 0; k < arguments.length; k++) {
                    call.argument(k, arguments[k], 0);
                }
                try {
                    call.run(out, 0);
                } catch (HookError e) {
                    throw HookErrors.at(place, e);
                }
            };
        } catch (HookError e) {
            throw HookErrors.at(place, e);
        } catch (UserError e) {
            throw EvaluationError.at(place, e);
        }
    }

    /// Carries out what finds these guests by being within it: problems, which may outlive the script that made them.
    <T> T present(Supplier<T> body) {
        return ScopedValue.where(PRESENT, this).call(body::get);
    }

    /// To be called in a problem's formulas: by the guests of the script that runs, whichever made the problem. By one thread.
    Foreign inProblem(ExternFunction f, List<Size> sizes, Size result, Span place) {
        ProblemCall call = new ProblemCall(new HookUse(f.hook(), sizes, result), place);
        call.by(this);
        return call;
    }

    private static final class ProblemCall implements Foreign {
        private final HookUse use;
        private final Span place;
        private ScriptHooks by;
        private HookCall call;

        ProblemCall(HookUse use, Span place) {
            this.use = use;
            this.place = place;
        }

        void by(ScriptHooks hooks) {
            try {
                by = hooks;
                call = hooks.guests.call(use, -1);
            } catch (HookError e) {
                throw HookErrors.at(place, e);
            }
        }

        @Override
        public void call(double[][] arguments, int samples, double[] out) {
            if (PRESENT.isBound() && PRESENT.get() != by) {
                by(PRESENT.get());
            }
            try {
                for (int k = 0; k < arguments.length; k++) {
                    int rows = use.arguments().get(k).rows();
                    call.argument(k, arguments[k], 0, rows == 0 ? samples : rows);
                }
                call.run(out, 0);
            } catch (HookError e) {
                throw HookErrors.at(place, e);
            }
        }
    }

    /// Whether a compressor calls hooks: then runs have one thread.
    boolean areInCompressors() {
        return inCompressors;
    }

    private static Value value(HookCall call, HookKind kind, Size size) {
        if (size == null) {
            call.run();
            return new Value.ListOf(List.of());
        }
        double[] out = new double[size.length()];
        call.run(out, 0);
        return switch (kind) {
            case TRUTH -> new Value.Bool(out[0] != 0);
            case WHOLE -> new Value.Num(out[0], true);
            case MATRIX -> new Value.ListOf(java.util.stream.IntStream.range(0, size.rows())
                    .<Value>mapToObj(i -> new Value.Vector(Arrays.copyOfRange(out, i * size.columns(), (i + 1) * size.columns()))).toList());
            default -> kind == HookKind.VECTOR ? new Value.Vector(out) : new Value.Num(out[0], false);
        };
    }

    /// A number is one row of one column, a vector a column.
    private static double[][] rows(ExternFunction.Parameter p, ExternFunction f, Value v, Span place) {
        return switch (p.part().kind()) {
            case VECTOR -> Arrays.stream(vector(p, f, v, place)).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
            case MATRIX -> matrix(p, f, v, place);
            case REAL, WHOLE, TRUTH, NOTHING -> new double[][] {{Evaluator.asNumber(v, place)}};
        };
    }

    private static double[][] matrix(ExternFunction.Parameter p, ExternFunction f, Value v, Span place) {
        List<Value> items = Evaluator.items(v);
        if (items == null || items.isEmpty()) {
            throw wrong(p, f, v, "a matrix: a list of rows", place);
        }
        double[][] rows = items.stream().map(row -> vector(p, f, row, place)).toArray(double[][]::new);
        if (Arrays.stream(rows).anyMatch(r -> r.length != rows[0].length)) {
            throw wrong(p, f, v, "a matrix: rows of one length", place);
        }
        return rows;
    }

    private static double[] vector(ExternFunction.Parameter p, ExternFunction f, Value v, Span place) {
        if (v instanceof Value.Vector x) {
            return x.entries();
        }
        List<Value> items = Evaluator.items(v);
        if (items == null || items.isEmpty()) {
            throw wrong(p, f, v, "a vector", place);
        }
        return items.stream().mapToDouble(x -> Evaluator.asNumber(x, place)).toArray();
    }

    private static EvaluationError wrong(ExternFunction.Parameter p, ExternFunction f, Value v, String expected, Span place) {
        return new EvaluationError(Diagnostic.of("E031", place, "`" + p.written() + "` of `" + f.written() + "` must be " + expected + ", but this is " + v.show()));
    }

    @Override
    public void close() {
        guests.close();
    }
}
