package fopt.runtime.hook;

import java.util.Optional;

/// A language in which hooks may be written; a part of its own, found by [java.util.ServiceLoader].
public interface HookLanguage {
    /// What stands after `extern`: `python`, `js`.
    String name();

    /// Why it cannot be used here although it is known, and what to do about it; empty if it can.
    default Optional<String> missing() {
        return Optional.empty();
    }

    /// Whether code that runs often is compiled here, and not only interpreted. May start the language.
    default boolean compiles() {
        return false;
    }

    /// A guest for one run.
    ///
    /// @param seed what its own random numbers start from, so that equal runs see equal numbers
    /// @throws HookFailure for a reason of [HookFailure.Reason#MISSING] if it cannot be used here
    HookSession open(HookRules rules, long seed);
}
