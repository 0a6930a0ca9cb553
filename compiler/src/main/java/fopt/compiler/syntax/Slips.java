package fopt.compiler.syntax;

import static java.util.Map.entry;

import fopt.compiler.source.Nearest;
import fopt.grammar.FoptParser;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Slips that many make, mostly habits of other languages, and the way out of each.
final class Slips {
    private static final String BLOCKS = "blocks stand in braces: `if c { … }`; there is no `then`, `do`, `:` or `end`";
    private static final String COMMENT = "a comment starts with `#`";

    private static final String MINIMISER = "the minimiser is `x_star`, the minimum `f_star`";
    private static final String NAME = "a name is made of letters, digits and `_`: write `x_new`, `x_plus` or the like";
    private static final String PRIME = "to transpose, write `'`; a name has no prime, write `x_new` or the like";

    /// Characters that the language does not have.
    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            entry("%", "for the remainder, write `mod(a, b)`; a percentage is written without a space, `10%`"),
            entry("&", "write `and`"), entry("∧", "write `and`"), entry("∨", "write `or`"), entry("¬", "write `not x`"), entry("~", "write `not x`, or `!=`; what is drawn gets a name, `let ξ = minibatch(1)`"), entry("∼", "what is drawn gets a name: `let ξ = minibatch(1)`"),
            entry("!", "write `not x`"), entry("@", "the product of matrices is `*`, too"), entry("×", "write `*`"), entry("·", "write `*`"),
            entry("⋅", "write `*`"), entry("∗", "write `*`"), entry("⊙", "write `.*`"), entry("÷", "write `/`"), entry("−", "write `-`, the sign on the keyboard"),
            entry("–", "write `-`, the sign on the keyboard"), entry("“", "texts stand in straight quotes: `\"text\"`"),
            entry("”", "texts stand in straight quotes: `\"text\"`"), entry("`", "texts stand in straight quotes: `\"text\"`"), entry("√", "write `sqrt(x)`"),
            entry("∑", "over the nodes a sum is `sum_i(v)`, a mean `mean_i(v)`; over anything else, `sum(… for k in D)`"), entry("∏", "write `prod(… for k in …)`"), entry("∞", "write `inf`"),
            entry("∥", "the bars of a norm are `‖` (U+2016); or write `norm(x)`"), entry("→", "a function is written `x => x + 1`"),
            entry("↦", "a function is written `x => x + 1`"), entry("←", "to assign, write `=`"), entry("⟵", "to assign, write `=`"), entry("≔", "to assign, write `=`"), entry("≜", "to assign, write `=`"), entry("⊤", "to transpose, write `A'`"),
            entry("∂", "a gradient is written `∇f(x)` or `grad(f, x)`"), entry("?", "a choice is written `a if c else b`"),
            entry("∊", "write `in` or `∈`"), entry("⋆", MINIMISER), entry("★", MINIMISER), entry("⁎", MINIMISER), entry("⁺", NAME), entry("₊", NAME), entry("†", NAME), entry("′", PRIME), entry("½", "write `1/2`; in a name, `x_half`"), entry("⁻", "write `x^-1`"), entry("\u2019", "to transpose, write `'`; texts stand in `\"`"));

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// Words of other languages.
    private static final Map<String, String> WORDS = Map.ofEntries(
            entry("then", BLOCKS), entry("do", BLOCKS), entry("begin", BLOCKS), entry("end", BLOCKS), entry("endif", BLOCKS), entry("endfor", BLOCKS),
            entry("elif", "write `else if c { … }`"), entry("elseif", "write `else if c { … }`"), entry("elsif", "write `else if c { … }`"),
            entry("def", "a function is written `fun f(x) = …`"), entry("function", "a function is written `fun f(x) = …`"),
            entry("func", "a function is written `fun f(x) = …`"), entry("fn", "a function is written `fun f(x) = …`"),
            entry("lambda", "a function without a name is written `x => x + 1`"), entry("var", "a variable is declared by `let x = …`"),
            entry("val", "a variable is declared by `let x = …`"), entry("const", "a variable is declared by `let x = …`"),
            entry("nabla", "a gradient is written `∇f(x)` or `grad(f, x)`"), entry("grad", "a gradient is written `∇f(x)` or `grad(f, x)`"),
            entry("return", "there is no `return`: the last expression of a function is its value"), entry("mod", "for the remainder, write `mod(a, b)`"),
            entry("div", "for the whole part of a quotient, write `div(a, b)`"), entry("is", "to compare, write `==`"), entry("xor", "write `a != b`"),
            entry("foreach", "a loop is written `for k in 1..10 { … }`"), entry("loop", "a loop is written `repeat 10 { … }`"),
            entry("against", "`against` stands in front of `of`: `plot gap against bits of r`"),
            entry("parameter", "parameters stand in the brackets of the algorithm: `algorithm a(η = 0.1) { … }`"),
            entry("param", "parameters stand in the brackets of the algorithm: `algorithm a(η = 0.1) { … }`"),
            entry("state", "state is declared by where it lives: `node x = x0`, `server x = x0`, `public h = 0`, `shared y = 0`, `edge m = 0`"));

    /// Words that begin a declaration, where they read as names since something is wrong behind them.
    private static final Map<String, String> DECLARATIONS = Map.of("import", "an import is written `import \"file.fopt\"`",
            "test", "a test is written `test \"what holds\" { … }`", "extern", "a hook is written `extern python fun f(x: vector) -> real from \"file.py\"`",
            "compressor", "a compressor is written `compressor name(k) of v { … }`", "problem", "a problem is written `problem name(data) { … }`",
            "algorithm", "an algorithm is written `algorithm name(η = 0.1) { … }`");

    private static final List<String> CLAUSES = List.of("on", "over", "for", "until", "from", "measure", "every", "with");
    private static final List<String> BEGINNINGS = List.of("algorithm", "problem", "compressor", "import", "extern", "metric", "output", "require", "assign", "print", "plot", "report");

    private static final Map<String, String> UNITS = Map.ofEntries(
            entry("sec", "s"), entry("secs", "s"), entry("second", "s"), entry("seconds", "s"), entry("msec", "ms"), entry("millis", "ms"), entry("μs", "us"),
            entry("µs", "us"), entry("minute", "min"), entry("minutes", "min"), entry("hour", "h"), entry("hours", "h"), entry("bits", "bit"),
            entry("bytes", "B"), entry("Kbit", "kbit"), entry("Mb", "Mbit"),
            entry("Gb", "Gbit"), entry("Kbps", "kbps"), entry("mbps", "Mbps"), entry("gbps", "Gbps"));

    private static final BitSet COMPARISONS = Lexicon.types("==", "!=", "≠", "<", "<=", "≤", ">", ">=", "≥", "in", "∈");
    private static final BitSet BINARY = Lexicon.types("+", "*", "/", "\\", "^", ".+", ".-", ".*", "./", ".^", "==", "!=", "≠", "<", "<=", "≤", ">", ">=", "≥",
            "in", "∈", "and", "or", "..");

    private static final BitSet ARITHMETIC = Lexicon.types("+", "-", "*", "/", "=", "+=", "-=");

    /// The first one that knows the slip speaks.
    private static final List<Function<Spot, String>> RULES = List.of(Slips::character, Slips::doubledSign, PaperNotation::wayOut, Slips::plotOf, Slips::setting, Slips::each, Slips::word, Slips::clause, Slips::unit, Slips::sideBySide,
            Slips::point, Slips::quote, Slips::comment, Slips::brace, Slips::bracket, Slips::beginning, Slips::argument, Slips::equals, Slips::punctuation, Slips::comparison, Slips::lineStart,
            Slips::elseAlone, Slips::runInside, Slips::member, Slips::stateInside, Slips::compressed, Slips::reserved);

    private Slips() {}

    static Optional<String> wayOut(Spot spot) {
        return RULES.stream().map(rule -> rule.apply(spot)).filter(Objects::nonNull).findFirst();
    }

    private static String character(Spot s) {
        if (s.type() != FoptParser.UNKNOWN) {
            return null;
        }
        if (s.text(0).equals("%") && s.startsLine()) {
            return COMMENT;
        }
        if (s.text(0).equals("|")) {
            boolean doubled = s.text(1).equals("|");
            return s.expectsValue() ? doubled ? "a norm is written `‖x‖` or `norm(x)`" : "a modulus is written `abs(x)`"
                    : doubled ? "write `or`; a norm is written `‖x‖` or `norm(x)`" : "write `or`; a modulus is written `abs(x)`";
        }
        int power = SUPERSCRIPTS.indexOf(s.text(0));
        return power >= 0 ? "write `" + (!s.expectsOperator() ? "x" : s.text(-1).equals("‖") ? "‖…‖" : s.text(-1)) + "^" + power + "`" : CHARACTERS.get(s.text(0));
    }

    /// `**`, `<>`, `===`, `=<`, `:=`
    private static String doubledSign(Spot s) {
        if (s.type() == FoptParser.COLON && s.text(1).equals("=")) {
            return "to assign, write `=`";
        }
        return !s.touches(0) ? null : switch (s.text(-1) + s.text(0)) {
            case "**" -> "a power is written `^`";
            case "<>" -> "write `!=`";
            case "===" -> "write `==`";
            case "++" -> "write `+= 1`";
            default -> null;
        };
    }

    private static String word(Spot s) {
        if (WORDS.containsKey(s.text(0)) && !s.expectsValue()) {
            return WORDS.get(s.text(0));
        }
        return afterWord(s) ? WORDS.getOrDefault(s.text(-1), DECLARATIONS.get(s.text(-1))) : null;
    }

    /// Whether a part of an algorithm begins where a statement is expected: a block before it lacks its `}`.
    static boolean memberInside(Spot s) {
        return s.within(FoptParser.RULE_block) && s.startsLine(-1) && switch (s.text(-1)) {
            case "metric", "output", "require" -> s.type() == FoptParser.IDENT;
            case "init", "round" -> s.type() == FoptParser.LBRACE;
            default -> false;
        };
    }

    /// Whether the token before is the guilty one: a word of another language, or one that begins a declaration.
    static boolean afterWord(Spot s) {
        return s.type(-1) == FoptParser.IDENT && WORDS.containsKey(s.text(-1))
                || DECLARATIONS.containsKey(s.text(-1)) && s.startsLine(-1) && s.expectsOperator();
    }

    /// Slips in the clauses of a run or a plot.
    private static String clause(Spot s) {
        if (s.type(-1) == FoptParser.NUMBER && s.text(0).matches("rounds?|steps?|iterations?|iters?") && !s.expects("rounds")) {
            return "rounds are meant where no unit stands: `every " + s.text(-1) + "`";
        }
        if (s.type() == FoptParser.NUMBER && s.text(-1).matches("seeds?|threads") && s.expectsOperator()) {
            return "write `" + s.text(-1) + "(" + s.text(0) + ")`";
        }
        if (s.text(0).matches("on|over") && s.expectsOperator() && !s.within(FoptParser.RULE_runExpr)) {
            return "an algorithm runs by `run`: `let r = run a(η = 0.1) on p over ring(9) for 100 rounds`";
        }
        if (s.type() == FoptParser.IDENT && s.expects("measure") && s.expects("over")) {
            return Nearest.name(s.text(0), CLAUSES).map(c -> "did you mean `" + c + "`?").orElse(null);
        }
        return null;
    }

    /// What is plotted of what, and the parts of a plot in another order.
    private static String plotOf(Spot s) {
        if (s.text(0).matches("vs|versus") && s.expects("against")) {
            return "write `plot " + s.text(-1) + " against " + s.text(1) + " of …`";
        }
        if (s.text(0).equals("with") && s.type(-1) == FoptParser.STRING && s.text(-2).equals("to")) {
            return "`with` stands in front of `to`: `plot gap of r with log(y) to " + s.text(-1) + "`";
        }
        if (s.type() == FoptParser.STRING && s.expects("to") && !s.expects("with")) {
            return "write `to " + s.text(0) + "`";
        }
        if (s.text(0).equals("save") && s.type(1) == FoptParser.STRING && s.expects("to")) {
            return "write `to " + s.text(1) + "`";
        }
        if (!s.expects("of") || s.within(FoptParser.RULE_compressorDecl)) {
            return null;
        }
        if (s.text(-4).equals("against") && s.type(-2) == FoptParser.DOT && s.type(-6) == FoptParser.DOT) {
            return "write `plot " + s.text(-5) + " against " + s.text(-1) + " of " + s.text(-3) + "`";
        }
        if (s.type(-2) == FoptParser.DOT && Lexicon.isName(s.type(-1))) {
            return "write `plot " + s.text(-1) + " of " + s.text(-3) + "`";
        }
        return s.text(-2).equals("plot") && s.atEnd() ? "say what of it: `plot gap of " + s.text(-1) + "`, or `plot gap against bits of " + s.text(-1) + "`" : null;
    }

    /// Settings without `with`, `every` without `measure`.
    private static String setting(Spot s) {
        boolean clause = s.expects("measure") && s.expects("over");
        if (clause && s.text(0).equals("every")) {
            return "`every` belongs to `measure`, and stands behind it: `measure gap every " + s.text(1) + "`";
        }
        if (clause && s.text(0).matches("seeds?|threads|timing|byzantine|lossy|churn|precision|iterates") && s.text(1).equals("(")) {
            return "settings stand behind `with`: `with " + s.text(0) + "(…)`";
        }
        return s.type() == FoptParser.EQUALS && s.text(-1).matches("seeds?|threads|precision") && s.text(-2).matches("with|,") && s.expectsOperator()
                ? "write `" + s.text(-1) + "(" + s.text(1) + s.text(2).replaceAll("[^.]", "") + (s.text(2).equals("..") ? s.text(3) : "") + ")`" : null;
    }

    /// `each` elsewhere than in front of a whole argument.
    private static String each(Spot s) {
        if (s.type() != FoptParser.EACH || s.expects(FoptParser.EACH)) {
            return null;
        }
        return switch (s.type(-1)) {
            case FoptParser.EQUALS -> "`each` stands in the arguments of a run: give the list a name, `let steps = [0.1, 1]`, and write `run a(γ = each steps)`";
            case FoptParser.LPAREN, FoptParser.COMMA -> null;
            case FoptParser.RUN -> "a run has one algorithm: write a run for each of them, and show them together: `print a, b`";
            default -> s.text(-1).matches("on|over|from|for") ? "`each` stands in the arguments of the algorithm only; for several graphs or problems write a loop, `for g in [ring(9), star(9)] { … }`"
                    : "`each` stands in front of the whole argument: `γ = each 0.1 * [1, 2]`";
        };
    }

    private static String unit(Spot s) {
        if (s.type(-1) != FoptParser.NUMBER || !Lexicon.isName(s.type())) {
            return null;
        }
        int prefix = "kMG".indexOf(s.text(0).replace('K', 'k').charAt(0));
        if (s.text(0).matches("[kKMG]B") && prefix >= 0) {
            String bits = BigDecimal.valueOf(8).multiply(new BigDecimal(s.text(-1))).stripTrailingZeros().toPlainString();
            return "write `" + bits + " " + "kMG".charAt(prefix) + "bit`, or `" + s.text(-1) + " " + "KMG".charAt(prefix) + "iB`";
        }
        if (s.expects("rounds") && UNITS.get(s.text(0)) == null) {
            return "a run lasts `for 100 rounds`, `for 10 epochs`, for a time as in `for 30 s`, or for bits as in `for 10 Mbit`";
        }
        String unit = UNITS.get(s.text(0));
        if (unit != null && s.text(1).equals("/") && s.text(2).equals("s")) {
            return "write `" + s.text(-1) + " " + unit.replace("bit", "bps") + "`";
        }
        return unit == null ? null : "write `" + s.text(-1) + " " + unit + "`";
    }

    private static String sideBySide(Spot s) {
        boolean operand = Lexicon.isName(s.type()) || s.type() == FoptParser.NABLA || s.type() == FoptParser.BARS || s.type() == FoptParser.LANGLE;
        if (s.type(-1) == FoptParser.PERCENT && (operand || s.type() == FoptParser.NUMBER)) {
            return "for the remainder, write `mod(a, b)`; for a share of something, `" + s.text(-1) + " * " + s.text(0) + "`";
        }
        if (Lexicon.isName(s.type()) && s.expectsOperator() && s.text(1).matches("[-+*/]?=")) {
            return "each statement has a line of its own";
        }
        boolean factor = s.type() == FoptParser.IDENT && s.expectsOperator();
        if (factor && s.type(-1) == FoptParser.TICK) {
            return "a product needs its sign: `" + s.text(-2) + "' * " + s.text(0) + "`";
        }
        if (factor && s.type(-1) == FoptParser.IDENT && s.is(-2, ARITHMETIC)) {
            return "a product needs its sign: `" + s.text(-1) + " * " + s.text(0) + "`";
        }
        if (s.type(-1) != FoptParser.NUMBER || !operand) {
            return null;
        }
        return s.text(0).matches("_[0-9].*") ? "digits are written without separators" : "a product needs its sign: `" + s.text(-1) + " * " + s.text(0) + "`";
    }

    /// `.5` and `5.`
    private static String point(Spot s) {
        if (s.type() == FoptParser.DOT && s.type(1) == FoptParser.NUMBER) {
            return "a point needs digits on both sides: `0." + s.text(1) + "`";
        }
        boolean open = s.type(-1) == FoptParser.DOT && s.type(-2) == FoptParser.NUMBER;
        return open ? "a point needs digits on both sides: `" + s.text(-2) + ".0`" : null;
    }

    private static String quote(Spot s) {
        if (s.type() == FoptParser.STRING && s.type(-1) == FoptParser.IDENT && s.touches(0) && s.text(-1).length() == 1) {
            return "texts and values stand side by side, with commas: `print \"gap\", r.gap`";
        }
        return s.type() == FoptParser.TICK && s.expectsValue() ? "texts stand in double quotes: `\"text\"`; a prime behind a value transposes" : null;
    }

    private static String comment(Spot s) {
        boolean slashes = s.type(-1) == FoptParser.SLASH && (s.type() == FoptParser.SLASH || s.type() == FoptParser.STAR) && s.touches(0);
        return slashes || s.type() == FoptParser.SLASH && s.text(1).matches("[/*]") ? COMMENT : null;
    }

    private static String brace(Spot s) {
        if (s.type() != FoptParser.LBRACE) {
            return s.expects(FoptParser.LBRACE) && s.type() == FoptParser.NL && s.type(1) == FoptParser.LBRACE
                    ? "put `{` at the end of the line before" : null;
        }
        if (s.type(-1) == FoptParser.FAT_ARROW) {
            return "what follows `=>` is one expression; for more, write `fun f(x) { … }`, and pass `f`";
        }
        return s.expectsValue() && !Lexicon.isReserved(s.type(-1)) ? "a list stands in `[ ]`, a group in `( )`; braces are for blocks" : null;
    }

    private static String bracket(Spot s) {
        if (s.type() == FoptParser.LPAREN) {
            return switch (s.type(-1)) {
                case FoptParser.LET -> "write several names without brackets: `let a, b = …`";
                case FoptParser.FOR -> "write the loop without brackets: `for a, b in … { … }`";
                default -> s.type(-2) == FoptParser.LET ? "a function is written `fun " + s.text(-1) + "(…) = …`" : null;
            };
        }
        boolean closes = s.type() == FoptParser.RPAREN || s.type() == FoptParser.RBRACKET;
        return closes && s.type(-1) == FoptParser.COMMA ? "leave out the last comma" : null;
    }

    /// `algoritm a(…) {`
    private static String beginning(Spot s) {
        return s.type(-1) == FoptParser.IDENT && s.startsLine(-1) && Lexicon.isName(s.type()) && s.expectsOperator()
                ? Nearest.name(s.text(-1), BEGINNINGS).map(w -> "did you mean `" + w + "`?").orElse(null) : null;
    }

    /// `ring 9`
    private static String argument(Spot s) {
        return s.type() == FoptParser.NUMBER && s.type(-1) == FoptParser.IDENT && s.expectsOperator()
                ? "arguments stand in parentheses, `" + s.text(-1) + "(" + s.text(0) + ")`; a product needs its sign, `" + s.text(-1) + " * " + s.text(0) + "`" : null;
    }

    private static String equals(Spot s) {
        if (s.type() == FoptParser.COMMA && s.expects(FoptParser.LBRACE) && s.firstOfLine().equals("for")) {
            return "several values stand in a list: `for g in [a, b] { … }`";
        }
        if (s.type() == FoptParser.EQ && s.expects(FoptParser.EQUALS)) {
            return "`==` compares; to give a value, write `=`";
        }
        if (s.type() != FoptParser.EQUALS) {
            return s.type() == FoptParser.NL && s.expects(FoptParser.EQUALS) && s.within(FoptParser.RULE_stateVar)
                    ? "give the variable its first value, as in `node x = x0`; `0` is the zero of every shape" : null;
        }
        if (s.expects(FoptParser.IN) && s.within(FoptParser.RULE_loopRange)) {
            return "a loop is written `for k in 1..10 { … }`";
        }
        return s.text(1).equals("<") ? "write `<=`" : s.expectsOperator() ? "to compare, write `==`" : null;
    }

    private static String punctuation(Spot s) {
        return switch (s.type()) {
            case FoptParser.SEMICOLON -> "a statement ends with its line; `;` stands only before the samples of a call, as in `∇f(x; 32)`";
            case FoptParser.COLON -> colon(s);
            case FoptParser.ARROW -> "a function is written `x => x + 1`";
            case FoptParser.FAT_ARROW -> s.expects(FoptParser.EQUALS) ? "a function is written `fun f(x) = …`"
                    : "several parameters stand in brackets: `(x, y) => x + y`";
            case FoptParser.RANGE -> "a range has two ends, `1..9`; for steps, write `[2 * k for k in 1..5]`";
            default -> null;
        };
    }

    private static String colon(Spot s) {
        if (s.within(FoptParser.RULE_index)) {
            return "a range is written `1..3`";
        }
        if (s.type(-2) == FoptParser.LET) {
            return "a variable has the type of its value: `let " + s.text(-1) + " = …`";
        }
        return s.expects(FoptParser.LBRACE) ? BLOCKS : null;
    }

    private static String comparison(Spot s) {
        return s.is(COMPARISONS) && s.expects(FoptParser.AND) ? "comparisons do not chain: write `a < b and b < c`" : null;
    }

    /// An operator where a line begins.
    private static String lineStart(Spot s) {
        if (s.is(BINARY) && s.startsLine()) {
            return "to go on with the line above, end that line with `" + s.text(0) + "`";
        }
        return s.type() == FoptParser.PLUS && s.expectsValue() ? "leave out the sign `+`" : null;
    }

    private static String elseAlone(Spot s) {
        return s.type() == FoptParser.ELSE ? "`else` stands behind the `}` of an `if`, or in `a if c else b`" : null;
    }

    private static String runInside(Spot s) {
        return s.type() == FoptParser.RUN && s.expectsValue() ? "inside an expression a run stands in brackets: `(run a() on p for 100 rounds).x`" : null;
    }

    /// A statement between the members of an algorithm.
    private static String member(Spot s) {
        if (!s.expects(FoptParser.NODE) || !s.expects(FoptParser.FUN) || s.expects(FoptParser.LET)) {
            return null;
        }
        if (s.type() == FoptParser.FOR) {
            return "what is done again and again stands in `round { … }`; how often, the run says: `run a() on p for 100 rounds`";
        }
        return Lexicon.isName(s.type()) && (s.type(1) == FoptParser.EQUALS || s.type(1) == FoptParser.COLON)
                ? "declare `" + s.text(0) + "` by where it lives (`node`, `server`, `public`, `shared`, `edge`), or assign it inside `round { … }`"
                : "statements stand inside `init { … }` or `round { … }`";
    }

    /// State declared within a round.
    private static String stateInside(Spot s) {
        boolean place = switch (s.type()) {
            case FoptParser.NODE, FoptParser.SERVER, FoptParser.PUBLIC, FoptParser.SHARED, FoptParser.EDGE -> true;
            default -> false;
        };
        return place && s.expects(FoptParser.LET) && Lexicon.isName(s.type(1))
                ? "what lasts for a while in a round is `let " + s.text(1) + " = …`, and lives where its value does; state is declared in front of `init` and `round`" : null;
    }

    private static String compressed(Spot s) {
        return s.expects("of") && s.within(FoptParser.RULE_compressorDecl) ? DECLARATIONS.get("compressor") : null;
    }

    /// A reserved word where a name should be.
    private static String reserved(Spot s) {
        if (s.type() == FoptParser.NODE && s.text(1).equals("=") && s.within(FoptParser.RULE_call)) {
            return "did you mean `nodes`?";
        }
        boolean asName = s.expects(FoptParser.IDENT) && Lexicon.isReserved(s.type()) && !Lexicon.isReserved(s.type(1));
        return asName ? "`" + s.text(0) + "` is a word of the language; as a name, take another, such as `" + s.text(0) + "_1`" : null;
    }
}
