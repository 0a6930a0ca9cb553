package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Lowers random choices, and sets of coordinates that are drawn.
final class SetDraws {
    private final Expressions expressions;
    private final Arithmetic arithmetic;
    private final CoordinateSets sets;

    SetDraws(Expressions expressions) {
        this.expressions = expressions;
        arithmetic = expressions.arithmetic;
        sets = expressions.sets;
    }

    Val lower(String id, Expr.Call c, Optional<Place> place) {
        return switch (id) {
            case "choose" -> choose(c, place);
            case "template" -> template(c);
            case "perm_k" -> partition(c);
            default -> throw new IllegalArgumentException(id);
        };
    }

    // ---- choose

    private Val choose(Expr.Call c, Optional<Place> place) {
        Val from = expressions.lower(expressions.required(c, "from"));
        Optional<Expr> size = expressions.argument(c, "k");
        if (size.isPresent()) {
            return subset(c, from, expressions.lower(size.get()), place);
        }
        Optional<Expr> weight = expressions.argument(c, "weight");
        if (weight.isPresent()) {
            return weighted(c, from, weight.get(), place);
        }
        return switch (from) {
            case Val.Const(Value.Range r) -> draw("choice", Op.Distribution.INTEGER, List.of(constant(r.from()), constant(r.to())), 1, place);
            case Val.Span s -> draw("choice", Op.Distribution.INTEGER,
                    List.of(expressions.store.scalar(s.from(), c.span()), expressions.store.scalar(s.to(), c.span())), 1, place);
            case Val.Const(Value.ListOf list) -> oneOf(list, c.span(), place);
            case Val v when Sorting.isList(v) -> entry(new FlatTables(expressions).of(v, c.span()), c.span(), place);
            default -> throw Unsupported.at(c.span(), "a choice from this");
        };
    }

    /// One of a list of which only the run shows what is in it, or how long it is.
    private Val entry(Val.Table list, Span at, Optional<Place> place) {
        Val k = draw("choice", Op.Distribution.INTEGER, List.of(constant(1), list.count()), 1, place);
        Entries entries = new Entries(expressions);
        return entries.at(entries.row(list, at), list.form(), expressions.store.scalar(k, at), Store.home(k));
    }

    private Val oneOf(Value.ListOf list, Span at, Optional<Place> place) {
        if (list.items().size() == 1) {
            return new Val.Const(list.items().getFirst());
        }
        Val k = draw("choice", Op.Distribution.INTEGER, List.of(constant(1), constant(list.items().size())), 1, place);
        return numbered(list, k, at);
    }

    /// One of a list or a range, with chances in proportion to weights.
    private Val weighted(Expr.Call c, Val from, Expr weight, Optional<Place> place) {
        Span at = c.span();
        List<Value> items = from instanceof Val.Const(Value known) ? Evaluator.items(known) : null;
        Val weights = expressions.functions.numbers(expressions.lower(weight), weight.span());
        if (items == null || items.size() != Store.length(weights)) {
            throw new EvaluationError(Diagnostic.of("E031", weight.span(), "a choice by weights needs as many weights as there is to choose from, and a list or range that is known before the run"));
        }
        Val share = draw("share", Op.Distribution.UNIFORM, List.of(constant(0), constant(1)), 1, place);
        Val k = expressions.functions.apply("pick", List.of(weights), List.of(share), at);
        return from instanceof Val.Const(Value.Range r) ? arithmetic.two(Fn.Two.ADD, k, new Val.Const(Value.of(r.from() - 1)), at)
                : numbered((Value.ListOf) ((Val.Const) from).value(), k, at);
    }

    /// Item k of a list of numbers, or of sets.
    private Val numbered(Value.ListOf list, Val k, Span at) {
        if (list.items().stream().allMatch(i -> i instanceof Value.Num)) {
            double[] numbers = list.items().stream().mapToDouble(i -> Evaluator.asNumber(i, at)).toArray();
            return new Val.Num(new Scalar.Entry(expressions.tables.constant("choices", numbers), expressions.store.scalar(k, at)), Store.home(k));
        }
        return sets.at(list, k, at);
    }

    private Val subset(Expr.Call c, Val from, Val k, Optional<Place> place) {
        int d = expressions.tables.dimension();
        if (!(from instanceof Val.Const(Value.Range r) && r.from() == 1 && r.to() == d)) {
            throw Unsupported.at(c.span(), "a random subset of other coordinates than 1..d");
        }
        Val count = sets.count(k, new Val.Const(Value.of(d)), c.span());
        Val marks = draw("chosen", Op.Distribution.SUBSET, List.of(expressions.store.scalar(count, c.span())), d, place);
        return new Val.Coordinates(marks, count instanceof Val.Const(Value.Num n) ? OptionalInt.of((int) n.value()) : OptionalInt.empty());
    }

    // ---- one draw, split between nodes

    /// Column j (from 0) of the pattern holds the coordinates k with (j - (k - 1) s) mod c < s: s columns for each coordinate. The columns are
    /// given to the c nodes of the cohort in a random order (Condat, Agarský, Richtárik 2022, CompressedScaffnew; TAMUNA, 2023).
    private Val template(Expr.Call c) {
        Span at = c.span();
        Val s = expressions.lower(expressions.required(c, "s"));
        Val nodes = new Val.Num(new Scalar.CohortSize(), Home.ONE);
        Val column = arithmetic.two(Fn.Two.SUB, place(nodes, at), one(), at);
        Val start = arithmetic.two(Fn.Two.MUL, arithmetic.two(Fn.Two.SUB, sets.counting(expressions.tables.dimension()), one(), at), s, at);
        Val row = arithmetic.two(Fn.Two.MOD, arithmetic.two(Fn.Two.SUB, column, start, at), nodes, at);
        return sets.marked(arithmetic.two(Fn.Two.LT, row, s, at), OptionalInt.empty(), at);
    }

    /// All coordinates in a random order, cut into nearly equal pieces, one for each node of the cohort (Perm-K: Szlendak, Tyurin, Richtárik 2021,
    /// without its scaling by the number of nodes).
    private Val partition(Expr.Call c) {
        Span at = c.span();
        int d = expressions.tables.dimension();
        Val nodes = new Val.Num(new Scalar.CohortSize(), Home.ONE);
        Val order = draw("order", Op.Distribution.PERMUTATION, List.of(constant(0)), d, Optional.of(Place.SHARED));
        Val piece = place(nodes, at);
        Val last = border(piece, nodes, d, at);
        Val first = border(arithmetic.two(Fn.Two.SUB, piece, one(), at), nodes, d, at);
        Val marks = arithmetic.two(Fn.Two.AND, arithmetic.two(Fn.Two.GT, order, first, at), arithmetic.two(Fn.Two.LE, order, last, at), at);
        return sets.marked(marks, OptionalInt.empty(), at);
    }

    private Val border(Val piece, Val pieces, int d, Span at) {
        Val share = arithmetic.two(Fn.Two.DIV, arithmetic.two(Fn.Two.MUL, piece, new Val.Const(Value.of(d)), at), pieces, at);
        return arithmetic.one(Fn.One.FLOOR, share, at);
    }

    /// The node's place in a random order of the cohort, the same order for all.
    private Val place(Val nodes, Span at) {
        Code code = expressions.code;
        Var target = code.temp("place", Home.NODE, 1);
        code.op(Home.NODE, new Op.Draw(target, Op.Distribution.PLACE, List.of(new Scalar.Rank(), expressions.store.scalar(nodes, at)),
                code.key(DrawKey.Who.EVERYBODY)));
        return expressions.load(target);
    }

    private static Val one() {
        return new Val.Const(Value.of(1));
    }

    private static Scalar constant(double value) {
        return new Scalar.Const(value);
    }

    private Val draw(String name, Op.Distribution law, List<Scalar> parameters, int length, Optional<Place> place) {
        Code code = expressions.code;
        Home home = place.map(Draws::home).orElse(Home.NODE);
        Var target = code.temp(name, home, length);
        code.op(target.home(), new Op.Draw(target, law, parameters, code.key(Draws.who(home))));
        if (law == Op.Distribution.INTEGER) {
            expressions.ranges.note(target, new Ranges.Range(expressions.ranges.of(parameters.get(0)).low(), expressions.ranges.of(parameters.get(1)).high(), true));
        }
        return expressions.load(target);
    }
}
