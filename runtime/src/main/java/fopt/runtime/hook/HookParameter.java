package fopt.runtime.hook;

/// A parameter of a hook, as it is declared.
public record HookParameter(String name, HookKind kind) {
}
