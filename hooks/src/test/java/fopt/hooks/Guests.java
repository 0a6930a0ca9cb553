package fopt.hooks;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookSource;
import fopt.runtime.hook.HookValue;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.DoubleStream;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Short ways to call hooks in tests.
final class Guests {
    private Guests() {
    }

    static HookLanguage language(String name) {
        return ServiceLoader.load(HookLanguage.class).stream().map(ServiceLoader.Provider::get).filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }

    static HookSession open(String language) {
        return language(language).open(HookRules.CLOSED, 1);
    }

    static HookSource text(String text) {
        return new HookSource("a.fopt", 1, text);
    }

    static HookSignature signature(String name, HookKind result, HookKind... parameters) {
        List<HookParameter> list = new ArrayList<>();
        for (HookKind kind : parameters) {
            list.add(new HookParameter("p" + list.size(), kind));
        }
        return new HookSignature(name, list, result);
    }

    /// The value of a function of reals, as a real.
    static double real(HookSession session, String text, double... arguments) {
        HookKind[] kinds = DoubleStream.of(arguments).mapToObj(a -> HookKind.REAL).toArray(HookKind[]::new);
        return call(session.bind(text(text), signature("f", HookKind.REAL, kinds)), HookKind.REAL, DoubleStream.of(arguments).mapToObj(HookValue::of).toArray(HookValue[]::new))[0];
    }

    static double[] call(Hook hook, HookKind kind, HookValue... arguments) {
        return call(hook, kind, 1, 1, arguments);
    }

    static double[] call(Hook hook, HookKind kind, int rows, int columns, HookValue... arguments) {
        double[] result = new double[rows * columns];
        hook.call(arguments, HookValue.over(kind, result, 0, rows, columns));
        return result;
    }

    static HookValue vector(double... numbers) {
        return HookValue.over(HookKind.VECTOR, numbers, 0, numbers.length, 1);
    }

    static HookValue matrix(int rows, int columns, double... numbers) {
        return HookValue.over(HookKind.MATRIX, numbers, 0, rows, columns);
    }

    static HookFailure failure(Runnable action) {
        return catchThrowableOfType(HookFailure.class, action::run);
    }
}
