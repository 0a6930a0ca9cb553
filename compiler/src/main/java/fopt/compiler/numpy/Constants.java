package fopt.compiler.numpy;

import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.runtime.Parameter;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import java.util.stream.Collectors;

/// Writes values that are known before the run.
final class Constants {
    private Constants() {}

    static String text(Value v, Frame frame, Span place) {
        return switch (v) {
            case Value.Num x -> Numbers.number(x.value(), x.integer());
            case Value.Quantity x -> Numbers.number(x.value(), false);
            case Value.Bool x -> x.value() ? "True" : "False";
            case Value.Vector x -> Numbers.array(x.entries());
            case Value.Matrix x -> Numbers.matrix(x.entries(), x.columns());
            case Value.ListOf x -> x.items().stream().map(item -> text(item, frame, place)).collect(Collectors.joining(", ", "[", "]"));
            case Value.Range x -> "range(" + x.from() + ", " + (x.to() + 1) + ")";
            case Value.Compressor x -> function(x.spec(), frame, place);
            case Value other -> throw Untranscribed.at(place, "`" + other.show() + "` here");
        };
    }

    /// A compressor as a function of one vector.
    private static String function(Compressors.Spec spec, Frame frame, Span place) {
        String call = call(spec, "v", frame, place);
        return call.endsWith("(v)") ? call.substring(0, call.length() - 3) : "lambda v: " + call;
    }

    /// A compressor applied to a vector.
    static String call(Compressors.Spec spec, String vector, Frame frame, Span place) {
        String name = spec.kind().name();
        Decl.Compressor own = frame.run.declarations().compressors().get(Spelling.canonical(name));
        if (own != null) {
            name = PythonNames.plain(own.name().id());
            frame.library.add(name, CompressorText.of(own, frame.run.declarations().funs()));
        } else if (!frame.library.has(name)) {
            throw Untranscribed.at(place, "the compressor `" + spec.name() + "`");
        }
        if (spec.draw() == Compressor.Draw.SHARED) {
            throw Untranscribed.at(place, "a draw of a compressor that all nodes share");
        }
        boolean size = own == null && !spec.arguments().isEmpty() && name.contains("_k");
        int d = frame.run.problem().dimension();
        String arguments = spec.arguments().stream()
                .map(a -> size ? Integer.toString(Math.min(d, Parameter.count(a, d))) : a instanceof Double x ? Numbers.number(x, false) : a.toString())
                .map(a -> ", " + a).collect(Collectors.joining());
        return name + "(" + vector + arguments + ")";
    }
}
