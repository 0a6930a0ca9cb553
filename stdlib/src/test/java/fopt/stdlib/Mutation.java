package fopt.stdlib;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Rewriter;
import fopt.compiler.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Small changes of a program, such as somebody makes who is not careful: an expression for another one, a call more, a line less, a statement that
/// moves under a condition. The same seed gives the same change.
final class Mutation {
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "-1", "0.5", "1.5", "10%", "1e-300", "1e300", "n", "d", "m", "i", "j", "round", "rank",
            "m_i", "L", "degree", "0 / 0", "1 / 0", "i == 1", "1..2", "1..d", "nodes", "all", "true");
    private static final List<String> POINTS = List.of("x0", "x", "∇f(x0)", "ones(d)", "[x0, x0]", "data.A", "data.b", "hess(f, x0)", "W", "W[i, j]", "eye(d)", "x_star", "data");
    private static final List<String> AROUND = List.of("(%s)'", "-(%s)", "‖%s‖", "abs(%s)", "sort(%s)", "sum(%s)", "max(%s, 0)", "mean(%s)", "sign(%s)", "gossip(%s)",
            "exchange(%s)", "mean_i(%s)", "broadcast(%s)", "gather(%s)", "allmean(%s)", "compress(%s, top_k(1))", "compress(%s, 1..2)", "reals(%s)", "(%s)[1]", "(%s)[i]",
            "(%s)[1..2]", "(%s)[1, 2]", "[%s]", "[%s for q in 1..2]", "sum(%s for q in 1..3 if q != 2)", "argmin(q * %s for q in 1..3)", "(%s if i == 1 else 0 * x0)",
            "(%s if coin(0.5))", "(%s if round > 1 else %s)", "delay(%s, 1)", "shared normal(0, 1, like = %s)", "largest(1, %s)", "diag(%s)", "matrix([%s, %s])",
            "clip_norm(%s, 1)", "prox(r, %s, 1)", "prox(f, %s, 0.1)", "∇f(%s)", "∇f(%s; 1)", "f(%s)", "hvp(f, x0, %s)", "norm1(%s)", "zip(%s, %s)", "size(%s)", "choose(%s)",
            "%s .* %s", "%s * %s", "%s \\ %s", "⟨%s, %s⟩", "%s .^ 2", "%s in 1..2", "not %s", "indicator(%s)", "blocks(%s)", "fetch(%s, from = 1)", "krum(gather(%s))",
            "release(%s, 1, normal(0, 1, like = %s))", "average(%s)", "(q => q)(%s)", "max(%s for s in all)", "sum(v for v in exchange(%s))", "sum(%s; 1)", "quantile(%s, 0.5)");
    private static final List<String> LINES = List.of("if i == 1 {\n%s\n}", "if round > 1 {\n%s\n} else {\n%s\n}", "local 2 {\n%s\n}", "repeat 2 {\n%s\n}", "repeat i {\n%s\n}",
            "on uniform(2) {\n%s\n}", "for q in 1..2 {\n%s\n}", "for q in [x0, 2 * x0] {\n%s\n}", "while round < 1 max 2 {\n%s\n}", "for ξ in epoch(2) {\n%s\n}",
            "if shared coin(0.5) {\n%s\n}", "if coin(0.5) {\n%s\n}", "let q = x0\n%s", "fun q(v) = v\n%s", "%s\n%s", "", "after 1 ms {\n%s\n}", "on nobody {\n%s\n}");
    private static final List<String> PLACES = List.of("node", "server", "shared", "public", "edge");

    private final SplittableRandom random;

    Mutation(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param declarations the part of the program that changes
    String of(String declarations) {
        String text = declarations;
        for (int k = random.nextInt(4) / 2; k >= 0; k--) {
            text = once(text);
        }
        return text;
    }

    private String once(String text) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> expression(text, other -> other);
            case 4, 5, 6 -> expression(text, own -> pick(AROUND).replace("%s", own));
            case 7 -> expression(text, own -> pick(random.nextBoolean() ? NUMBERS : POINTS));
            case 8, 9 -> statement(text);
            case 10 -> text.replaceFirst("\\b" + pick(PLACES) + "\\b", pick(PLACES));
            default -> token(text);
        };
    }

    private interface Change {
        String of(String text);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// One expression becomes another of the program, or what `change` makes of it or of the other.
    private String expression(String text, Change change) {
        List<Span> all = new Collected(text).expressions;
        if (all.isEmpty()) {
            return token(text);
        }
        Span at = all.get(random.nextInt(all.size()));
        Span other = random.nextInt(4) == 0 ? at : all.get(random.nextInt(all.size()));
        return text.substring(0, at.start()) + change.of(random.nextInt(3) == 0 ? other.text() : change.of("").isEmpty() ? other.text() : at.text()) + text.substring(at.end());
    }

    private String statement(String text) {
        List<Span> all = new Collected(text).statements;
        if (all.isEmpty()) {
            return token(text);
        }
        Span at = all.get(random.nextInt(all.size()));
        Span other = all.get(random.nextInt(all.size()));
        String moved = random.nextInt(3) == 0 ? other.text() : at.text();
        return text.substring(0, at.start()) + pick(LINES).replace("%s", moved) + text.substring(at.end());
    }

    /// A character or a word is missing, there twice, or another one.
    private String token(String text) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(4));
        int from = random.nextInt(text.length());
        String other = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(6)));
        return text.substring(0, at) + (random.nextBoolean() ? other : "") + text.substring(random.nextBoolean() ? at : end);
    }

    /// The places of expressions and statements.
    private static final class Collected extends Rewriter {
        final List<Span> expressions = new ArrayList<>();
        final List<Span> statements = new ArrayList<>();

        Collected(String text) {
            Diagnostics diagnostics = new Diagnostics();
            Parser.parse(new Source("mutant", text), diagnostics).items().forEach(item -> {
                if (item instanceof Decl.Algorithm a) {
                    a.parameters().forEach(p -> p.value().ifPresent(this::of));
                    a.members().forEach(this::member);
                } else if (item instanceof Decl.Fun f) {
                    function(f);
                } else if (item instanceof Decl.Problem p) {
                    p.items().forEach(this::item);
                } else if (item instanceof Decl.Compressor c) {
                    block(c.body());
                }
            });
        }

        @Override
        protected Optional<Expr> instead(Expr e) {
            expressions.add(e.span());
            return Optional.empty();
        }

        private void item(Decl.ProblemItem item) {
            switch (item) {
                case Decl.ProblemItem.Formula f -> of(f.value());
                case Decl.ProblemItem.Gradient g -> of(g.value());
                case Decl.ProblemItem.Constant c -> of(c.value());
                case Decl.ProblemItem.Sample s -> of(s.data());
                case Decl.ProblemItem.Let l -> l.values().forEach(this::of);
            }
        }

        private void member(Decl.Member m) {
            switch (m) {
                case Decl.Member.Require r -> of(r.condition());
                case Decl.Member.State s -> of(s.value());
                case Decl.Member.Function f -> function(f.fun());
                case Decl.Member.Init b -> block(b.body());
                case Decl.Member.Job b -> block(b.body());
                case Decl.Member.Round b -> block(b.body());
                case Decl.Member.When b -> block(b.body());
                case Decl.Member.Every b -> block(b.body());
                case Decl.Member.Output o -> of(o.value());
                case Decl.Member.Metric o -> of(o.value());
            }
        }

        private void function(Decl.Fun f) {
            f.value().ifPresent(this::of);
            f.body().ifPresent(this::block);
        }

        private void block(Stmt.Block b) {
            for (Stmt s : b.statements()) {
                statements.add(s.span());
                of(s);
                switch (s) {
                    case Stmt.If i -> {
                        block(i.then());
                        i.otherwise().ifPresent(this::block);
                    }
                    case Stmt.For f -> block(f.body());
                    case Stmt.While w -> block(w.body());
                    case Stmt.Repeat r -> block(r.body());
                    case Stmt.Local l -> block(l.body());
                    case Stmt.On on -> block(on.body());
                    default -> { }
                }
            }
        }
    }
}
