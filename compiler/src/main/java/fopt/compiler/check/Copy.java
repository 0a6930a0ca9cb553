package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import java.util.List;
import java.util.Optional;

/// Copies of trees: the same text and spans, but nodes of their own, so that each has its own entry in the side table.
final class Copy {
    private Copy() {}

    static Name of(Name n) {
        return new Name(n.span(), n.id(), n.written());
    }

    static Expr of(Expr e) {
        return switch (e) {
            case Expr.Number n -> new Expr.Number(n.span(), n.value(), n.integer(), n.unit());
            case Expr.Percent p -> new Expr.Percent(p.span(), p.share());
            case Expr.Text t -> new Expr.Text(t.span(), t.value());
            case Expr.Bool b -> new Expr.Bool(b.span(), b.value());
            case Expr.Ref r -> new Expr.Ref(r.span(), of(r.name()));
            case Expr.Nabla n -> new Expr.Nabla(n.span(), of(n.function()));
            case Expr.Call c -> new Expr.Call(c.span(), of(c.callee()), args(c.args()), args(c.samples()));
            case Expr.Index i -> new Expr.Index(i.span(), of(i.base()), all(i.indices()));
            case Expr.All a -> new Expr.All(a.span());
            case Expr.Field f -> new Expr.Field(f.span(), of(f.base()), of(f.name()));
            case Expr.Transpose t -> new Expr.Transpose(t.span(), of(t.operand()));
            case Expr.Negate n -> new Expr.Negate(n.span(), of(n.operand()));
            case Expr.Not n -> new Expr.Not(n.span(), of(n.operand()));
            case Expr.Binary b -> new Expr.Binary(b.span(), b.operator(), b.at(), of(b.left()), of(b.right()));
            case Expr.Conditional c -> new Expr.Conditional(c.span(), of(c.then()), of(c.condition()), c.otherwise().map(Copy::of));
            case Expr.Lambda l -> new Expr.Lambda(l.span(), names(l.parameters()), of(l.body()));
            case Expr.Placed p -> new Expr.Placed(p.span(), p.place(), of(p.draw()));
            case Expr.Tuple t -> new Expr.Tuple(t.span(), all(t.items()));
            case Expr.ListOf l -> new Expr.ListOf(l.span(), all(l.items()));
            case Expr.Comprehension c -> new Expr.Comprehension(c.span(), of(c.body()), names(c.variables()), of(c.domain()),
                    c.filter().map(Copy::of));
            case Expr.Norm n -> new Expr.Norm(n.span(), of(n.operand()));
            case Expr.Inner i -> new Expr.Inner(i.span(), of(i.left()), of(i.right()));
            case Expr.Each each -> new Expr.Each(each.span(), of(each.values()));
            case Expr.Run r -> new Expr.Run(r.span(), of(r.algorithm()), r.clauses());
        };
    }

    static Stmt of(Stmt s) {
        return switch (s) {
            case Stmt.Let l -> new Stmt.Let(l.span(), names(l.names()), all(l.values()));
            case Stmt.Assign a -> new Stmt.Assign(a.span(), all(a.targets()), a.operator(), all(a.values()));
            case Stmt.If i -> new Stmt.If(i.span(), of(i.condition()), of(i.then()), i.otherwise().map(Copy::of));
            case Stmt.For f -> new Stmt.For(f.span(), names(f.variables()), of(f.domain()), f.filter().map(Copy::of), of(f.body()));
            case Stmt.While w -> new Stmt.While(w.span(), of(w.condition()), w.max().map(Copy::of), of(w.body()));
            case Stmt.Repeat r -> new Stmt.Repeat(r.span(), of(r.count()), of(r.body()));
            case Stmt.Local l -> new Stmt.Local(l.span(), of(l.count()), of(l.body()));
            case Stmt.On o -> new Stmt.On(o.span(), of(o.cohort()), of(o.body()));
            case Stmt.Value v -> new Stmt.Value(v.span(), of(v.value()));
            case Stmt.Function f -> new Stmt.Function(f.span(), of(f.fun()));
            case Stmt.Print p -> new Stmt.Print(p.span(), all(p.values()));
            case Stmt.Plot p -> new Stmt.Plot(p.span(), of(p.y()), p.against().map(Copy::of), all(p.of()), all(p.settings()));
            case Stmt.Save v -> new Stmt.Save(v.span(), of(v.value()), v.file());
            case Stmt.Report r -> new Stmt.Report(r.span(), r.file());
            case Stmt.Assert a -> new Stmt.Assert(a.span(), of(a.condition()));
            case Stmt.AssignJob a -> new Stmt.AssignJob(a.span(), of(a.workers()));
            case Stmt.Cancel c -> new Stmt.Cancel(c.span(), of(c.worker()));
            case Stmt.Send m -> new Stmt.Send(m.span(), of(m.message()), args(m.args()), m.receiver().map(Copy::of));
            case Stmt.After a -> new Stmt.After(a.span(), of(a.delay()), of(a.body()));
        };
    }

    static Stmt.Block of(Stmt.Block b) {
        return new Stmt.Block(b.span(), b.statements().stream().map(Copy::of).toList());
    }

    private static Decl.Fun of(Decl.Fun f) {
        List<Decl.Param> parameters = f.parameters().stream()
                .map(p -> new Decl.Param(p.span(), of(p.name()), p.type(), p.value().map(Copy::of)))
                .toList();
        return new Decl.Fun(f.span(), f.doc(), of(f.name()), parameters, f.value().map(Copy::of), f.body().map(Copy::of));
    }

    private static List<Expr> all(List<Expr> list) {
        return list.stream().map(Copy::of).toList();
    }

    private static List<Name> names(List<Name> list) {
        return list.stream().map(Copy::of).toList();
    }

    private static List<Expr.Arg> args(List<Expr.Arg> list) {
        return list.stream().map(a -> new Expr.Arg(a.span(), a.name(), of(a.value()))).toList();
    }
}
