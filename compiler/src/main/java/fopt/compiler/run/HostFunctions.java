package fopt.compiler.run;

import fopt.compiler.hook.ExternFunction;
import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Functional interfaces of the host as functions of the language.
///
/// | interface | in the language |
/// | --- | --- |
/// | [DoubleUnaryOperator], [DoubleBinaryOperator], [DoubleSupplier] | of one number, of two, of none: a number |
/// | `ToDoubleFunction<double[]>` | of a vector: a number |
/// | `Function<double[], double[]>`, `BinaryOperator<double[]>` | of one vector, of two: a vector as long as the first |
/// | [DoubleConsumer], `Consumer<double[]>` | of a number, of a vector: nothing |
/// | [HookFunction] | as its signature says |
///
/// Arrays are copied; a [Hook] in a [HookFunction] sees the engine's own rows, and makes nothing at each call.
final class HostFunctions {
    private HostFunctions() {}

    @SuppressWarnings("unchecked")
    static Optional<HookFunction> of(Object o) {
        return Optional.ofNullable(switch (o) {
            case HookFunction f -> f;
            case DoubleUnaryOperator f -> function(HookKind.REAL, (a, r) -> r.set(0, f.applyAsDouble(a[0].get(0))), HookKind.REAL);
            case DoubleBinaryOperator f -> function(HookKind.REAL, (a, r) -> r.set(0, f.applyAsDouble(a[0].get(0), a[1].get(0))), HookKind.REAL, HookKind.REAL);
            case DoubleSupplier f -> function(HookKind.REAL, (a, r) -> r.set(0, f.getAsDouble()));
            case DoubleConsumer f -> function(HookKind.NOTHING, (a, r) -> f.accept(a[0].get(0)), HookKind.REAL);
            case ToDoubleFunction<?> f -> function(HookKind.REAL, (a, r) -> r.set(0, ((ToDoubleFunction<double[]>) f).applyAsDouble(copy(a[0]))), HookKind.VECTOR);
            case BinaryOperator<?> f -> function(HookKind.VECTOR, (a, r) -> put(((BinaryOperator<double[]>) f).apply(copy(a[0]), copy(a[1])), r), HookKind.VECTOR, HookKind.VECTOR);
            case Function<?, ?> f -> function(HookKind.VECTOR, (a, r) -> put(((Function<double[], double[]>) f).apply(copy(a[0])), r), HookKind.VECTOR);
            case Consumer<?> f -> function(HookKind.NOTHING, (a, r) -> ((Consumer<double[]>) f).accept(copy(a[0])), HookKind.VECTOR);
            default -> null;
        });
    }

    /// As the language knows it, by a name.
    static ExternFunction named(String name, HookFunction f) {
        List<ExternFunction.Parameter> parameters = f.signature().parameters().stream()
                .map(p -> new ExternFunction.Parameter(p.name(), p.name(), new ExternFunction.Part(p.kind(), List.of()))).toList();
        HookSignature signature = new HookSignature(name, f.signature().parameters(), f.signature().result());
        return new ExternFunction(name, parameters, new ExternFunction.Part(f.signature().result(), List.of()), new HookFunction(signature, f.body()));
    }

    private static HookFunction function(HookKind result, Hook hook, HookKind... parameters) {
        List<HookParameter> all = java.util.stream.IntStream.range(0, parameters.length).mapToObj(k -> new HookParameter("abc".substring(k, k + 1), parameters[k])).toList();
        return new HookFunction(new HookSignature("", all, result), new HookFunction.Host(hook));
    }

    private static double[] copy(HookValue v) {
        return Arrays.copyOfRange(v.data(), v.offset(), v.offset() + v.length());
    }

    private static void put(double[] numbers, HookValue result) {
        if (numbers == null || numbers.length != result.length()) {
            throw new HookFailure(HookFailure.Reason.WRONG_SIZE, (numbers == null ? "nothing" : numbers.length + " numbers") + ", where " + result.length() + " are expected", "", 0);
        }
        System.arraycopy(numbers, 0, result.data(), result.offset(), numbers.length);
    }
}
