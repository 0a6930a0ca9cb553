package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.grammar.FoptParser;
import fopt.grammar.FoptParser.AdditiveContext;
import fopt.grammar.FoptParser.AndExprContext;
import fopt.grammar.FoptParser.ArgContext;
import fopt.grammar.FoptParser.ArgValueContext;
import fopt.grammar.FoptParser.CallContext;
import fopt.grammar.FoptParser.CompForContext;
import fopt.grammar.FoptParser.ComparisonContext;
import fopt.grammar.FoptParser.ConditionalContext;
import fopt.grammar.FoptParser.FieldContext;
import fopt.grammar.FoptParser.IndexArgContext;
import fopt.grammar.FoptParser.IndexContext;
import fopt.grammar.FoptParser.LambdaContext;
import fopt.grammar.FoptParser.ListContext;
import fopt.grammar.FoptParser.LoopRangeContext;
import fopt.grammar.FoptParser.MultiplicativeContext;
import fopt.grammar.FoptParser.NotExprContext;
import fopt.grammar.FoptParser.NumberContext;
import fopt.grammar.FoptParser.OrExprContext;
import fopt.grammar.FoptParser.PostfixContext;
import fopt.grammar.FoptParser.PowerContext;
import fopt.grammar.FoptParser.PrefixedContext;
import fopt.grammar.FoptParser.PrimaryContext;
import fopt.grammar.FoptParser.RangeExprContext;
import fopt.grammar.FoptParser.RunExprContext;
import fopt.grammar.FoptParser.UnaryContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Builds expressions. A span covers the brackets around its parts, but not those around itself.
final class ExprBuilder {
    private final TreeBuilder tree;

    ExprBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    List<Expr> exprs(FoptParser.ExprsContext ctx) {
        return ctx == null ? List.of() : ctx.expr().stream().map(this::expr).toList();
    }

    Optional<Expr> optional(ParserRuleContext ctx) {
        return Optional.ofNullable(ctx).map(this::expr);
    }

    /// Any expression rule, from `expr` down to `primary`.
    Expr expr(ParserRuleContext ctx) {
        ParserRuleContext inner = ctx;
        while (inner.getChildCount() == 1 && inner.getChild(0) instanceof ParserRuleContext only && !(inner instanceof PrimaryContext)) {
            inner = only;
        }
        tree.enter(1, inner);
        Expr e = build(inner);
        tree.leave(1);
        return e;
    }

    private Expr build(ParserRuleContext ctx) {
        return switch (ctx) {
            case LambdaContext c -> new Expr.Lambda(span(c), c.id() != null ? List.of(tree.name(c.id())) : tree.names(c.idList()), expr(c.expr()));
            case ConditionalContext c -> new Expr.Conditional(span(c), expr(c.orExpr(0)), expr(c.orExpr(1)), optional(c.expr()));
            case OrExprContext c -> chain(c);
            case AndExprContext c -> chain(c);
            case NotExprContext c -> new Expr.Not(span(c), expr(c.notExpr()));
            case ComparisonContext c -> chain(c);
            case RangeExprContext c -> chain(c);
            case AdditiveContext c -> chain(c);
            case MultiplicativeContext c -> chain(c);
            case UnaryContext c -> new Expr.Negate(span(c), expr(c.unary()));
            case PowerContext c -> chain(c);
            case PrefixedContext c -> new Expr.Placed(span(c), tree.place(c.start), expr(c.postfix()));
            case PostfixContext c -> postfix(c);
            case PrimaryContext c -> primary(c);
            default -> throw new IllegalStateException("not an expression: " + ctx.getClass().getSimpleName());
        };
    }

    /// `a op b op c`, grouped to the left.
    private Expr chain(ParserRuleContext ctx) {
        int operators = ctx.getChildCount() / 2;
        tree.enter(operators, ctx);
        Expr left = expr((ParserRuleContext) ctx.getChild(0));
        Span start = span((ParserRuleContext) ctx.getChild(0));
        for (int k = 1; k < ctx.getChildCount(); k += 2) {
            Token operator = ((TerminalNode) ctx.getChild(k)).getSymbol();
            ParserRuleContext right = (ParserRuleContext) ctx.getChild(k + 1);
            left = new Expr.Binary(start.to(span(right)), operator(operator), tree.span(operator), left, expr(right));
        }
        tree.leave(operators);
        return left;
    }

    private Operator operator(Token t) {
        return Operator.of(tree.text(t));
    }

    private Expr postfix(PostfixContext ctx) {
        int steps = ctx.getChildCount() - 1;
        tree.enter(steps, ctx);
        Expr base = expr(ctx.primary());
        Span start = span(ctx.primary());
        for (ParseTree step : ctx.children.subList(1, ctx.children.size())) {
            checkBase(base, step);
            base = switch (step) {
                case CallContext c -> call(start.to(span(c)), base, c);
                case IndexContext c -> new Expr.Index(start.to(span(c)), base, c.indexArg().stream().map(this::indexArg).toList());
                case FieldContext c -> new Expr.Field(start.to(span(c)), base, tree.name(c.id()));
                case TerminalNode tick -> new Expr.Transpose(start.to(tree.span(tick.getSymbol())), base);
                default -> throw new IllegalStateException("not a postfix: " + step.getClass().getSimpleName());
            };
        }
        tree.leave(steps);
        return base;
    }

    /// `2(x)` and `3.x` follow the grammar, and are slips.
    private void checkBase(Expr base, ParseTree step) {
        if (base instanceof Expr.Number number && !(step instanceof TerminalNode)) {
            String digits = number.span().text();
            tree.report(Diagnostic.of("E002", number.span().to(span((ParserRuleContext) step)), "a number is no function and has no parts")
                    .help(step instanceof FieldContext ? "a point needs digits on both sides: `" + digits + ".0`; a product needs its sign: `" + digits + " * x`"
                            : "a product needs its sign: `" + digits + " * (…)`"));
        }
    }

    private Expr call(Span span, Expr callee, CallContext ctx) {
        List<Expr.Arg> args = tree.args(ctx.positional);
        List<Expr.Arg> samples = tree.args(ctx.samples);
        if (callee instanceof Expr.Ref ref && ref.name().id().equals("grad") && !args.isEmpty() && args.getFirst().name().isEmpty()
                && args.getFirst().value() instanceof Expr.Ref function) {
            Expr nabla = new Expr.Nabla(ref.span().to(function.span()), function.name());
            List<Expr.Arg> rest = args.subList(1, args.size());
            return rest.isEmpty() && ctx.samples == null ? nabla : new Expr.Call(span, nabla, List.copyOf(rest), samples);
        }
        return new Expr.Call(span, callee, args, samples);
    }

    private Expr indexArg(IndexArgContext ctx) {
        return ctx.expr() == null ? new Expr.All(span(ctx)) : expr(ctx.expr());
    }

    Expr.Arg arg(ArgContext ctx) {
        return new Expr.Arg(span(ctx), Optional.ofNullable(ctx.id()).map(tree::name), argValue(ctx.argValue()));
    }

    Expr argValue(ArgValueContext ctx) {
        Expr value = expr(ctx.expr());
        if (ctx.getChild(0) instanceof TerminalNode) {
            return new Expr.Each(span(ctx), value);
        }
        return ctx.compFor() == null ? value : comprehension(span(ctx), value, ctx.compFor());
    }

    private Expr comprehension(Span span, Expr body, CompForContext ctx) {
        LoopRangeContext range = ctx.loopRange();
        return new Expr.Comprehension(span, body, tree.names(range.idList()), expr(range.orExpr(0)), optional(range.orExpr(1)));
    }

    private Expr primary(PrimaryContext ctx) {
        return switch (ctx) {
            case NumberContext c -> number(c);
            case FoptParser.PercentContext c -> new Expr.Percent(span(c), Literals.percent(tree.text(c.start)));
            case FoptParser.TextContext c -> new Expr.Text(span(c), tree.string(c.STRING()));
            case FoptParser.TruthContext c -> new Expr.Bool(span(c), c.TRUE() != null);
            case FoptParser.ReferenceContext c -> new Expr.Ref(span(c), tree.name(c.id()));
            case FoptParser.NablaContext c -> new Expr.Nabla(span(c), tree.name(c.id()));
            case FoptParser.RunContext c -> run(c.runExpr());
            case FoptParser.GroupContext c -> c.exprs().expr().size() == 1 ? expr(c.exprs().expr(0)) : new Expr.Tuple(span(c), exprs(c.exprs()));
            case ListContext c -> list(c);
            case FoptParser.NormContext c -> new Expr.Norm(span(c), expr(c.expr()));
            case FoptParser.InnerContext c -> new Expr.Inner(span(c), expr(c.expr(0)), expr(c.expr(1)));
            default -> throw new IllegalStateException("not a primary: " + ctx.getClass().getSimpleName());
        };
    }

    private Expr number(NumberContext ctx) {
        Span digits = tree.span(ctx.start);
        Optional<String> unit = Optional.ofNullable(ctx.unit()).map(u -> tree.text(u.start));
        return new Expr.Number(span(ctx), Literals.number(digits, tree.diagnostics()), Literals.isInteger(digits.text()), unit);
    }

    private Expr list(ListContext ctx) {
        List<Expr> items = ctx.expr().stream().map(this::expr).toList();
        return ctx.compFor() == null ? new Expr.ListOf(span(ctx), items) : comprehension(span(ctx), items.getFirst(), ctx.compFor());
    }

    Expr run(RunExprContext ctx) {
        return new Expr.Run(span(ctx), expr(ctx.postfix()), ctx.clause().stream().map(tree.stmts()::clause).toList());
    }

    private Span span(ParserRuleContext ctx) {
        return tree.span(ctx);
    }
}
