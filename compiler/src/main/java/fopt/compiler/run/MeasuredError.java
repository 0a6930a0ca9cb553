package fopt.compiler.run;

import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Message;
import fopt.runtime.random.Stream;
import java.util.function.IntToDoubleFunction;

/// The relative error `‖C(v) − v‖²/‖v‖²` of a compressor, measured: the mean over normal vectors, and over the draws for that one of several regular
/// vectors (all equal, one spike, geometric, half of the entries) where it is largest.
///
/// @param usual 1 − δ or ω, as it comes out on normal vectors
/// @param worst the same on the worst of the others
/// @param deviation the standard error of `worst`, from its spread over the draws; 0 if nothing is drawn
record MeasuredError(double usual, double worst, double deviation) {
    private static final int WORK = 200_000;

    static MeasuredError of(Compressor q) {
        int d = q.dimension();
        int trials = Math.clamp(WORK / d, 4, 400);
        Stream random = new Stream().reset(2, 0, Stream.EVERYBODY, 0, 0);
        Message slot = new Message();
        double[] v = new double[d];
        double[] out = new double[d];
        double usual = 0;
        for (int t = 0; t < trials; t++) {
            fill(v, c -> random.nextNormal());
            usual += error(q, v, slot, out, random) / trials;
        }
        double worst = usual;
        double deviation = 0;
        for (IntToDoubleFunction shape : new IntToDoubleFunction[] {c -> 1, c -> c == d / 2 ? 1 : 0, c -> Math.scalb(1.0, -Math.min(c, 40)), c -> c % 2}) {
            fill(v, shape);
            double mean = 0;
            double squares = 0;
            for (int t = 0; t < trials; t++) {
                double error = error(q, v, slot, out, random);
                squares += (error - mean) * (error - mean) * t / (t + 1);
                mean += (error - mean) / (t + 1);
            }
            if (mean > worst) {
                worst = mean;
                deviation = Math.sqrt(squares / (trials - 1) / trials);
            }
        }
        return new MeasuredError(usual, worst, deviation);
    }

    private static void fill(double[] v, IntToDoubleFunction entry) {
        for (int c = 0; c < v.length; c++) {
            v[c] = entry.applyAsDouble(c);
        }
    }

    private static double error(Compressor q, double[] v, Message slot, double[] out, Stream random) {
        q.compress(v, 0, slot, random);
        slot.writeTo(out, 0);
        double error = 0;
        double square = 0;
        for (int c = 0; c < v.length; c++) {
            error += (out[c] - v[c]) * (out[c] - v[c]);
            square += v[c] * v[c];
        }
        return error / square;
    }
}
