package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.grammar.FoptParser.AfterStmtContext;
import fopt.grammar.FoptParser.AssertStmtContext;
import fopt.grammar.FoptParser.AssignJobStmtContext;
import fopt.grammar.FoptParser.AssignmentStmtContext;
import fopt.grammar.FoptParser.CancelStmtContext;
import fopt.grammar.FoptParser.ClauseContext;
import fopt.grammar.FoptParser.ConditionalStmtContext;
import fopt.grammar.FoptParser.ExprsContext;
import fopt.grammar.FoptParser.ForClauseContext;
import fopt.grammar.FoptParser.ForStmtContext;
import fopt.grammar.FoptParser.FromClauseContext;
import fopt.grammar.FoptParser.FunDeclContext;
import fopt.grammar.FoptParser.FunStmtContext;
import fopt.grammar.FoptParser.HeadContext;
import fopt.grammar.FoptParser.IfStmtContext;
import fopt.grammar.FoptParser.LetStmtContext;
import fopt.grammar.FoptParser.LocalStmtContext;
import fopt.grammar.FoptParser.LoopRangeContext;
import fopt.grammar.FoptParser.MeasureClauseContext;
import fopt.grammar.FoptParser.NamedContext;
import fopt.grammar.FoptParser.OnClauseContext;
import fopt.grammar.FoptParser.OnStmtContext;
import fopt.grammar.FoptParser.OverClauseContext;
import fopt.grammar.FoptParser.PlotStmtContext;
import fopt.grammar.FoptParser.PrintStmtContext;
import fopt.grammar.FoptParser.RepeatStmtContext;
import fopt.grammar.FoptParser.ReportStmtContext;
import fopt.grammar.FoptParser.RunExprContext;
import fopt.grammar.FoptParser.RunStmtContext;
import fopt.grammar.FoptParser.SaveStmtContext;
import fopt.grammar.FoptParser.SendStmtContext;
import fopt.grammar.FoptParser.StmtContext;
import fopt.grammar.FoptParser.UntilClauseContext;
import fopt.grammar.FoptParser.ViewContext;
import fopt.grammar.FoptParser.WhileStmtContext;
import fopt.grammar.FoptParser.WithClauseContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/// Builds statements and the clauses of `run`.
final class StmtBuilder {
    private final TreeBuilder tree;

    StmtBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    Stmt stmt(StmtContext ctx) {
        tree.enter(1, ctx);
        Stmt s = build(ctx);
        tree.leave(1);
        return s;
    }

    private Stmt build(StmtContext ctx) {
        Span span = tree.span(ctx);
        return switch (ctx) {
            case LetStmtContext c -> new Stmt.Let(span, tree.names(c.idList()), values(c.runExpr(), c.exprs()));
            case FunStmtContext c -> new Stmt.Function(span, fun(c.funDecl()));
            case ConditionalStmtContext c -> ifStmt(c.ifStmt());
            case ForStmtContext c -> forStmt(span, c);
            case WhileStmtContext c -> new Stmt.While(span, expr(c.loopTest().expr(0)), optional(c.loopTest().expr(1)), tree.block(c.block()));
            case RepeatStmtContext c -> new Stmt.Repeat(span, head(c.head()), tree.block(c.block()));
            case LocalStmtContext c -> new Stmt.Local(span, head(c.head()), tree.block(c.block()));
            case OnStmtContext c -> new Stmt.On(span, head(c.head()), tree.block(c.block()));
            case AssignJobStmtContext c -> new Stmt.AssignJob(span, expr(c.expr()));
            case CancelStmtContext c -> new Stmt.Cancel(span, expr(c.expr()));
            case SendStmtContext c -> new Stmt.Send(span, tree.name(c.id()), tree.args(c.args()), optional(c.expr()));
            case AfterStmtContext c -> new Stmt.After(span, head(c.head()), tree.block(c.block()));
            case AssertStmtContext c -> new Stmt.Assert(span, expr(c.expr()));
            case PlotStmtContext c -> plot(span, c);
            case PrintStmtContext c -> new Stmt.Print(span, tree.exprs().exprs(c.exprs()));
            case SaveStmtContext c -> new Stmt.Save(span, c.named().stream().map(this::saved).toList(), tree.string(c.STRING()));
            case ReportStmtContext c -> new Stmt.Report(span, tree.string(c.STRING()));
            case RunStmtContext c -> new Stmt.Value(span, tree.exprs().run(c.runExpr()));
            case AssignmentStmtContext c -> assignment(span, c);
            default -> throw new IllegalStateException("not a statement: " + ctx.getClass().getSimpleName());
        };
    }

    private List<Expr> values(RunExprContext run, ExprsContext exprs) {
        return run != null ? List.of(tree.exprs().run(run)) : tree.exprs().exprs(exprs);
    }

    Decl.Fun fun(FunDeclContext ctx) {
        return new Decl.Fun(tree.span(ctx), tree.doc(ctx), tree.name(ctx.signature().id()), tree.decls().params(ctx.signature()), optional(ctx.expr()),
                Optional.ofNullable(ctx.block()).map(tree::block));
    }

    private Stmt.If ifStmt(IfStmtContext ctx) {
        tree.enter(1, ctx);
        Optional<Stmt.Block> otherwise = Optional.empty();
        if (ctx.ifStmt() != null) {
            Stmt.If nested = ifStmt(ctx.ifStmt());
            otherwise = Optional.of(new Stmt.Block(nested.span(), List.of(nested)));
        } else if (ctx.block().size() == 2) {
            otherwise = Optional.of(tree.block(ctx.block(1)));
        }
        Stmt.If result = new Stmt.If(tree.span(ctx), head(ctx.head()), tree.block(ctx.block(0)), otherwise);
        tree.leave(1);
        return result;
    }

    private Stmt forStmt(Span span, ForStmtContext ctx) {
        LoopRangeContext range = ctx.loopRange();
        return new Stmt.For(span, tree.names(range.idList()), expr(range.orExpr(0)), optional(range.orExpr(1)), tree.block(ctx.block()));
    }

    private Stmt plot(Span span, PlotStmtContext ctx) {
        return new Stmt.Plot(span, ctx.view().stream().map(this::view).toList(), tree.exprs().exprs(ctx.exprs(0)), tree.exprs().exprs(ctx.exprs(1)),
                ctx.STRING().stream().map(f -> new Stmt.FileName(tree.span(f.getSymbol()), tree.string(f))).toList());
    }

    private Stmt.View view(ViewContext ctx) {
        return new Stmt.View(tree.span(ctx), expr(ctx.expr(0)), ctx.expr().size() == 2 ? Optional.of(expr(ctx.expr(1))) : Optional.empty());
    }

    private Stmt assignment(Span span, AssignmentStmtContext ctx) {
        List<Expr> left = tree.exprs().exprs(ctx.exprs(0));
        if (ctx.assignOp() == null) {
            return new Stmt.Value(span, left.size() == 1 ? left.getFirst() : new Expr.Tuple(span, left));
        }
        left.forEach(this::checkTarget);
        String operator = tree.text(ctx.assignOp().start);
        Optional<Operator> combined = operator.equals("=") ? Optional.empty() : Optional.of(Operator.of(operator.substring(0, 1)));
        return new Stmt.Assign(span, left, combined, values(ctx.runExpr(), ctx.exprs(1)));
    }

    private void checkTarget(Expr target) {
        switch (target) {
            case Expr.Ref ref -> { }
            case Expr.Index index -> checkTarget(index.base());
            case Expr.Field field -> checkTarget(field.base());
            case Expr.Transpose t -> tree.report(notAssignable(t)
                    .help("a prime transposes and is no part of a name: write a name such as `" + t.operand().span().text() + "_new`"));
            case Expr.Call call -> tree.report(notAssignable(call)
                    .help("to define a function, write `fun " + call.span().text() + " = …`; for an entry, write `x[k] = …`"));
            case Expr.Tuple tuple -> tree.report(notAssignable(tuple).help("write several targets without brackets: `a, b = …`"));
            default -> tree.report(notAssignable(target).help("to compare, write `==`"));
        }
    }

    private static Diagnostic notAssignable(Expr target) {
        return Diagnostic.of("E004", target.span(), "cannot assign to `" + target.span().text() + "`; on the left of an assignment stands a variable, "
                + "or a part of one (`x`, `x[I]`, `x.W1`)");
    }

    Clause clause(ClauseContext ctx) {
        Span span = tree.span(ctx);
        return switch (ctx) {
            case OnClauseContext c -> new Clause.On(span, expr(c.expr()));
            case OverClauseContext c -> new Clause.Over(span, expr(c.expr()));
            case FromClauseContext c -> new Clause.From(span, expr(c.expr()));
            case ForClauseContext c -> new Clause.For(span, expr(c.rangeExpr()), word(c));
            case UntilClauseContext c -> new Clause.Until(span, expr(c.expr()));
            case MeasureClauseContext c -> new Clause.Measure(span, c.named().stream().map(this::metric).toList(), optional(c.rangeExpr()));
            case WithClauseContext c -> new Clause.With(span, tree.exprs().exprs(c.exprs()));
            default -> throw new IllegalStateException("not a clause: " + ctx.getClass().getSimpleName());
        };
    }

    private Optional<String> word(ForClauseContext ctx) {
        return ctx.stop == ctx.rangeExpr().stop ? Optional.empty() : Optional.of(tree.text(ctx.stop));
    }

    private Stmt.Saved saved(NamedContext ctx) {
        return new Stmt.Saved(tree.span(ctx), Optional.ofNullable(ctx.id()).map(tree::name), expr(ctx.expr()));
    }

    private Clause.Metric metric(NamedContext ctx) {
        return new Clause.Metric(tree.span(ctx), Optional.ofNullable(ctx.id()).map(tree::name), expr(ctx.expr()));
    }

    private Expr head(HeadContext ctx) {
        return expr(ctx.expr());
    }

    private Expr expr(ParserRuleContext ctx) {
        return tree.exprs().expr(ctx);
    }

    private Optional<Expr> optional(ParserRuleContext ctx) {
        return tree.exprs().optional(ctx);
    }
}
