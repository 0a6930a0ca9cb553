package fopt.runtime.robust;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Objects;
import java.util.stream.Collectors;

/// What Byzantine nodes deliver in place of their values. They see what the honest nodes send in the same place.
///
/// @param kind of the list
/// @param strength what a kind does with it stands in the list; NaN for the usual one
public record Attack(Attacks.Kind kind, double strength) {

    /// @throws UserError E331 if there is no such attack, E330 for an impossible strength
    public static Attack of(String name, double strength) {
        Attacks.Kind kind = Attacks.ALL.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow(() -> new UserError("E331",
            "`" + name + "` is no attack; there are " + Attacks.ALL.stream().map(Attacks.Kind::name).collect(Collectors.joining(", "))));
        if (!Double.isNaN(strength) && !(strength >= 0)) {
            throw new UserError("E330", "the strength of `" + name + "` must be at least 0, not " + strength);
        }
        return new Attack(kind, strength);
    }

    /// An attack of a host program. @param strength handed on to the delivery
    public static Attack of(String name, double strength, Attacks.Delivery delivery) {
        return new Attack(new Attacks.Kind(name, strength, "An attack of the host.", Objects.requireNonNull(delivery)), Double.NaN);
    }

    /// Whether the attackers do what the algorithm says, with data whose labels are wrong.
    public boolean flipsLabels() {
        return kind.delivery() == null;
    }

    /// The row that a Byzantine node delivers; if nobody honest takes part, what it would have sent with its sign turned.
    ///
    /// @param honest rows of the honest nodes that take part
    /// @param f how many Byzantine nodes the run has, n how many nodes
    /// @param row *Modified*: what the node would have sent, from `at`
    public void replace(Inputs honest, int n, int f, Stream draws, double[] row, int at) {
        if (flipsLabels()) {
            return;
        }
        double power = Double.isNaN(strength) ? kind.usual() : strength;
        Attacks.Delivery delivery = honest.count() == 0 ? Attacks.SIGN_FLIP : kind.delivery();
        delivery.replace(honest, n, f, honest.count() == 0 ? 1 : power, draws, row, at);
    }
}
