package fopt.compiler.run;

import fopt.compiler.eval.Value;
import fopt.runtime.compress.Combinators;
import fopt.runtime.compress.Compressors;
import java.util.List;
import java.util.Map;

/// Compressors made of others, as they are called in programs.
final class Combined {
    private static final Map<String, List<String>> PARAMETERS = Map.of("scaled", List.of("Q"), "induced", List.of("C", "Q"), "compose", List.of("A", "B"),
            "per_block", List.of("Q", "k"), "error_feedback", List.of("Q"));

    private Combined() {}

    static boolean knows(String id) {
        return PARAMETERS.containsKey(id);
    }

    /// @throws fopt.runtime.UserError if the classes of the compressors do not fit
    static Value of(String id, Arguments args) {
        List<Value> given = args.ordered(PARAMETERS.get(id));
        Compressors.Spec q = compressor(given.getFirst(), args);
        return new Value.Compressor(switch (id) {
            case "scaled" -> Combinators.scaled(q);
            case "induced" -> Combinators.induced(q, compressor(given.get(1), args));
            case "compose" -> Combinators.composed(q, compressor(given.get(1), args));
            case "per_block" -> Combinators.perBlock(q, Library.number(given.get(1), args).intValue());
            case "error_feedback" -> Combinators.errorFeedback(q);
            default -> throw new IllegalArgumentException(id);
        });
    }

    private static Compressors.Spec compressor(Value v, Arguments args) {
        if (v instanceof Value.Compressor q) {
            return q.spec();
        }
        throw args.error("E031", "`" + args.callee() + "` takes compressors, but this is " + v.show());
    }
}
