package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import fopt.grammar.FoptParser.AlgorithmDeclContext;
import fopt.grammar.FoptParser.CompressorDeclContext;
import fopt.grammar.FoptParser.ConstantItemContext;
import fopt.grammar.FoptParser.EveryMemberContext;
import fopt.grammar.FoptParser.ExternDeclContext;
import fopt.grammar.FoptParser.FormulaItemContext;
import fopt.grammar.FoptParser.FunMemberContext;
import fopt.grammar.FoptParser.ImportDeclContext;
import fopt.grammar.FoptParser.InitMemberContext;
import fopt.grammar.FoptParser.ItemContext;
import fopt.grammar.FoptParser.JobMemberContext;
import fopt.grammar.FoptParser.LetItemContext;
import fopt.grammar.FoptParser.MemberContext;
import fopt.grammar.FoptParser.MetricMemberContext;
import fopt.grammar.FoptParser.OutputMemberContext;
import fopt.grammar.FoptParser.ParamContext;
import fopt.grammar.FoptParser.PlaceContext;
import fopt.grammar.FoptParser.ProblemDeclContext;
import fopt.grammar.FoptParser.ProblemItemContext;
import fopt.grammar.FoptParser.RequireMemberContext;
import fopt.grammar.FoptParser.RoundMemberContext;
import fopt.grammar.FoptParser.SampleItemContext;
import fopt.grammar.FoptParser.SignatureContext;
import fopt.grammar.FoptParser.StateMemberContext;
import fopt.grammar.FoptParser.StateVarContext;
import fopt.grammar.FoptParser.StmtContext;
import fopt.grammar.FoptParser.TestDeclContext;
import fopt.grammar.FoptParser.TypeContext;
import fopt.grammar.FoptParser.WhenMemberContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/// Builds declarations and what stands in them.
final class DeclBuilder {
    private final TreeBuilder tree;

    DeclBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    Item item(ItemContext ctx) {
        Span span = tree.span(ctx);
        return switch (ctx.getChild(0)) {
            case ImportDeclContext c -> new Decl.Import(span, tree.string(c.STRING()), Optional.ofNullable(c.id()).map(tree::name));
            case CompressorDeclContext c -> new Decl.Compressor(span, tree.doc(c), name(c.signature()), params(c.signature()), tree.name(c.id()),
                    type(c.type()), tree.block(c.block()));
            case ProblemDeclContext c -> new Decl.Problem(span, tree.doc(c), name(c.signature()), params(c.signature()),
                    c.problemItem().stream().map(this::problemItem).toList());
            case AlgorithmDeclContext c -> new Decl.Algorithm(span, tree.doc(c), name(c.signature()), params(c.signature()),
                    c.member().stream().flatMap(this::members).toList());
            case ExternDeclContext c -> extern(span, c);
            case TestDeclContext c -> new Decl.Test(span, tree.string(c.STRING()), tree.block(c.block()));
            case StmtContext c -> statement(tree.stmts().stmt(c));
            default -> throw new IllegalStateException("not an item: " + ctx.getText());
        };
    }

    /// A `fun` at the top level is a declaration.
    private static Item statement(Stmt s) {
        return s instanceof Stmt.Function f ? f.fun() : s;
    }

    private Decl.Extern extern(Span span, ExternDeclContext ctx) {
        Optional<String> code = Optional.ofNullable(ctx.RAW()).map(raw -> tree.text(raw.getSymbol())).map(t -> t.substring(3, t.length() - 3));
        return new Decl.Extern(span, tree.doc(ctx), tree.name(ctx.id()), name(ctx.signature()), params(ctx.signature()), type(ctx.type()), code,
                Optional.ofNullable(ctx.STRING()).map(tree::string));
    }

    private Decl.ProblemItem problemItem(ProblemItemContext ctx) {
        Span span = tree.span(ctx);
        return switch (ctx) {
            case SampleItemContext c -> new Decl.ProblemItem.Sample(span, tree.names(c.idList()), expr(c.expr()), c.getStart().getText().equals("samples"));
            case LetItemContext c -> new Decl.ProblemItem.Let(span, tree.names(c.idList()), tree.exprs().exprs(c.exprs()));
            case FormulaItemContext c -> formula(span, name(c.signature()), params(c.signature()), expr(c.expr()), c.NABLA() != null);
            case ConstantItemContext c -> new Decl.ProblemItem.Constant(span, tree.name(c.id()), expr(c.expr()));
            default -> throw new IllegalStateException("not a problem item: " + ctx.getClass().getSimpleName());
        };
    }

    /// `grad(f, x) = e` is another way to write `∇f(x) = e`.
    private static Decl.ProblemItem formula(Span span, Name name, List<Decl.Param> parameters, Expr value, boolean gradient) {
        if (gradient) {
            return new Decl.ProblemItem.Gradient(span, name, parameters, value);
        }
        return name.id().equals("grad") && parameters.size() > 1 ? new Decl.ProblemItem.Gradient(span, parameters.getFirst().name(), parameters.subList(1, parameters.size()), value)
                : new Decl.ProblemItem.Formula(span, name, parameters, value);
    }

    private Stream<Decl.Member> members(MemberContext ctx) {
        return ctx instanceof StateMemberContext c ? c.stateVar().stream().map(v -> state(c.place(), v)) : Stream.of(member(ctx));
    }

    private Decl.Member state(PlaceContext place, StateVarContext ctx) {
        return new Decl.Member.State(tree.span(ctx), tree.place(place.start), tree.name(ctx.id()), type(ctx.type()), expr(ctx.expr()));
    }

    private Decl.Member member(MemberContext ctx) {
        Span span = tree.span(ctx);
        return switch (ctx) {
            case RequireMemberContext c -> new Decl.Member.Require(span, expr(c.orExpr()), Optional.ofNullable(c.STRING()).map(tree::string));
            case FunMemberContext c -> new Decl.Member.Function(span, tree.stmts().fun(c.funDecl()));
            case InitMemberContext c -> new Decl.Member.Init(span, tree.block(c.block()));
            case JobMemberContext c -> new Decl.Member.Job(span, tree.block(c.block()));
            case RoundMemberContext c -> new Decl.Member.Round(span, tree.block(c.block()));
            case WhenMemberContext c -> new Decl.Member.When(span, tree.name(c.id(0)), tree.names(c.idList()), tree.name(c.id(1)),
                    tree.place(c.place()), tree.block(c.block()));
            case EveryMemberContext c -> new Decl.Member.Every(span, expr(c.head().expr()), tree.place(c.place().start), tree.block(c.block()));
            case OutputMemberContext c -> new Decl.Member.Output(span, expr(c.expr()));
            case MetricMemberContext c -> new Decl.Member.Metric(span, tree.name(c.id()), expr(c.expr()));
            default -> throw new IllegalStateException("not a member: " + ctx.getClass().getSimpleName());
        };
    }

    private Name name(SignatureContext ctx) {
        return tree.name(ctx.id());
    }

    List<Decl.Param> params(SignatureContext ctx) {
        return ctx.params() == null ? List.of() : ctx.params().param().stream().map(this::param).toList();
    }

    private Decl.Param param(ParamContext ctx) {
        return new Decl.Param(tree.span(ctx), tree.name(ctx.id()), type(ctx.type()), Optional.ofNullable(ctx.argValue()).map(tree.exprs()::argValue));
    }

    private Optional<Decl.TypeRef> type(TypeContext ctx) {
        return Optional.ofNullable(ctx).map(t ->
                new Decl.TypeRef(tree.span(t), tree.place(t.place()), Optional.ofNullable(t.id()).map(tree::name), tree.args(t.args())));
    }

    private Expr expr(ParserRuleContext ctx) {
        return tree.exprs().expr(ctx);
    }
}
