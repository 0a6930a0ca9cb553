package fopt.compiler.pass;

import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;

/// Whether the numbers in an assignment mean the same in whatever round they are evaluated: no round number, nothing of the graph of the round.
final class SameEveryRound {
    private SameEveryRound() {}

    /// Of an assignment, several in a loop, or an accumulation; false of others.
    static boolean test(Op op) {
        return switch (op) {
            case Op.Assign a -> test(a.value());
            case Op.Fused f -> f.assigns().stream().allMatch(a -> test(a.value()));
            case Op.Accumulate a -> test(a.scale());
            case Op other -> false;
        };
    }

    private static boolean test(Element e) {
        return switch (e) {
            case Element.Load _ -> true;
            case Element.Broadcast b -> test(b.value());
            case Element.One o -> test(o.a());
            case Element.Two t -> test(t.a()) && test(t.b());
            case Element.Select s -> test(s.condition()) && test(s.a()) && test(s.b());
        };
    }

    private static boolean test(Scalar s) {
        return switch (s) {
            case Scalar.Round _, Scalar.Degree _, Scalar.EdgeWeight _, Scalar.NeighbourNumber _ -> false;
            case Scalar.Const _, Scalar.Load _, Scalar.NodeNumber _, Scalar.Rank _, Scalar.PerNode _, Scalar.CohortSize _, Scalar.Chance _, Scalar.Members _,
                    Scalar.SampleCount _, Scalar.SampleNumber _ -> true;
            case Scalar.One o -> test(o.a());
            case Scalar.Two t -> test(t.a()) && test(t.b());
            case Scalar.Select c -> test(c.condition()) && test(c.a()) && test(c.b());
            case Scalar.Member m -> test(m.node());
            case Scalar.Entry e -> test(e.index());
            case Scalar.Participant p -> test(p.place());
            case Scalar.MemberAt m -> test(m.index());
        };
    }
}
