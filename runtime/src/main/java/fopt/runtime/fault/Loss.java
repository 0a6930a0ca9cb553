package fopt.runtime.fault;

import fopt.runtime.UserError;

/// How messages are lost (Gilbert 1960, Elliott 1963): a link is good or bad; after each message over it, it goes bad with probability `fails`, or good
/// again with probability `recovers`. In the beginning it is bad as often as in the long run.
///
/// @param good chance that a message over a good link is lost
/// @param bad chance that a message over a bad link is lost
public record Loss(double good, double bad, double fails, double recovers) {
    public static final Loss NONE = new Loss(0, 0, 0, 1);

    public Loss {
        chance("good", good);
        chance("bad", bad);
        chance("fails", fails);
        chance("recovers", recovers);
        if (good == 1 || bad == 1 && recovers == 0 && fails > 0) {
            throw new UserError("E667", "links over which no message ever arrives: a good link lets some through, and a bad one recovers");
        }
    }

    private static void chance(String name, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new UserError("E667", "`" + name + "` of lossy links is " + p + ": a probability is between 0 and 1");
        }
    }

    /// Each message is lost with the same probability, whatever happened to others.
    public static Loss of(double p) {
        return new Loss(p, p, 0, 1);
    }

    /// Whether a link has better and worse times.
    public boolean inBursts() {
        return fails > 0;
    }

    /// How often a link is bad in the long run.
    double shareBad() {
        return fails + recovers == 0 ? 0 : fails / (fails + recovers);
    }
}
