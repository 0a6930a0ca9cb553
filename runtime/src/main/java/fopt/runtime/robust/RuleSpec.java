package fopt.runtime.robust;

import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A rule as it is written in a program: `bucketing(krum(2), 2)`.
///
/// @param kind null for `mean`
/// @param options the numbers given, at most as many as the kind has; the rest are the usual ones
/// @param inner the rule that another one goes around, or null
public record RuleSpec(Rules.Kind kind, List<Double> options, RuleSpec inner) {
    public static final RuleSpec MEAN = new RuleSpec(null, List.of(), null);

    /// @throws UserError E330 if a number is out of range, E331 if there are too many, or the inner rule is missing
    public RuleSpec {
        if (kind != null) {
            if (options.size() > kind.options().size() || kind.around() != (inner != null)) {
                throw new UserError("E331", "`" + kind.name() + "` was given " + given(kind, options, inner) + ". It is written " + signature(kind) + ".");
            }
            for (int k = 0; k < options.size(); k++) {
                Rules.Option o = kind.options().get(k);
                boolean whole = !o.name().equals("radius");
                if (!(options.get(k) >= o.least()) || whole && options.get(k) != Math.rint(options.get(k))) {
                    throw new UserError("E330", "`" + o.name() + "` of `" + kind.name() + "` must be " + (whole ? "a whole number" : "a number")
                            + " of at least " + (long) o.least() + ", not " + options.get(k));
                }
            }
        }
        options = List.copyOf(options);
    }

    /// A rule of a host program. @param make makes one for each thread
    public static RuleSpec of(String name, Supplier<RobustRule> make) {
        return new RuleSpec(new Rules.Kind(name, false, List.of(), "A rule of the host.", (options, f, inner) -> make.get()), List.of(), null);
    }

    private static String given(Rules.Kind kind, List<Double> options, RuleSpec inner) {
        String numbers = options.isEmpty() ? "no number" : options.size() == 1 ? "one number" : options.size() + " numbers";
        return (inner != null ? "a rule and " : kind.around() ? "no rule, but " : "") + numbers;
    }

    private static String signature(Rules.Kind kind) {
        List<String> parts = new ArrayList<>(kind.around() ? List.of("rule") : List.of());
        kind.options().forEach(o -> parts.add(o.name()));
        return "`" + kind.name() + (parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(", ", "(", ")"))) + "`";
    }

    /// @param f how many vectors may be wrong, where the rule does not say
    public RobustRule make(int f) {
        if (kind == null) {
            return new Mean();
        }
        List<Double> all = new ArrayList<>(options);
        for (int k = all.size(); k < kind.options().size(); k++) {
            double usual = kind.options().get(k).usual();
            all.add(Double.isNaN(usual) ? f : usual);
        }
        return kind.make().of(all.stream().mapToDouble(Double::doubleValue).toArray(), f, inner == null ? null : inner.make(f));
    }

    /// As it is written.
    public String name() {
        if (kind == null) {
            return "mean";
        }
        List<String> parts = new ArrayList<>(inner == null ? List.of() : List.of(inner.name()));
        options.forEach(o -> parts.add(o == Math.rint(o) ? Long.toString(o.longValue()) : o.toString()));
        return kind.name() + (parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(", ", "(", ")")));
    }
}
