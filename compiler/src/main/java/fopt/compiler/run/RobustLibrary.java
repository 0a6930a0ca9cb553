package fopt.compiler.run;

import fopt.compiler.eval.Value;
import fopt.runtime.robust.RuleSpec;
import fopt.runtime.robust.Rules;
import java.util.ArrayList;
import java.util.List;

/// Robust rules as values: `krum`, `bucketing(krum, 2)`.
final class RobustLibrary {
    private RobustLibrary() {}

    static boolean knows(String id) {
        return Rules.byName(id).isPresent();
    }

    static Value of(String id, Arguments args) {
        Rules.Kind kind = Rules.byName(id).orElseThrow();
        List<Value> given = new ArrayList<>(args.positional());
        List<String> names = kind.options().stream().map(Rules.Option::name).toList();
        RuleSpec inner = null;
        if (kind.around()) {
            Value first = given.isEmpty() ? args.named().get("rule") : given.removeFirst();
            inner = first == null ? null : rule(first, args);
        }
        List<Double> options = new ArrayList<>(given.stream().map(v -> fopt.compiler.eval.Evaluator.asNumber(v, args.place())).toList());
        for (String name : names.subList(Math.min(options.size(), names.size()), names.size())) {
            if (!args.named().containsKey(name)) {
                break;
            }
            options.add(fopt.compiler.eval.Evaluator.asNumber(args.named().get(name), args.place()));
        }
        return new Value.Rule(new RuleSpec(kind, options, inner));
    }

    private static RuleSpec rule(Value v, Arguments args) {
        if (v instanceof Value.Rule r) {
            return r.spec();
        }
        if (v instanceof Value.Word w && w.id().equals("mean")) {
            return RuleSpec.MEAN;
        }
        throw args.error("E031", "`" + args.callee() + "` goes around a rule of the language, such as `krum`, but this is " + v.show());
    }
}
