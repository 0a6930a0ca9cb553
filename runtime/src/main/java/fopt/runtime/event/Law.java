package fopt.runtime.event;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Elementary;
import fopt.runtime.random.Stream;
import java.util.Map;

/// A law of durations, in seconds.
public sealed interface Law {
    /// The laws that programs name, and how many arguments each takes.
    Map<String, Integer> NAMES = Map.of("exponential", 1, "shifted_exponential", 2, "rand", 2, "lognormal", 2, "truncated_normal", 2, "pareto", 2,
            "straggling", 3);

    /// One duration. A pure function of the stream's position.
    double draw(Stream draws);

    /// The mean duration, in seconds; infinite where it does not exist.
    double mean();

    /// Always the same.
    record Constant(double seconds) implements Law {
        public Constant {
            positive("a duration", seconds, true);
        }

        @Override
        public double draw(Stream draws) {
            return seconds;
        }

        @Override
        public double mean() {
            return seconds;
        }
    }

    /// Uniform between two durations.
    record Uniform(double least, double greatest) implements Law {
        public Uniform {
            positive("the least duration", least, true);
            if (!(greatest >= least && greatest < Double.POSITIVE_INFINITY)) {
                throw new UserError("E641", "`uniform(" + least + " s, " + greatest + " s)`: the second duration must not be shorter than the first");
            }
        }

        @Override
        public double draw(Stream draws) {
            return least + (greatest - least) * draws.nextDouble();
        }

        @Override
        public double mean() {
            return (least + greatest) / 2;
        }
    }

    /// `shift` and an exponential part with the given mean.
    record Exponential(double mean, double shift) implements Law {
        public Exponential {
            positive("the mean of `exponential`", mean - shift, false);
            positive("the shift of `exponential`", shift, true);
        }

        @Override
        public double draw(Stream draws) {
            return shift - (mean - shift) * Elementary.log(1 - draws.nextDouble());
        }
    }

    /// The logarithm is normal with standard deviation `sigma` around that of the median.
    record LogNormal(double median, double sigma) implements Law {
        public LogNormal {
            positive("the median of `lognormal`", median, false);
            positive("the spread of `lognormal`", sigma, true);
        }

        @Override
        public double draw(Stream draws) {
            return median * StrictMath.exp(sigma * draws.nextNormal());
        }

        @Override
        public double mean() {
            return median * StrictMath.exp(sigma * sigma / 2);
        }
    }

    /// Normal, and drawn again while it is negative.
    record TruncatedNormal(double centre, double deviation) implements Law {
        public TruncatedNormal {
            positive("the centre of `truncated_normal`", centre, true);
            positive("the deviation of `truncated_normal`", deviation, true);
        }

        @Override
        public double draw(Stream draws) {
            double seconds;
            do {
                seconds = centre + deviation * draws.nextNormal();
            } while (seconds < 0);
            return seconds;
        }

        @Override
        public double mean() {
            if (deviation == 0) {
                return centre;
            }
            double t = centre / deviation;
            double density = StrictMath.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
            return centre + deviation * density / NormalCdf.of(t);
        }
    }

    /// At least `least`; longer than t with probability (least/t)^shape.
    record Pareto(double least, double shape) implements Law {
        public Pareto {
            positive("the least duration of `pareto`", least, false);
            positive("the shape of `pareto`", shape, false);
        }

        @Override
        public double draw(Stream draws) {
            return least * StrictMath.pow(1 - draws.nextDouble(), -1 / shape);
        }

        @Override
        public double mean() {
            return shape > 1 ? least * shape / (shape - 1) : Double.POSITIVE_INFINITY;
        }
    }

    /// As another law says, but with probability `chance` so many times as long.
    record Straggling(Law usual, double chance, double factor) implements Law {
        public Straggling {
            positive("the factor of `straggling`", factor, true);
            if (!(chance >= 0 && chance <= 1)) {
                throw new UserError("E641", "the chance of `straggling` is " + chance + ": a probability is between 0 and 1");
            }
        }

        @Override
        public double draw(Stream draws) {
            boolean late = draws.nextDouble() < chance;
            double seconds = usual.draw(draws);
            return late ? factor * seconds : seconds;
        }

        @Override
        public double mean() {
            return usual.mean() * (1 + chance * (factor - 1));
        }
    }

    /// One of measured durations, each as likely.
    record Trace(String name, double[] seconds) implements Law {
        public Trace {
            if (seconds.length == 0) {
                throw new UserError("E641", "the trace " + name + " has no durations");
            }
            for (double s : seconds) {
                positive("a duration of the trace " + name, s, true);
            }
        }

        @Override
        public double draw(Stream draws) {
            return seconds[draws.nextInt(seconds.length)];
        }

        @Override
        public double mean() {
            double sum = 0;
            for (double s : seconds) {
                sum += s;
            }
            return sum / seconds.length;
        }

        @Override
        public String toString() {
            return "trace " + name + " of " + seconds.length + " durations";
        }
    }

    private static void positive(String what, double value, boolean zeroToo) {
        if (!(value > 0 || zeroToo && value == 0) || value == Double.POSITIVE_INFINITY) {
            throw new UserError("E641", what + " is " + value + ": it must be " + (zeroToo ? "at least 0" : "above 0") + ", and finite");
        }
    }
}
