package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// Vectors that compressors are tried on, by name.
final class Vectors {
    private Vectors() {
    }

    /// Finite vectors whose squares neither overflow nor vanish.
    static Map<String, double[]> ordinary(int d, long seed) {
        Map<String, double[]> all = new LinkedHashMap<>();
        Stream s = new Stream().reset(seed, 0, d, 0, 0);
        all.put("one spike", fill(d, i -> i == d - 1 ? -3.7 : 0));
        all.put("all equal", fill(d, i -> 0.3));
        all.put("two alternating", fill(d, i -> i % 2 == 0 ? 1 : -1));
        all.put("powers of two", fill(d, i -> Math.scalb(1.0, -(i % 40))));
        all.put("thirds", fill(d, i -> Math.scalb(4.0 / 3, i % 7)));
        all.put("spike on a floor", fill(d, i -> i == d / 2 ? 1 : 1 / (Math.sqrt(d) + 1)));
        all.put("normal", fill(d, i -> s.nextNormal()));
        all.put("heavy tails", fill(d, i -> s.nextNormal() / (1e-3 + s.nextDouble())));
        all.put("many scales", fill(d, i -> s.nextNormal() * Math.scalb(1.0, s.nextInt(60) - 30)));
        all.put("half zeros", fill(d, i -> s.coin(0.5) ? 0 : s.nextNormal()));
        return all;
    }

    /// And those at the edges of floating point.
    static Map<String, double[]> all(int d, long seed) {
        Map<String, double[]> all = ordinary(d, seed);
        Stream s = new Stream().reset(seed, 1, d, 0, 0);
        all.put("zeros", new double[d]);
        all.put("signed zeros", fill(d, i -> i % 3 == 0 ? -0.0 : 0.0));
        all.put("subnormal", fill(d, i -> s.nextNormal() * 1e-310));
        all.put("smallest", fill(d, i -> i % 2 == 0 ? Double.MIN_VALUE : -Double.MIN_VALUE));
        all.put("tiny", fill(d, i -> s.nextNormal() * 1e-200));
        all.put("huge", fill(d, i -> s.nextNormal() * 1e300));
        all.put("largest", fill(d, i -> Double.MAX_VALUE));
        all.put("one NaN", fill(d, i -> i == d / 3 ? Double.NaN : s.nextNormal()));
        all.put("one infinite", fill(d, i -> i == d / 2 ? Double.NEGATIVE_INFINITY : s.nextNormal()));
        all.put("all NaN", fill(d, i -> Double.NaN));
        all.put("both infinities and NaN", fill(d, i -> new double[] {1 / 0.0, -1 / 0.0, 0 / 0.0}[i % 3]));
        return all;
    }

    /// And those at the edges of single precision.
    static Map<String, double[]> allSingle(int d, long seed) {
        Map<String, double[]> all = all(d, seed);
        Stream s = new Stream().reset(seed, 2, d, 0, 0);
        all.put("subnormal floats", fill(d, i -> s.nextNormal() * 1e-40));
        all.put("smallest floats", fill(d, i -> i % 2 == 0 ? Float.MIN_VALUE : -Float.MIN_VALUE));
        all.put("tiny floats", fill(d, i -> s.nextNormal() * 1e-20));
        all.put("norms near the least", fill(d, i -> s.nextNormal() * 0x1p-64));
        all.put("huge floats", fill(d, i -> s.nextNormal() * 1e37));
        all.put("largest floats", fill(d, i -> Float.MAX_VALUE));
        all.replaceAll((name, v) -> in(Precision.FLOAT32, v));
        return all;
    }

    /// Rounded.
    static double[] in(Precision numbers, double[] v) {
        return Arrays.stream(v).map(numbers::round).toArray();
    }

    static boolean finite(double[] v) {
        return Arrays.stream(v).allMatch(Double::isFinite);
    }

    static double square(double[] v) {
        return Arrays.stream(v).map(x -> x * x).sum();
    }

    private static double[] fill(int d, IntToDoubleFunction f) {
        double[] v = new double[d];
        Arrays.setAll(v, f);
        return v;
    }
}
