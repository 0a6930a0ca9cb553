package fopt.compiler.emit;

import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Rounding;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Estimates of how many bytes of code something takes, and how lists are split so that no method gets long: HotSpot does not compile
/// methods of more than 8000 bytes at all, and optimises short ones best.
final class CodeSize {
    /// Bytes in a method, roughly.
    private static final int METHOD = 1200;
    /// Bytes in the body of a loop or of a condition that stays inside its method.
    private static final int INSIDE = 400;
    private static final int CALL = 16;
    private static final int VECTOR = 18;

    private CodeSize() {}

    static List<List<Op>> groups(List<Op> ops) {
        return split(ops, CodeSize::of);
    }

    static List<List<Step>> stepGroups(List<Step> steps) {
        return split(steps, CodeSize::of);
    }

    static boolean fitsInside(List<Op> ops) {
        return ops.stream().mapToInt(CodeSize::of).sum() <= INSIDE;
    }

    static boolean stepsFitInside(List<Step> steps) {
        return steps.stream().mapToInt(CodeSize::of).sum() <= INSIDE;
    }

    /// At least one group; none longer than a method, unless a single item is.
    private static <T> List<List<T>> split(List<T> items, ToIntFunction<T> size) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        int total = 0;
        for (T item : items) {
            int next = size.applyAsInt(item);
            if (total + next > METHOD && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                total = 0;
            }
            group.add(item);
            total += next;
        }
        groups.add(group);
        return groups;
    }

    private static int inside(List<Op> ops) {
        int size = ops.stream().mapToInt(CodeSize::of).sum();
        return size <= INSIDE ? size : groups(ops).size() * CALL;
    }

    private static int stepsInside(List<Step> steps) {
        int size = steps.stream().mapToInt(CodeSize::of).sum();
        return size <= INSIDE ? size : stepGroups(steps).size() * CALL;
    }

    static int of(Op op) {
        return carriedOut(op) + (Rounding.after(op) == null ? 0 : CALL + VECTOR);
    }

    private static int carriedOut(Op op) {
        return switch (op) {
            case Op.Assign a -> CALL + VECTOR + of(a.value());
            case Op.Fused f -> CALL + f.assigns().stream().mapToInt(a -> VECTOR + of(a.value())).sum();
            case Op.Set s -> VECTOR + of(s.value());
            case Op.Reduce r -> CALL + 3 * VECTOR;
            case Op.Gradient g -> CALL + 3 * VECTOR + of(g.noise());
            case Op.CountGradient c -> 2 * CALL;
            case Op.SpareGradient s -> 2 * CALL + VECTOR;
            case Op.Loss l -> CALL + 3 * VECTOR;
            case Op.HessianVector h -> CALL + 4 * VECTOR;
            case Op.Hessian h -> CALL + 4 * VECTOR;
            case Op.Prox p -> CALL + 2 * VECTOR + of(p.step());
            case Op.LossProx p -> CALL + 2 * VECTOR + of(p.step());
            case Op.Regulariser r -> CALL + 2 * VECTOR;
            case Op.Apply a -> 2 * CALL + a.arguments().size() * (CALL + VECTOR) + VECTOR
                    + a.numbers().stream().mapToInt(s -> CALL + of(s)).sum();
            case Op.Hook h -> 2 * CALL + h.arguments().size() * (CALL + VECTOR) + VECTOR;
            case Op.Compress c -> CALL + 2 * VECTOR + of(c.draw());
            case Op.Keep k -> CALL + 3 * VECTOR + 8;
            case Op.Accumulate a -> CALL + 2 * VECTOR + of(a.scale());
            case Op.Expand e -> CALL + 2 * VECTOR;
            case Op.Mix m -> CALL + 3 * VECTOR;
            case Op.MixMessages m -> CALL + 3 * VECTOR;
            case Op.Fetch f -> CALL + 3 * VECTOR + of(f.from());
            case Op.Recall r -> CALL + 3 * VECTOR + of(r.lag());
            case Op.Receive r -> CALL + 4 * VECTOR;
            case Op.EdgeLoop e -> 4 * CALL + inside(e.body());
            case Op.EdgeReduce e -> CALL + 3 * VECTOR;
            case Op.EdgeTable e -> CALL + 3 * VECTOR;
            case Op.DrawSamples d -> CALL + VECTOR + of(d.size()) + of(d.draw());
            case Op.Draw d -> CALL + VECTOR + d.parameters().stream().mapToInt(CodeSize::of).sum() + of(d.draw());
            case Op.Charge c -> CALL + c.items().size() * 2 * CALL;
            case Op.When w -> CALL + of(w.condition()) + inside(w.then()) + inside(w.otherwise());
            case Op.Times t -> 5 * CALL + of(t.count()) + inside(t.body());
            case Op.While w -> 6 * CALL + of(w.max()) + inside(w.test()) + of(w.condition()) + inside(w.body());
            case Op.Elapse e -> CALL + VECTOR;
            case Op.Arrival a -> 2 * CALL + (a.number() == null ? 0 : of(a.number()));
            case Op.Signal s -> (3 + 2 * s.items().size()) * CALL + (s.value() == null ? 0 : of(s.value()));
            case Op.ClearMessage c -> 2 * CALL;
            case Op.Row r -> CALL + 3 * VECTOR + of(r.node());
            case Op.OneSample s -> CALL + 2 * VECTOR + of(s.position());
            case Op.Take t -> CALL + 2 * VECTOR + of(t.key());
            case Op.Put p -> CALL + 2 * VECTOR + of(p.key());
        };
    }

    static int of(Step step) {
        return carriedOut(step) + (Rounding.after(step) == null ? 0 : CALL);
    }

    private static int carriedOut(Step step) {
        return switch (step) {
            case Step.Region r -> CALL;
            case Step.Solo s -> CALL;
            case Step.Collect c -> 3 * CALL;
            case Step.If i -> CALL + of(i.condition()) + stepsInside(i.then()) + stepsInside(i.otherwise());
            case Step.Repeat r -> 5 * CALL + of(r.count()) + stepsInside(r.body());
            case Step.While w -> 6 * CALL + of(w.max()) + stepsInside(w.test()) + of(w.condition()) + stepsInside(w.body());
            case Step.DrawCohort d -> 2 * CALL + of(d.draw());
            case Step.FormCohort f -> CALL + f.numbers().stream().mapToInt(s -> 2 * CALL + of(s)).sum();
            case Step.CopyCohort c -> 2 * CALL;
            case Step.Deliver d -> 2 * CALL;
            case Step.Lose l -> 2 * CALL;
            case Step.Arrived a -> 2 * CALL;
            case Step.On on -> 3 * CALL + stepsInside(on.body());
            case Step.Aggregate a -> 3 * CALL + of(a.draw());
            case Step.Attack a -> 3 * CALL + of(a.draw());
            case Step.AtDepth a -> 3 * CALL + stepsInside(a.body());
            case Step.Swap s -> CALL;
            case Step.Remember r -> CALL;
            case Step.Noise n -> 2 * CALL + of(n.lag()) + of(n.std());
            case Step.Release r -> 2 * CALL + of(r.sensitivity());
            case Step.Recall r -> 2 * CALL + of(r.lag());
        };
    }

    private static int of(DrawKey key) {
        return key == null ? 0 : 2 * CALL + key.counters().size() * (VECTOR + 4);
    }

    /// Where the loop is called: its vectors and scalars are pushed there.
    private static int of(Element e) {
        return switch (e) {
            case Element.Load l -> VECTOR;
            case Element.Broadcast b -> of(b.value());
            case Element.One o -> of(o.a());
            case Element.Two t -> of(t.a()) + of(t.b());
            case Element.Select s -> of(s.condition()) + of(s.a()) + of(s.b());
        };
    }

    private static int of(Scalar s) {
        return switch (s) {
            case Scalar.Load l -> VECTOR;
            case Scalar.One o -> 3 + of(o.a());
            case Scalar.Two t -> 3 + of(t.a()) + of(t.b());
            case Scalar.Select c -> 8 + of(c.condition()) + of(c.a()) + of(c.b());
            case Scalar.Member m -> CALL + of(m.node());
            case Scalar.Entry e -> CALL + VECTOR + of(e.index());
            case Scalar.Participant p -> CALL + of(p.place());
            case Scalar.Members m -> CALL;
            case Scalar.MemberAt m -> CALL + of(m.index());
            case Scalar.Const _, Scalar.Round _, Scalar.NodeNumber _, Scalar.NeighbourNumber _, Scalar.Rank _, Scalar.PerNode _, Scalar.Degree _,
                    Scalar.EdgeWeight _, Scalar.CohortSize _, Scalar.Chance _, Scalar.SampleCount _, Scalar.SampleNumber _ -> CALL;
            case Scalar.Timed t -> 2 * CALL + (t.node() == null ? 0 : of(t.node()));
        };
    }
}
