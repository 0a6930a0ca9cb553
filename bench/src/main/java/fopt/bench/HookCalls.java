package fopt.bench;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookSource;
import fopt.runtime.hook.HookValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;

/// What one call of a hook costs, in CPU time of the calling thread: a schedule, a reduction and a map of vectors, in each language that is here.
/// `bench/hooks.sh` starts it, interpreted and with the compiler of the platform.
public final class HookCalls {
    private static final int BATCHES = 7;
    private static final long BATCH = 100_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// @param text    of a function of one parameter
    /// @param length  of its argument; 0 for a number
    /// @param gives   a number, or a vector as long as the argument
    private record Work(String title, Map<String, String> text, int length, HookKind gives) {
    }

    private HookCalls() {
    }

    /// Arguments: how many seconds of CPU time each function is called before it is measured.
    public static void main(String[] words) {
        long warmUp = words.length > 0 ? Long.parseLong(words[0]) * 1_000_000_000 : 1_000_000_000;
        for (String name : List.of("js", "python")) {
            HookLanguage language = HookLanguages.named(name).orElseThrow();
            try (HookSession session = language.open(HookRules.CLOSED, 1)) {
                works().forEach(w -> System.out.printf("| %s | %s | %s | %.2f |%n", name, language.compiles() ? "compiled" : "interpreted", w.title, microseconds(session, name, w, warmUp)));
            }
        }
    }

    private static List<Work> works() {
        Map<String, String> schedule = Map.of("js", "t => 1 / (1 + t)", "python", "lambda t: 1 / (1 + t)");
        Map<String, String> sum = Map.of("js", "x => { let s = 0; for (let k = 0; k < x.length; k++) s += x[k] * x[k]; return s }",
            "python", "def f(x):\n    s = 0.0\n    for v in x:\n        s += v * v\n    return s");
        Map<String, String> map = Map.of("js", "x => x.map(v => 2 * v)", "python", "lambda x: [2 * v for v in x]");
        return List.of(
            new Work("schedule", schedule, 0, HookKind.REAL),
            new Work("sum of squares, d = 10", sum, 10, HookKind.REAL), new Work("sum of squares, d = 1000", sum, 1000, HookKind.REAL),
            new Work("2x, d = 10", map, 10, HookKind.VECTOR), new Work("2x, d = 1000", map, 1000, HookKind.VECTOR));
    }

    /// The least of some batches.
    private static double microseconds(HookSession session, String language, Work work, long warmUp) {
        HookKind takes = work.length == 0 ? HookKind.REAL : HookKind.VECTOR;
        Hook hook = session.bind(new HookSource(work.title, 1, work.text.get(language)), new HookSignature("f", List.of(new HookParameter("x", takes)), work.gives));
        HookValue[] given = {HookValue.over(takes, numbers(Math.max(1, work.length)), 0, Math.max(1, work.length), 1)};
        int length = work.gives == HookKind.VECTOR ? work.length : 1;
        HookValue result = HookValue.over(work.gives, new double[length], 0, length, 1);
        batch(hook, given, result, warmUp);
        double least = Double.MAX_VALUE;
        for (int k = 0; k < BATCHES; k++) {
            least = Math.min(least, batch(hook, given, result, BATCH));
        }
        return least / 1000;
    }

    /// Nanoseconds of CPU time for a call, over as many calls as fit in a time.
    private static double batch(Hook hook, HookValue[] given, HookValue result, long time) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long calls = 0;
        long spent;
        do {
            for (int k = 0; k < 20; k++) {
                hook.call(given, result);
            }
            calls += 20;
            spent = THREADS.getCurrentThreadCpuTime() - begin;
        } while (spent < time);
        return (double) spent / calls;
    }

    private static double[] numbers(int length) {
        double[] numbers = new double[length];
        for (int k = 0; k < length; k++) {
            numbers[k] = 0.5 * k;
        }
        return numbers;
    }
}
