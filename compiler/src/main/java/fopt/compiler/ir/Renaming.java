package fopt.compiler.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// Code with other variables in the place of some. `of` maps every variable; return it unchanged to keep it.
///
/// @param lines what is made is entered there
public record Renaming(UnaryOperator<Var> of, Lines lines) {

    public List<Step> steps(List<Step> steps) {
        return steps.stream().map(this::step).toList();
    }

    public List<Op> ops(List<Op> ops) {
        return ops.stream().map(this::op).toList();
    }

    private Var v(Var v) {
        return v == null ? null : of.apply(v);
    }

    public Step step(Step step) {
        return lines.moved(step, renamed(step));
    }

    private Step renamed(Step step) {
        return switch (step) {
            case Step.Region r -> new Step.Region(ops(r.ops()));
            case Step.Solo s -> new Step.Solo(ops(s.ops()));
            case Step.Collect c -> new Step.Collect(v(c.into()), c.fn(), v(c.from()));
            case Step.If i -> new Step.If(scalar(i.condition()), steps(i.then()), steps(i.otherwise()));
            case Step.Repeat r -> new Step.Repeat(scalar(r.count()), v(r.counter()), steps(r.body()));
            case Step.While w -> new Step.While(steps(w.test()), scalar(w.condition()), scalar(w.max()), v(w.counter()), steps(w.body()));
            case Step.DrawCohort d -> new Step.DrawCohort(v(d.into()), d.law(), key(d.draw()));
            case Step.FormCohort f -> new Step.FormCohort(v(f.into()), f.numbers().stream().map(this::scalar).toList());
            case Step.CopyCohort c -> new Step.CopyCohort(v(c.into()), v(c.from()));
            case Step.On on -> new Step.On(v(on.cohort()), steps(on.body()));
            case Step.Aggregate a -> new Step.Aggregate(v(a.into()), a.rule(), v(a.from()), key(a.draw()));
            case Step.Attack a -> new Step.Attack(v(a.rows()), key(a.draw()));
            case Step.AtDepth a -> new Step.AtDepth(a.depth(), steps(a.body()));
            case Step.Swap s -> new Step.Swap(v(s.a()), v(s.b()));
            case Step.Remember r -> new Step.Remember(r.line(), v(r.source()));
            case Step.Deliver d -> d;
            case Step.Lose l -> l;
            case Step.Arrived a -> new Step.Arrived(v(a.into()));
            case Step.Noise x -> new Step.Noise(x.place(), x.source(), x.draw(), scalar(x.lag()), scalar(x.std()));
            case Step.Release r -> new Step.Release(r.place(), scalar(r.sensitivity()));
            case Step.Recall r -> new Step.Recall(v(r.into()), r.line(), scalar(r.lag()));
        };
    }

    public Op op(Op op) {
        return lines.moved(op, renamed(op));
    }

    private Op renamed(Op op) {
        return switch (op) {
            case Op.Assign a -> assign(a);
            case Op.Fused f -> new Op.Fused(f.assigns().stream().map(this::assign).toList());
            case Op.Set s -> new Op.Set(v(s.target()), scalar(s.value()));
            case Op.Reduce r -> new Op.Reduce(v(r.target()), r.fn(), v(r.a()), v(r.b()));
            case Op.Gradient g -> new Op.Gradient(v(g.target()), v(g.x()), v(g.samples()), key(g.noise()));
            case Op.SpareGradient s -> new Op.SpareGradient(v(s.samples()), v(s.part()));
            case Op.CountGradient c -> new Op.CountGradient(v(c.samples()));
            case Op.Loss l -> new Op.Loss(v(l.target()), v(l.x()), v(l.samples()));
            case Op.HessianVector h -> new Op.HessianVector(v(h.target()), v(h.x()), v(h.v()), v(h.samples()));
            case Op.Hessian h -> new Op.Hessian(v(h.target()), v(h.x()), v(h.samples()));
            case Op.Prox p -> new Op.Prox(v(p.target()), v(p.source()), scalar(p.step()));
            case Op.LossProx p -> new Op.LossProx(v(p.target()), v(p.source()), scalar(p.step()));
            case Op.Regulariser r -> new Op.Regulariser(v(r.target()), v(r.x()));
            case Op.Apply a -> new Op.Apply(v(a.target()), a.function(), a.arguments().stream().map(this::v).toList(),
                    a.numbers().stream().map(this::scalar).toList());
            case Op.Hook h -> new Op.Hook(v(h.target()), h.hook(), h.arguments().stream().map(this::v).toList());
            case Op.Compress c -> new Op.Compress(v(c.message()), v(c.source()), c.compressor(), key(c.draw()));
            case Op.Keep k -> new Op.Keep(v(k.message()), v(k.source()), v(k.set()), k.announced());
            case Op.Accumulate a -> new Op.Accumulate(v(a.target()), scalar(a.scale()), v(a.message()));
            case Op.Expand e -> new Op.Expand(v(e.target()), v(e.message()));
            case Op.Mix m -> new Op.Mix(v(m.target()), v(m.source()), m.schedule());
            case Op.MixMessages m -> new Op.MixMessages(v(m.target()), scalar(m.scale()), v(m.message()), m.schedule());
            case Op.Fetch f -> new Op.Fetch(v(f.target()), v(f.source()), scalar(f.from()));
            case Op.Recall r -> new Op.Recall(v(r.target()), v(r.source()), r.line(), scalar(r.lag()));
            case Op.Receive r -> new Op.Receive(v(r.target()), v(r.source()));
            case Op.EdgeLoop e -> new Op.EdgeLoop(ops(e.body()));
            case Op.EdgeReduce e -> new Op.EdgeReduce(v(e.target()), e.fn(), v(e.edge()));
            case Op.EdgeTable e -> new Op.EdgeTable(v(e.target()), v(e.edge()));
            case Op.DrawSamples d -> new Op.DrawSamples(v(d.target()), d.sampler(), scalar(d.size()), key(d.draw()));
            case Op.Draw d -> new Op.Draw(v(d.target()), d.distribution(), d.parameters().stream().map(this::scalar).toList(), key(d.draw()));
            case Op.Charge c -> new Op.Charge(c.route(), c.schedule(), c.items().stream().map(this::item).toList());
            case Op.When w -> new Op.When(scalar(w.condition()), ops(w.then()), ops(w.otherwise()));
            case Op.Times t -> new Op.Times(scalar(t.count()), v(t.counter()), ops(t.body()));
            case Op.While w -> new Op.While(ops(w.test()), scalar(w.condition()), scalar(w.max()), v(w.counter()), ops(w.body()));
            case Op.Elapse e -> new Op.Elapse(v(e.samples()));
            case Op.Arrival a -> new Op.Arrival(a.kind(), a.slot(), a.other(), a.number() == null ? null : scalar(a.number()));
            case Op.Signal s -> new Op.Signal(s.kind(), s.number(), s.value() == null ? null : scalar(s.value()),
                    s.items().stream().map(this::item).toList(), s.reads().stream().map(this::v).toList());
            case Op.ClearMessage c -> new Op.ClearMessage(v(c.message()));
            case Op.Row r -> new Op.Row(v(r.target()), v(r.rows()), scalar(r.node()));
            case Op.OneSample s -> new Op.OneSample(v(s.target()), v(s.samples()), scalar(s.position()));
            case Op.Take t -> new Op.Take(v(t.target()), v(t.table()), scalar(t.key()));
            case Op.Put p -> new Op.Put(v(p.table()), scalar(p.key()), v(p.source()));
        };
    }

    private Op.Assign assign(Op.Assign a) {
        return lines.moved(a, new Op.Assign(v(a.target()), element(a.value())));
    }

    private Op.Charge.Item item(Op.Charge.Item item) {
        return switch (item) {
            case Op.Charge.Item.OfMessage(Var m) -> new Op.Charge.Item.OfMessage(v(m));
            case Op.Charge.Item.Marked(Var set) -> new Op.Charge.Item.Marked(v(set));
            case Op.Charge.Item.Numbers n -> n;
            case Op.Charge.Item.Bits b -> b;
        };
    }

    private DrawKey key(DrawKey key) {
        return key == null ? null : new DrawKey(key.site(), key.who(), key.counters().stream().map(this::v).toList());
    }

    public Element element(Element e) {
        return switch (e) {
            case Element.Load l -> new Element.Load(v(l.var()));
            case Element.Broadcast b -> new Element.Broadcast(scalar(b.value()));
            case Element.One o -> new Element.One(o.fn(), element(o.a()));
            case Element.Two t -> new Element.Two(t.fn(), element(t.a()), element(t.b()));
            case Element.Select s -> new Element.Select(element(s.condition()), element(s.a()), element(s.b()));
        };
    }

    public Scalar scalar(Scalar s) {
        return switch (s) {
            case Scalar.Load l -> new Scalar.Load(v(l.var()));
            case Scalar.One o -> new Scalar.One(o.fn(), scalar(o.a()));
            case Scalar.Two t -> new Scalar.Two(t.fn(), scalar(t.a()), scalar(t.b()));
            case Scalar.Select c -> new Scalar.Select(scalar(c.condition()), scalar(c.a()), scalar(c.b()));
            case Scalar.Member m -> new Scalar.Member(scalar(m.node()), v(m.cohort()));
            case Scalar.Entry e -> new Scalar.Entry(v(e.vector()), scalar(e.index()));
            case Scalar.Members m -> new Scalar.Members(v(m.cohort()));
            case Scalar.MemberAt m -> new Scalar.MemberAt(v(m.cohort()), scalar(m.index()));
            case Scalar.Timed t -> new Scalar.Timed(t.kind(), t.node() == null ? null : scalar(t.node()));
            case Scalar.Participant p -> new Scalar.Participant(scalar(p.place()));
            case Scalar.SampleCount c -> new Scalar.SampleCount(v(c.samples()));
            case Scalar.SampleNumber n -> new Scalar.SampleNumber(v(n.samples()));
            case Scalar.Const c -> c;
            case Scalar.Round r -> r;
            case Scalar.NodeNumber n -> n;
            case Scalar.NeighbourNumber n -> n;
            case Scalar.Rank r -> r;
            case Scalar.PerNode p -> p;
            case Scalar.Degree d -> d;
            case Scalar.EdgeWeight w -> w;
            case Scalar.CohortSize c -> c;
            case Scalar.Chance c -> c;
        };
    }
}
