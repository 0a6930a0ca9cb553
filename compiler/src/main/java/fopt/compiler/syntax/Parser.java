package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.grammar.FoptParser;
import fopt.grammar.FoptParser.ItemContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;

/// Turns a source into a [Unit].
///
/// Every input gives a unit: syntax errors are collected, all of them, and the unit then holds the items that are free of them.
public final class Parser {
    /// How deeply the grammar's rules may call each other: some 130 brackets, each of 15 rules. The usual stack of one megabyte holds twice that.
    private static final int MAX_RULES = 2000;

    private Parser() {}

    public static Unit parse(Source source, Diagnostics diagnostics) {
        Lexed lexed = Lexed.of(source);
        Recovery recovery = new Recovery(lexed, new SyntaxErrors(lexed, diagnostics));
        List<Item> items = new ArrayList<>();
        try {
            TreeBuilder builder = new TreeBuilder(lexed, diagnostics);
            FoptParser parser = antlr(lexed);
            parser.setErrorHandler(recovery);
            for (ItemContext item : parser.script().item()) {
                if (!recovery.isBroken(item)) {
                    items.add(builder.decls().item(item));
                }
            }
        } catch (TooDeep deep) {
            diagnostics.add(deep.diagnostic(lexed));
        }
        return new Unit(source, List.copyOf(items));
    }

    /// The tokens of a source in the order of the text: comments too, blanks and newlines inside a statement not.
    public static List<Token> tokens(Source source) {
        Lexed lexed = Lexed.of(source);
        return Stream.concat(lexed.forParser().stream(), lexed.all().stream().filter(t -> t.getType() == FoptParser.COMMENT))
                .filter(t -> t.getType() != FoptParser.EOF)
                .map(t -> new Token(Lexicon.kind(t.getType()), lexed.span(t)))
                .sorted(Comparator.comparingInt(t -> t.span().start()))
                .toList();
    }

    static FoptParser antlr(Lexed lexed) {
        FoptParser parser = new BoundedParser(lexed);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser;
    }

    /// Gives up before the stack overflows.
    private static final class BoundedParser extends FoptParser {
        private int rules;

        BoundedParser(Lexed lexed) {
            super(new CommonTokenStream(new ListTokenSource(lexed.forParser())));
        }

        @Override
        public void enterRule(ParserRuleContext localctx, int state, int ruleIndex) {
            super.enterRule(localctx, state, ruleIndex);
            if (++rules > MAX_RULES) {
                throw new TooDeep(getCurrentToken());
            }
        }

        @Override
        public void exitRule() {
            rules--;
            super.exitRule();
        }
    }
}
