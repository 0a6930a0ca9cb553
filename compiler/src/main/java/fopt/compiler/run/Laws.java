package fopt.compiler.run;

import java.util.Set;

/// Names of laws of cohorts.
final class Laws {
    private static final Set<String> NAMES = Set.of("uniform", "independent", "poisson_sampling", "importance", "round_robin", "in_order", "everybody");

    private Laws() {}

    static boolean isLaw(String id) {
        return NAMES.contains(id);
    }
}
