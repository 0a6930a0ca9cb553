package fopt.testing;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookLanguage;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookSource;
import fopt.runtime.hook.HookValue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A guest language for tests. A text is one word, after comments (`# …`): what the function does.
///
/// | word | value |
/// | --- | --- |
/// | `cos` | of the first number |
/// | `sum` | of all numbers given |
/// | `half` | half of the first argument, entry by entry |
/// | `distance` | ½‖x − c‖² of arguments `x, c` |
/// | `difference` | x − c |
/// | `gradient` | `A'(A x - b)/m` of arguments `x, A, b` |
/// | `count` | how often functions of the session were called |
/// | `mix` | the last value times 0.9, plus the sum of the arguments: what is remembered goes on |
/// | `nan` | no number |
/// | `wait` | none: until the session is closed |
/// | a [Reason] | fails for that reason |
/// | `unless K` | as `count`, and fails at call K |
public final class ToyLanguage implements HookLanguage {
    /// How many sessions were opened, less those that were closed.
    public static final AtomicInteger OPEN = new AtomicInteger();

    /// Gets a permit for each call that begins to wait.
    public static final Semaphore WAITING = new Semaphore(0);

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public HookSession open(HookRules rules, long seed) {
        return new Session();
    }

    private static final class Session implements HookSession {
        private int calls;
        private double last;
        private volatile boolean closed;

        Session() {
            OPEN.incrementAndGet();
        }

        @Override
        public Hook bind(HookSource source, HookSignature signature) {
            int line = source.firstLine();
            String word = "";
            for (String text : source.text().split("\n", -1)) {
                if (!text.isBlank() && !text.strip().startsWith("#")) {
                    word = text.strip();
                    break;
                }
                line++;
            }
            int at = line;
            String meaning = word;
            if (meaning.equals("SYNTAX") || meaning.equals("NO_FUNCTION")) {
                throw new HookFailure(Reason.valueOf(meaning), "the word " + meaning, source.file(), at);
            }
            return (arguments, result) -> call(meaning, arguments, result, source.file(), at);
        }

        private void call(String word, HookValue[] arguments, HookValue result, String file, int line) {
            if (closed) {
                throw new HookFailure(Reason.ENDED, "the session is closed", file, line);
            }
            calls++;
            switch (word) {
                case "cos" -> result.set(0, StrictMath.cos(arguments[0].get(0)));
                case "sum" -> result.set(0, sum(arguments));
                case "half" -> {
                    for (int k = 0; k < result.length(); k++) {
                        result.set(k, arguments[0].get(k) / 2);
                    }
                }
                case "distance" -> {
                    double squares = 0;
                    for (int k = 0; k < arguments[0].length(); k++) {
                        squares += (arguments[0].get(k) - arguments[1].get(k)) * (arguments[0].get(k) - arguments[1].get(k));
                    }
                    result.set(0, squares / 2);
                }
                case "difference" -> {
                    for (int k = 0; k < result.length(); k++) {
                        result.set(k, arguments[0].get(k) - arguments[1].get(k));
                    }
                }
                case "gradient" -> gradient(arguments[0], arguments[1], arguments[2], result);
                case "count" -> count(result);
                case "mix" -> {
                    last = 0.9 * last + sum(arguments);
                    result.set(0, last);
                }
                case "nan" -> result.set(0, Double.NaN);
                case "wait" -> {
                    WAITING.release();
                    while (!closed) {
                        Thread.onSpinWait();
                    }
                    throw new HookFailure(Reason.ENDED, "the session is closed", file, line);
                }
                case String w when w.startsWith("unless ") -> {
                    if (calls == Integer.parseInt(w.substring(7))) {
                        throw new HookFailure(Reason.THROWN, "call " + calls, file, line);
                    }
                    count(result);
                }
                default -> throw new HookFailure(Reason.valueOf(word), "the word " + word, file, line);
            }
        }

        private void count(HookValue result) {
            if (result.length() > 0) {
                result.set(0, calls);
            }
        }

        private static double sum(HookValue[] arguments) {
            double sum = 0;
            for (HookValue v : arguments) {
                for (int k = 0; k < v.length(); k++) {
                    sum += v.get(k);
                }
            }
            return sum;
        }

        private static void gradient(HookValue x, HookValue a, HookValue b, HookValue g) {
            for (int k = 0; k < g.length(); k++) {
                g.set(k, 0);
            }
            for (int i = 0; i < a.rows(); i++) {
                double r = -b.get(i);
                for (int k = 0; k < a.columns(); k++) {
                    r += a.get(i * a.columns() + k) * x.get(k);
                }
                for (int k = 0; k < a.columns(); k++) {
                    g.set(k, g.get(k) + r * a.get(i * a.columns() + k) / a.rows());
                }
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                OPEN.decrementAndGet();
            }
        }
    }
}
