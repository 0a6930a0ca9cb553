package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.grammar.FoptParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Says what is wrong where the parser stopped: what was found, what was expected, and the way out where the slip is a common one.
final class SyntaxErrors {
    private static final Set<Integer> INVISIBLE = Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE, (int) Character.UNASSIGNED, (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR);

    private final Lexed lexed;
    private final Diagnostics diagnostics;
    private final Brackets brackets;
    /// Whether a `}` was missing: what follows is read in the wrong place, so that nothing more is said of it.
    private boolean lost;

    SyntaxErrors(Lexed lexed, Diagnostics diagnostics) {
        this.lexed = lexed;
        this.diagnostics = diagnostics;
        this.brackets = new Brackets(lexed);
    }

    /// Whether the program has more `}` than `{`.
    boolean bracesCloseTooOften() {
        return brackets.closeTooOften();
    }

    void report(Token found, IntervalSet expected, RuleContext ctx) {
        if (lost) {
            return;
        }
        Spot spot = new Spot(lexed, found.getTokenIndex(), expected, ctx);
        diagnostics.add(switch (spot.type()) {
            case FoptParser.UNTERMINATED -> Diagnostic.of("E001", spot.span(), "this text has no end").help("close it with `\"` on the same line");
            case FoptParser.UNTERMINATED_RAW -> Diagnostic.of("E001", spot.span(), "this code has no end").help("close it with `\"\"\"`");
            case FoptParser.UNKNOWN -> unknown(spot);
            case FoptParser.NL, Token.EOF -> spot.expects(FoptParser.RBRACE) ? openBlock(spot) : plain(spot);
            default -> Slips.memberInside(spot) ? memberInside(spot) : plain(spot);
        });
    }

    /// `metric`, `output` or `init` where statements stand.
    private Diagnostic memberInside(Spot spot) {
        lost = true;
        Diagnostic d = Diagnostic.of("E002", spot.span(-1), "found `" + spot.text(-1) + "` inside a block, expected `}` before it").help("add the missing `}`");
        return brackets.openBrace(spot.index()).map(b -> d.note(b, "this `{` has no `}`")).orElse(d);
    }

    private Diagnostic plain(Spot spot) {
        Diagnostic d = Diagnostic.of("E002", spot.span(), "found " + Expected.found(spot) + otherwise(spot));
        Optional<String> help = Slips.wayOut(spot);
        Diagnostic said = help.isPresent() ? d.help(help.get()) : d;
        return closes(spot) ? brackets.open(spot.index()).map(b -> said.note(b, "`" + b.text() + "` is open since here")).orElse(said) : said;
    }

    private static String otherwise(Spot spot) {
        if (spot.type() == FoptParser.RBRACE && spot.ctx().getRuleIndex() == FoptParser.RULE_script) {
            return ", but no block is open here";
        }
        return Slips.afterWord(spot) ? " after `" + spot.text(-1) + "`" : ", expected " + Expected.wanted(spot);
    }

    private static boolean closes(Spot spot) {
        return spot.expects(FoptParser.RPAREN) || spot.expects(FoptParser.RBRACKET) || spot.expects(FoptParser.RANGLE);
    }

    /// The program ends, or a declaration begins, inside a block.
    private Diagnostic openBlock(Spot spot) {
        boolean ends = spot.type() == Token.EOF;
        Diagnostic d = ends ? Diagnostic.of("E002", spot.span(), "the program ends inside a block")
                : Diagnostic.of("E002", lexed.span(lexed.forParser().get(spot.index() + 1)), "found `" + spot.text(1) + "` inside a block, expected `}` before it");
        Diagnostic said = d.help(ends ? "add the missing `}`" : "add the missing `}` in front of the declaration");
        return brackets.openBrace(spot.index()).map(b -> said.note(b, "this `{` has no `}`")).orElse(said);
    }

    private Diagnostic unknown(Spot spot) {
        String c = spot.text(0);
        Optional<String> help = Slips.wayOut(spot);
        if (help.isPresent()) {
            return Diagnostic.of("E002", spot.span(), "found `" + c + "`, which has no meaning here").help(help.get());
        }
        String code = String.format("U+%04X", c.codePointAt(0));
        return Diagnostic.of("E001", spot.span(), INVISIBLE.contains(Character.getType(c.codePointAt(0)))
                ? "found the invisible character " + code + ", which has no meaning in the language"
                : "found `" + c + "` (" + code + "), which has no meaning in the language");
    }
}
