package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which variables code reads, writes, and reads at other nodes. Nested code included; variables may occur several times.
///
/// @param reads own rows, rows of values that all know, and remote rows
/// @param writes
/// @param remote rows of other nodes, read through a communication primitive
public record Access(List<Var> reads, List<Var> writes, List<Var> remote) {

    public static Access of(Op op) {
        Access a = new Access(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        a.add(op);
        return a;
    }

    public static Access ofOps(List<Op> ops) {
        Access a = new Access(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ops.forEach(a::add);
        return a;
    }

    public static Access ofSteps(List<Step> steps) {
        Access a = new Access(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        steps.forEach(a::add);
        return a;
    }

    public static Access of(Scalar s) {
        Access a = new Access(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        a.add(s);
        return a;
    }

    public static Access of(Element e) {
        Access a = new Access(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        a.add(e);
        return a;
    }

    /// What the numbers in an element expression read, which are evaluated before its loop begins.
    public static Access ofBroadcasts(Element e) {
        Access a = new Access(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        a.addBroadcasts(e);
        return a;
    }

    public boolean reads(Var v) {
        return contains(reads, v);
    }

    public boolean writes(Var v) {
        return contains(writes, v);
    }

    public boolean touches(Var v) {
        return reads(v) || writes(v);
    }

    public static boolean contains(List<Var> list, Var v) {
        return list.stream().anyMatch(w -> w.id() == v.id());
    }

    /// Whether the lists have a variable in common.
    public static boolean meet(List<Var> a, List<Var> b) {
        return a.stream().anyMatch(v -> contains(b, v));
    }

    private void read(Var... vars) {
        for (Var v : vars) {
            if (v != null) {
                reads.add(v);
            }
        }
    }

    private void remote(Var v) {
        reads.add(v);
        remote.add(v);
    }

    private void add(Op op) {
        switch (op) {
            case Op.Assign a -> {
                add(a.value());
                writes.add(a.target());
            }
            case Op.Fused f -> f.assigns().forEach(this::add);
            case Op.Set s -> {
                add(s.value());
                writes.add(s.target());
            }
            case Op.Reduce r -> {
                read(r.a(), r.b());
                writes.add(r.target());
            }
            case Op.Gradient g -> {
                read(g.x(), g.samples());
                writes.add(g.target());
                read(g.noise());
            }
            case Op.SpareGradient s -> read(s.samples(), s.part());
            case Op.CountGradient c -> read(c.samples());
            case Op.Loss l -> {
                read(l.x(), l.samples());
                writes.add(l.target());
            }
            case Op.HessianVector h -> {
                read(h.x(), h.v(), h.samples());
                writes.add(h.target());
            }
            case Op.Hessian h -> {
                read(h.x(), h.samples());
                writes.add(h.target());
            }
            case Op.Prox p -> {
                read(p.source());
                add(p.step());
                writes.add(p.target());
            }
            case Op.LossProx p -> {
                read(p.source());
                add(p.step());
                writes.add(p.target());
            }
            case Op.Regulariser r -> {
                read(r.x());
                writes.add(r.target());
            }
            case Op.Apply a -> {
                reads.addAll(a.arguments());
                a.numbers().forEach(this::add);
                writes.add(a.target());
            }
            case Op.Hook h -> {
                reads.addAll(h.arguments());
                if (h.target() != null) {
                    writes.add(h.target());
                }
            }
            case Op.Compress c -> {
                read(c.source());
                read(c.draw());
                writes.add(c.message());
            }
            case Op.Keep k -> {
                read(k.source(), k.set());
                writes.add(k.message());
            }
            case Op.Accumulate a -> {
                read(a.target(), a.message());
                add(a.scale());
                writes.add(a.target());
            }
            case Op.Expand e -> {
                read(e.message());
                writes.add(e.target());
            }
            case Op.Mix m -> {
                remote(m.source());
                writes.add(m.target());
            }
            case Op.MixMessages m -> {
                remote(m.message());
                add(m.scale());
                read(m.target());
                writes.add(m.target());
            }
            case Op.Fetch f -> {
                remote(f.source());
                add(f.from());
                writes.add(f.target());
            }
            case Op.Recall r -> {
                read(r.source());
                add(r.lag());
                writes.add(r.target());
            }
            case Op.Receive r -> {
                remote(r.source());
                writes.add(r.target());
            }
            case Op.EdgeLoop e -> e.body().forEach(this::add);
            case Op.EdgeReduce e -> {
                read(e.edge());
                writes.add(e.target());
            }
            case Op.EdgeTable e -> {
                read(e.edge());
                read(e.target());
                writes.add(e.target());
            }
            case Op.DrawSamples d -> {
                add(d.size());
                read(d.draw());
                writes.add(d.target());
            }
            case Op.Draw d -> {
                d.parameters().forEach(this::add);
                read(d.draw());
                writes.add(d.target());
            }
            case Op.Charge c -> c.items().forEach(this::add);
            case Op.When w -> {
                add(w.condition());
                w.then().forEach(this::add);
                w.otherwise().forEach(this::add);
            }
            case Op.Times t -> {
                add(t.count());
                writes.add(t.counter());
                t.body().forEach(this::add);
            }
            case Op.While w -> {
                add(w.max());
                writes.add(w.counter());
                w.test().forEach(this::add);
                add(w.condition());
                w.body().forEach(this::add);
            }
            case Op.Elapse e -> read(e.samples());
            case Op.Arrival a -> {
                if (a.number() != null) {
                    add(a.number());
                }
            }
            case Op.Signal s -> {
                if (s.value() != null) {
                    add(s.value());
                }
                s.items().forEach(this::add);
                reads.addAll(s.reads());
            }
            case Op.ClearMessage c -> writes.add(c.message());
            case Op.Row r -> {
                remote(r.rows());
                add(r.node());
                writes.add(r.target());
            }
            case Op.OneSample s -> {
                read(s.samples());
                add(s.position());
                writes.add(s.target());
            }
            case Op.Take t -> {
                read(t.table());
                add(t.key());
                writes.add(t.target());
            }
            case Op.Put p -> {
                read(p.table(), p.source());
                add(p.key());
                writes.add(p.table());
            }
        }
    }

    private void add(Op.Charge.Item item) {
        switch (item) {
            case Op.Charge.Item.OfMessage(Var m) -> reads.add(m);
            case Op.Charge.Item.Marked(Var set) -> reads.add(set);
            case Op.Charge.Item.Numbers n -> { }
            case Op.Charge.Item.Bits b -> { }
        }
    }

    private void read(DrawKey key) {
        if (key != null) {
            reads.addAll(key.counters());
        }
    }

    private void add(Step step) {
        switch (step) {
            case Step.Region r -> r.ops().forEach(this::add);
            case Step.Solo s -> s.ops().forEach(this::add);
            case Step.Collect c -> {
                remote(c.from());
                writes.add(c.into());
            }
            case Step.If i -> {
                add(i.condition());
                i.then().forEach(this::add);
                i.otherwise().forEach(this::add);
            }
            case Step.Repeat r -> {
                add(r.count());
                writes.add(r.counter());
                r.body().forEach(this::add);
            }
            case Step.While w -> {
                add(w.max());
                writes.add(w.counter());
                w.test().forEach(this::add);
                add(w.condition());
                w.body().forEach(this::add);
            }
            case Step.DrawCohort d -> {
                read(d.draw());
                writes.add(d.into());
            }
            case Step.FormCohort f -> {
                f.numbers().forEach(this::add);
                writes.add(f.into());
            }
            case Step.CopyCohort c -> {
                reads.add(c.from());
                writes.add(c.into());
            }
            case Step.On on -> {
                reads.add(on.cohort());
                on.body().forEach(this::add);
            }
            case Step.AtDepth a -> a.body().forEach(this::add);
            case Step.Aggregate a -> {
                remote(a.from());
                read(a.draw());
                writes.add(a.into());
            }
            case Step.Attack a -> {
                remote(a.rows());
                read(a.draw());
                writes.add(a.rows());
            }
            case Step.Swap s -> {
                read(s.a(), s.b());
                writes.add(s.a());
                writes.add(s.b());
            }
            case Step.Remember r -> reads.add(r.source());
            case Step.Deliver d -> { }
            case Step.Lose l -> { }
            case Step.Arrived a -> writes.add(a.into());
            case Step.Noise x -> {
                add(x.lag());
                add(x.std());
            }
            case Step.Release r -> add(r.sensitivity());
            case Step.Recall r -> {
                add(r.lag());
                writes.add(r.into());
            }
        }
    }

    private void add(Element e) {
        switch (e) {
            case Element.Load l -> reads.add(l.var());
            case Element.Broadcast b -> add(b.value());
            case Element.One o -> add(o.a());
            case Element.Two t -> {
                add(t.a());
                add(t.b());
            }
            case Element.Select s -> {
                add(s.condition());
                add(s.a());
                add(s.b());
            }
        }
    }

    private void addBroadcasts(Element e) {
        switch (e) {
            case Element.Load l -> { }
            case Element.Broadcast b -> add(b.value());
            case Element.One o -> addBroadcasts(o.a());
            case Element.Two t -> {
                addBroadcasts(t.a());
                addBroadcasts(t.b());
            }
            case Element.Select s -> {
                addBroadcasts(s.condition());
                addBroadcasts(s.a());
                addBroadcasts(s.b());
            }
        }
    }

    private void add(Scalar s) {
        switch (s) {
            case Scalar.Load l -> reads.add(l.var());
            case Scalar.One o -> add(o.a());
            case Scalar.Two t -> {
                add(t.a());
                add(t.b());
            }
            case Scalar.Select c -> {
                add(c.condition());
                add(c.a());
                add(c.b());
            }
            case Scalar.Member m -> {
                add(m.node());
                reads.add(m.cohort());
            }
            case Scalar.Entry e -> {
                reads.add(Objects.requireNonNull(e.vector()));
                add(e.index());
            }
            case Scalar.Members m -> reads.add(m.cohort());
            case Scalar.MemberAt m -> {
                reads.add(m.cohort());
                add(m.index());
            }
            case Scalar.Timed t -> {
                if (t.node() != null) {
                    add(t.node());
                }
            }
            case Scalar.Participant p -> add(p.place());
            case Scalar.SampleCount c -> reads.add(c.samples());
            case Scalar.SampleNumber n -> reads.add(n.samples());
            case Scalar.Const c -> { }
            case Scalar.Round r -> { }
            case Scalar.NodeNumber n -> { }
            case Scalar.NeighbourNumber n -> { }
            case Scalar.Rank r -> { }
            case Scalar.PerNode p -> { }
            case Scalar.Degree d -> { }
            case Scalar.EdgeWeight w -> { }
            case Scalar.CohortSize c -> { }
            case Scalar.Chance c -> { }
        }
    }
}
