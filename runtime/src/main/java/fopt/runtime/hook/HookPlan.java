package fopt.runtime.hook;

import java.util.List;
import java.util.Map;

/// The hooks of one run.
///
/// @param uses  the places at which they are called, by number
/// @param rules what each guest language may do; one that is not there is closed to the run
public record HookPlan(List<HookUse> uses, Map<String, HookRules> rules) {
    public static final HookPlan NONE = new HookPlan(List.of(), Map.of());

    public HookPlan {
        uses = List.copyOf(uses);
        rules = Map.copyOf(rules);
    }
}
