package fopt.runtime.fault;

import fopt.runtime.UserError;
import java.util.List;

/// Who is there when.
///
/// @param leave chance that a node that is there goes away before a round
/// @param join chance that a node that is away comes back before a round
/// @param absences known beforehand
public record Churn(double leave, double join, List<Absence> absences) {
    public static final Churn NONE = new Churn(0, 0, List.of());

    /// @param node 0-based
    /// @param from the first round without it, or seconds
    /// @param to the last round without it, or seconds when it is back; may be infinite
    /// @param seconds whether these are seconds
    public record Absence(int node, double from, double to, boolean seconds) {
        public Absence {
            if (!(from >= 0 && to >= from)) {
                throw new UserError("E668", "node " + (node + 1) + " is away from " + from + " to " + to + ": it must come back after it has left");
            }
        }

        boolean holds(long round, double time) {
            return seconds ? from <= time && time < to : from <= round && round <= to;
        }
    }

    public Churn {
        absences = List.copyOf(absences);
        if (!(leave >= 0 && leave <= 1 && join >= 0 && join <= 1)) {
            throw new UserError("E668", "nodes leave with probability " + leave + " and join with probability " + join + ": probabilities are between 0 and 1");
        }
    }

    public boolean isNone() {
        return leave == 0 && absences.isEmpty();
    }

    /// Whether a clock must go for it.
    public boolean needsTime() {
        return absences.stream().anyMatch(Absence::seconds);
    }
}
