package fopt.compiler.syntax;

import java.util.List;
import java.util.Optional;

/// Copies trees: the same text and spans, but nodes of their own, in which some names and expressions are others.
public abstract class Rewriter {
    /// What is to stand in the place of an expression; empty for a copy of it.
    protected Optional<Expr> instead(Expr e) {
        return Optional.empty();
    }

    /// The name of a declaration, where it is declared or used.
    protected Name used(Name n) {
        return copy(n);
    }

    /// A name that means something inside of a declaration or statement only: a parameter, state, a `let`.
    protected Name bound(Name n) {
        return copy(n);
    }

    /// A copy, or what [#instead] says.
    public final Expr of(Expr e) {
        Optional<Expr> other = instead(e);
        return other.isPresent() ? other.get() : copy(e);
    }

    private Expr copy(Expr e) {
        return switch (e) {
            case Expr.Number n -> new Expr.Number(n.span(), n.value(), n.integer(), n.unit());
            case Expr.Percent p -> new Expr.Percent(p.span(), p.share());
            case Expr.Text t -> new Expr.Text(t.span(), t.value());
            case Expr.Bool b -> new Expr.Bool(b.span(), b.value());
            case Expr.Ref r -> new Expr.Ref(r.span(), used(r.name()));
            case Expr.Nabla n -> new Expr.Nabla(n.span(), used(n.function()));
            case Expr.Call c -> new Expr.Call(c.span(), of(c.callee()), args(c.args()), args(c.samples()));
            case Expr.Index i -> new Expr.Index(i.span(), of(i.base()), all(i.indices()));
            case Expr.All a -> new Expr.All(a.span());
            case Expr.Field f -> new Expr.Field(f.span(), of(f.base()), copy(f.name()));
            case Expr.Transpose t -> new Expr.Transpose(t.span(), of(t.operand()));
            case Expr.Negate n -> new Expr.Negate(n.span(), of(n.operand()));
            case Expr.Not n -> new Expr.Not(n.span(), of(n.operand()));
            case Expr.Binary b -> new Expr.Binary(b.span(), b.operator(), b.at(), of(b.left()), of(b.right()));
            case Expr.Conditional c -> new Expr.Conditional(c.span(), of(c.then()), of(c.condition()), c.otherwise().map(this::of));
            case Expr.Lambda l -> new Expr.Lambda(l.span(), bound(l.parameters()), of(l.body()));
            case Expr.Placed p -> new Expr.Placed(p.span(), p.place(), of(p.draw()));
            case Expr.Tuple t -> new Expr.Tuple(t.span(), all(t.items()));
            case Expr.ListOf l -> new Expr.ListOf(l.span(), all(l.items()));
            case Expr.Comprehension c -> new Expr.Comprehension(c.span(), of(c.body()), bound(c.variables()), of(c.domain()),
                    c.filter().map(this::of));
            case Expr.Norm n -> new Expr.Norm(n.span(), of(n.operand()));
            case Expr.Inner i -> new Expr.Inner(i.span(), of(i.left()), of(i.right()));
            case Expr.Each each -> new Expr.Each(each.span(), of(each.values()));
            case Expr.Run r -> new Expr.Run(r.span(), of(r.algorithm()), r.clauses().stream().map(this::of).toList());
        };
    }

    public final Stmt of(Stmt s) {
        return switch (s) {
            case Stmt.Let l -> new Stmt.Let(l.span(), bound(l.names()), all(l.values()));
            case Stmt.Assign a -> new Stmt.Assign(a.span(), all(a.targets()), a.operator(), all(a.values()));
            case Stmt.If i -> new Stmt.If(i.span(), of(i.condition()), of(i.then()), i.otherwise().map(this::of));
            case Stmt.For f -> new Stmt.For(f.span(), bound(f.variables()), of(f.domain()), f.filter().map(this::of), of(f.body()));
            case Stmt.While w -> new Stmt.While(w.span(), of(w.condition()), w.max().map(this::of), of(w.body()));
            case Stmt.Repeat r -> new Stmt.Repeat(r.span(), of(r.count()), of(r.body()));
            case Stmt.Local l -> new Stmt.Local(l.span(), of(l.count()), of(l.body()));
            case Stmt.On o -> new Stmt.On(o.span(), of(o.cohort()), of(o.body()));
            case Stmt.Value v -> new Stmt.Value(v.span(), of(v.value()));
            case Stmt.Function f -> new Stmt.Function(f.span(), of(f.fun()));
            case Stmt.Print p -> new Stmt.Print(p.span(), all(p.values()));
            case Stmt.Plot p -> new Stmt.Plot(p.span(), p.views().stream().map(v -> new Stmt.View(v.span(), of(v.y()), v.against().map(this::of))).toList(),
                    all(p.of()), all(p.settings()), p.files());
            case Stmt.Save v -> new Stmt.Save(v.span(), v.values().stream().map(x -> new Stmt.Saved(x.span(), x.name(), of(x.value()))).toList(), v.file());
            case Stmt.Report r -> new Stmt.Report(r.span(), r.file());
            case Stmt.Assert a -> new Stmt.Assert(a.span(), of(a.condition()));
            case Stmt.AssignJob a -> new Stmt.AssignJob(a.span(), of(a.workers()));
            case Stmt.Cancel c -> new Stmt.Cancel(c.span(), of(c.worker()));
            case Stmt.Send m -> new Stmt.Send(m.span(), copy(m.message()), args(m.args()), m.receiver().map(this::of));
            case Stmt.After a -> new Stmt.After(a.span(), of(a.delay()), of(a.body()));
        };
    }

    public final Stmt.Block of(Stmt.Block b) {
        return new Stmt.Block(b.span(), b.statements().stream().map(this::of).toList());
    }

    // ---- declarations

    public final Item of(Item item) {
        return switch (item) {
            case Stmt s -> of(s);
            case Decl.Import i -> i;
            case Decl.Fun f -> of(f);
            case Decl.Compressor c -> new Decl.Compressor(c.span(), c.doc(), used(c.name()), params(c.parameters()), bound(c.of()), c.contract().map(this::of), of(c.body()));
            case Decl.Problem p -> new Decl.Problem(p.span(), p.doc(), used(p.name()), params(p.parameters()), p.items().stream().map(this::of).toList());
            case Decl.Algorithm a -> new Decl.Algorithm(a.span(), a.doc(), used(a.name()), params(a.parameters()), a.members().stream().map(this::of).toList());
            case Decl.Extern e -> new Decl.Extern(e.span(), e.doc(), e.language(), used(e.name()), params(e.parameters()), e.result().map(this::of), e.code(), e.file());
            case Decl.Test t -> new Decl.Test(t.span(), t.title(), of(t.body()));
        };
    }

    private Decl.Fun of(Decl.Fun f) {
        return new Decl.Fun(f.span(), f.doc(), used(f.name()), params(f.parameters()), f.value().map(this::of), f.body().map(this::of));
    }

    private Decl.ProblemItem of(Decl.ProblemItem item) {
        return switch (item) {
            case Decl.ProblemItem.Sample s -> new Decl.ProblemItem.Sample(s.span(), bound(s.names()), of(s.data()), s.together());
            case Decl.ProblemItem.Let l -> new Decl.ProblemItem.Let(l.span(), bound(l.names()), all(l.values()));
            case Decl.ProblemItem.Formula f -> new Decl.ProblemItem.Formula(f.span(), bound(f.name()), params(f.parameters()), of(f.value()));
            case Decl.ProblemItem.Gradient g -> new Decl.ProblemItem.Gradient(g.span(), bound(g.name()), params(g.parameters()), of(g.value()));
            case Decl.ProblemItem.Constant c -> new Decl.ProblemItem.Constant(c.span(), copy(c.name()), of(c.value()));
        };
    }

    private Decl.Member of(Decl.Member m) {
        return switch (m) {
            case Decl.Member.Require r -> new Decl.Member.Require(r.span(), of(r.condition()), r.warning());
            case Decl.Member.State s -> new Decl.Member.State(s.span(), s.place(), bound(s.name()), s.type().map(this::of), of(s.value()));
            case Decl.Member.Function f -> new Decl.Member.Function(f.span(), of(f.fun()));
            case Decl.Member.Init i -> new Decl.Member.Init(i.span(), of(i.body()));
            case Decl.Member.Job j -> new Decl.Member.Job(j.span(), of(j.body()));
            case Decl.Member.Round r -> new Decl.Member.Round(r.span(), of(r.body()));
            case Decl.Member.When w -> new Decl.Member.When(w.span(), copy(w.message()), bound(w.parameters()), bound(w.from()), w.at(), of(w.body()));
            case Decl.Member.Every e -> new Decl.Member.Every(e.span(), of(e.clock()), e.at(), of(e.body()));
            case Decl.Member.Output o -> new Decl.Member.Output(o.span(), of(o.value()));
            case Decl.Member.Metric x -> new Decl.Member.Metric(x.span(), copy(x.name()), of(x.value()));
        };
    }

    private List<Decl.Param> params(List<Decl.Param> list) {
        return list.stream().map(p -> new Decl.Param(p.span(), bound(p.name()), p.type().map(this::of), p.value().map(this::of))).toList();
    }

    private Decl.TypeRef of(Decl.TypeRef t) {
        return new Decl.TypeRef(t.span(), t.place(), t.name(), args(t.args()));
    }

    // ---- clauses

    private Clause of(Clause clause) {
        return switch (clause) {
            case Clause.On c -> new Clause.On(c.span(), of(c.problem()));
            case Clause.Over c -> new Clause.Over(c.span(), of(c.graph()));
            case Clause.From c -> new Clause.From(c.span(), of(c.start()));
            case Clause.For c -> new Clause.For(c.span(), of(c.amount()), c.word());
            case Clause.Until c -> new Clause.Until(c.span(), of(c.condition()));
            case Clause.Measure c -> new Clause.Measure(c.span(),
                    c.metrics().stream().map(m -> new Clause.Metric(m.span(), m.name(), of(m.value()))).toList(), c.every().map(this::of));
            case Clause.With c -> new Clause.With(c.span(), all(c.settings()));
        };
    }

    // ---- lists and names
    private List<Expr> all(List<Expr> list) {
        return list.stream().map(this::of).toList();
    }

    private List<Name> bound(List<Name> list) {
        return list.stream().map(this::bound).toList();
    }

    private List<Expr.Arg> args(List<Expr.Arg> list) {
        return list.stream().map(a -> new Expr.Arg(a.span(), a.name(), of(a.value()))).toList();
    }

    static Name copy(Name n) {
        return new Name(n.span(), n.id(), n.written());
    }
}
