package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.grammar.FoptParser.ArgsContext;
import fopt.grammar.FoptParser.BlockContext;
import fopt.grammar.FoptParser.IdContext;
import fopt.grammar.FoptParser.IdListContext;
import fopt.grammar.FoptParser.PlaceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// From parse contexts to tree records: what expressions, statements and declarations share. Sees only contexts without syntax errors.
final class TreeBuilder {
    /// How deep a tree may be, so that recursion over it is safe.
    static final int MAX_DEPTH = 400;

    private final Lexed lexed;
    private final Diagnostics diagnostics;
    private final ExprBuilder exprs = new ExprBuilder(this);
    private final StmtBuilder stmts = new StmtBuilder(this);
    private final DeclBuilder decls = new DeclBuilder(this);
    private final DocComments docs;
    private int depth;

    TreeBuilder(Lexed lexed, Diagnostics diagnostics) {
        this.lexed = lexed;
        this.diagnostics = diagnostics;
        this.docs = new DocComments(lexed);
    }

    ExprBuilder exprs() {
        return exprs;
    }

    StmtBuilder stmts() {
        return stmts;
    }

    DeclBuilder decls() {
        return decls;
    }

    Stmt.Block block(BlockContext ctx) {
        return new Stmt.Block(span(ctx), ctx.stmt().stream().map(stmts::stmt).toList());
    }

    List<Expr.Arg> args(ArgsContext ctx) {
        return ctx == null ? List.of() : ctx.arg().stream().map(exprs::arg).toList();
    }

    Name name(IdContext ctx) {
        String written = lexed.text(ctx.start);
        return new Name(span(ctx), Spelling.canonical(written), written);
    }

    List<Name> names(IdListContext ctx) {
        return ctx == null ? List.of() : ctx.id().stream().map(this::name).toList();
    }

    Optional<Place> place(PlaceContext ctx) {
        return Optional.ofNullable(ctx).map(p -> place(p.start));
    }

    Place place(Token word) {
        return Place.valueOf(text(word).toUpperCase(Locale.ROOT));
    }

    /// The comment right above a declaration.
    String doc(ParserRuleContext declaration) {
        return docs.above(declaration.start);
    }

    /// A string literal without its quotes, escapes resolved.
    String string(TerminalNode literal) {
        return Literals.string(span(literal.getSymbol()), diagnostics);
    }

    String text(Token t) {
        return lexed.text(t);
    }

    Span span(Token t) {
        return lexed.span(t);
    }

    Span span(ParserRuleContext ctx) {
        return span(ctx.start).to(span(ctx.stop));
    }

    void report(Diagnostic d) {
        diagnostics.add(d);
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /// Going down `levels` levels of the tree; to be undone by [#leave].
    void enter(int levels, ParserRuleContext at) {
        depth += levels;
        if (depth > MAX_DEPTH) {
            throw new TooDeep(at.start);
        }
    }

    void leave(int levels) {
        depth -= levels;
    }
}
