package fopt.runtime.hook;

/// A language in which hooks may be written; a part of its own, found by [java.util.ServiceLoader].
public interface HookLanguage {
    /// What stands after `extern`: `python`, `js`.
    String name();

    /// A guest for one run.
    HookSession open(HookRules rules);
}
