package fopt.compiler.run;

import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.runtime.compress.Formula;
import fopt.runtime.function.Size;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Distribution;
import fopt.runtime.random.Stream;
import fopt.runtime.sim.Participation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A library that draws, too: numbers, and vectors like another one, from the stream that it has at the time. Vectors come from rooms that are used again.
final class Drawing implements BuiltInCalls {
    private final BuiltInCalls library;
    private final Rooms rooms;
    private Stream stream;

    Drawing(BuiltInCalls library, Rooms rooms) {
        this.library = library;
        this.rooms = rooms;
    }

    /// What the next draws come from.
    void from(Stream draws) {
        stream = draws;
    }

    @Override
    public Value call(Expr.Call c, Evaluator evaluator) {
        String id = c.callee() instanceof Expr.Ref r ? r.name().id() : "";
        return switch (id) {
            case "coin" -> new Value.Bool(drawn(Distribution.COIN, of(c, id, evaluator).number("p", 0, 0.5), 0) != 0);
            case "geometric" -> new Value.Num(drawn(Distribution.GEOMETRIC, of(c, id, evaluator).number("p", 0, 0.5), 0), true);
            case "rand_int" -> new Value.Num(drawn(Distribution.INTEGER, of(c, id, evaluator).number("a", 0, 0), of(c, id, evaluator).number("b", 1, 1)), true);
            case "normal" -> two(Distribution.NORMAL, of(c, id, evaluator), "mean", "std");
            case "rand" -> two(Distribution.UNIFORM, of(c, id, evaluator), "a", "b");
            case "laplace" -> two(Distribution.LAPLACE, of(c, id, evaluator), "mean", "scale");
            case "exponential" -> filled(Distribution.EXPONENTIAL, 1 / of(c, id, evaluator).number("rate", 0, 1), 0, of(c, id, evaluator), 1);
            case "sphere" -> sphere(of(c, id, evaluator));
            default -> library.call(c, evaluator);
        };
    }

    private static Arguments of(Expr.Call c, String id, Evaluator evaluator) {
        return Arguments.of(c, id, evaluator);
    }

    private double drawn(Distribution law, double a, double b) {
        return law.draw(stream, a, b);
    }

    private Value two(Distribution law, Arguments args, String first, String second) {
        return filled(law, args.number(first, 0, 0), args.number(second, 1, 1), args, 2);
    }

    /// One number, or as many as `like` has.
    private Value filled(Distribution law, double a, double b, Arguments args, int like) {
        if (args.find("shape", like + 1).isPresent()) {
            throw args.error("E717", "an attack draws numbers and vectors: say how many by `like`");
        }
        Value model = args.find("like", like).orElse(Value.of(0));
        if (model instanceof Value.Num) {
            return new Value.Num(law.draw(stream, a, b), false);
        }
        double[] out = rooms.take(length(model, args));
        law.fill(stream, a, b, out, 0, out.length);
        return new Value.Vector(out);
    }

    private Value sphere(Arguments args) {
        double[] out = rooms.take(length(args.need("like", 0), args));
        Distribution.NORMAL.fill(stream, 0, 1, out, 0, out.length);
        Kernels.scale(1 / Math.sqrt(Kernels.sumOfSquares(out, 0, out.length)), out, 0, out, 0, out.length);
        return new Value.Vector(out);
    }

    private static int length(Value like, Arguments args) {
        return switch (like) {
            case Value.Vector(double[] v) -> v.length;
            case Value.ListOf(List<Value> items) -> items.size();
            default -> throw args.error("E031", "`like` is a vector, but this is " + like.show());
        };
    }

    @Override
    public Value word(String id, Span place) {
        return library.word(id, place);
    }

    @Override
    public Value field(Value base, Name name, Span place) {
        return library.field(base, name, place);
    }

    @Override
    public Value placed(Place place, Value draw, Span at) {
        return library.placed(place, draw, at);
    }

    @Override
    public Participation participation(Value.Law law, int nodes, Function<String, double[]> perNode) {
        return library.participation(law, nodes, perNode);
    }

    @Override
    public Value problem(Decl.Problem problem, Map<String, Decl.Fun> funs, Map<String, ExternFunction> externs, Expr.Call call, Evaluator evaluator) {
        return library.problem(problem, funs, externs, call, evaluator);
    }

    @Override
    public Value extern(ExternFunction function, List<Value> arguments, Span place) {
        return library.extern(function, arguments, place);
    }

    @Override
    public Formula.Outer extern(ExternFunction function, List<Size> sizes, int dimension, Span place) {
        return library.extern(function, sizes, dimension, place);
    }

    @Override
    public Value run(Expr.Run run, fopt.compiler.eval.Names names) {
        return library.run(run, names);
    }
}
