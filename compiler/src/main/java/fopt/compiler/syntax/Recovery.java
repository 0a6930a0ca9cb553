package fopt.compiler.syntax;

import fopt.grammar.FoptParser;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Recovery statement by statement: at an error the parser leaves all rules up to the statement (or the head of a block, so that the block is
/// still read), skips to the end of it, and goes on. So one slip is one error.
final class Recovery extends DefaultErrorStrategy {
    /// Rules that skip to the end of their line.
    private static final Set<Integer> LINES =
            Set.of(FoptParser.RULE_item, FoptParser.RULE_stmt, FoptParser.RULE_member, FoptParser.RULE_problemItem);
    /// Rules in front of a block, which skip to its brace.
    private static final Set<Integer> HEADS =
            Set.of(FoptParser.RULE_head, FoptParser.RULE_loopRange, FoptParser.RULE_loopTest, FoptParser.RULE_signature);
    /// Rules that hold lines.
    private static final Set<Integer> BODIES =
            Set.of(FoptParser.RULE_script, FoptParser.RULE_block, FoptParser.RULE_algorithmDecl, FoptParser.RULE_problemDecl);

    private final Lexed lexed;
    private final SyntaxErrors errors;
    private final Set<RuleContext> broken = Collections.newSetFromMap(new IdentityHashMap<>());
    /// Where the parser made its choices since the last token.
    private final BitSet states = new BitSet();
    private int statesAt = -1;

    Recovery(Lexed lexed, SyntaxErrors errors) {
        this.lexed = lexed;
        this.errors = errors;
    }

    /// Whether there is an error somewhere in this context.
    boolean isBroken(ParserRuleContext ctx) {
        return broken.contains(ctx);
    }

    /// Called in front of every choice.
    @Override
    public void sync(Parser parser) {
        int at = parser.getInputStream().index();
        if (at != statesAt) {
            states.clear();
            statesAt = at;
        }
        states.set(parser.getState());
        if (BODIES.contains(parser.getContext().getRuleIndex())) {
            syncBody(parser);
        }
    }

    /// Between the lines of a body: what stands here must start a line or end one.
    private void syncBody(Parser parser) {
        TokenStream input = parser.getInputStream();
        if (parser.getContext().getRuleIndex() != FoptParser.RULE_script && input.LA(1) == FoptParser.NL && lexed.startsDeclaration(input.index() + 1)) {
            throw new InputMismatchException(parser);
        }
        if (!parser.getATN().nextTokens(parser.getATN().states.get(parser.getState())).contains(input.LA(1))) {
            reportError(parser, new InputMismatchException(parser));
            skip(parser, false);
        }
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        for (RuleContext ctx = parser.getContext(); ctx != null; ctx = ctx.parent) {
            broken.add(ctx);
        }
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            errors.report(e.getOffendingToken(), expected(parser, e), parser.getContext());
        }
    }

    /// All that would have been right: at the choices made since the last token, and where the prediction came to an end.
    private IntervalSet expected(Parser parser, RecognitionException e) {
        IntervalSet expected = new IntervalSet();
        if (e instanceof NoViableAltException dead && dead.getStartToken() != dead.getOffendingToken() && dead.getDeadEndConfigs() != null) {
            for (ATNConfig config : dead.getDeadEndConfigs()) {
                for (Transition t : config.state.getTransitions()) {
                    expected.addAll(t.label());
                }
            }
            return expected;
        }
        if (statesAt != parser.getInputStream().index()) {
            states.clear();
        }
        states.stream().forEach(s -> expected.addAll(parser.getATN().nextTokens(parser.getATN().states.get(s))));
        expected.addAll(parser.getExpectedTokens());
        expected.remove(Token.EPSILON);
        return expected;
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        int rule = parser.getContext().getRuleIndex();
        if (!LINES.contains(rule) && !HEADS.contains(rule)) {
            throw e;
        }
        skip(parser, HEADS.contains(rule));
    }

    /// To the end of the line (with the blocks in it), or to the brace in front of a block.
    private void skip(Parser parser, boolean toBlock) {
        boolean script = innermostBody(parser.getContext()) == FoptParser.RULE_script;
        TokenStream input = parser.getInputStream();
        for (int depth = 0; input.LA(1) != Token.EOF; parser.consume()) {
            switch (input.LA(1)) {
                case FoptParser.NL -> {
                    if (depth == 0 || lexed.startsDeclaration(input.index() + 1)) {
                        return;
                    }
                }
                case FoptParser.LBRACE -> {
                    if (depth == 0 && toBlock) {
                        return;
                    }
                    depth++;
                }
                case FoptParser.RBRACE -> {
                    if (depth == 0 && !script) {
                        return;
                    }
                    depth = Math.max(0, depth - 1);
                }
                default -> { }
            }
        }
    }

    private static int innermostBody(RuleContext from) {
        RuleContext ctx = from;
        while (!BODIES.contains(ctx.getRuleIndex())) {
            ctx = ctx.parent;
        }
        return ctx.getRuleIndex();
    }

    /// A missing token: braces are put right on the spot, anything else ends the statement.
    @Override
    public Token recoverInline(Parser parser) {
        InputMismatchException e = new InputMismatchException(parser);
        TokenStream input = parser.getInputStream();
        if (input.LA(1) == FoptParser.NL && input.LA(2) == FoptParser.LBRACE && parser.isExpectedToken(FoptParser.LBRACE)) {
            reportError(parser, e);
            parser.consume();
            Token brace = parser.getCurrentToken();
            reportMatch(parser);
            parser.consume();
            return brace;
        }
        boolean missing = input.LA(1) == Token.EOF && parser.isExpectedToken(FoptParser.RBRACE)
                || input.LA(1) == FoptParser.NL && parser.isExpectedToken(FoptParser.LBRACE) && errors.bracesCloseTooOften();
        if (missing) {
            reportError(parser, e);
            return getMissingSymbol(parser);
        }
        throw e;
    }
}
