package fopt.runtime.linalg;

import java.util.Random;

/// Random numbers for tests, by the JDK's generator.
final class Numbers {
    private Numbers() {}

    static double[] around0(int n, long seed) {
        return new Random(seed).doubles(n).map(u -> StrictMath.log(u / (1 - u))).toArray();
    }

    static double[] between(double from, double to, int n, long seed) {
        return new Random(seed).doubles(n, from, to).toArray();
    }
}
