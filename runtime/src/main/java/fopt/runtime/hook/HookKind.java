package fopt.runtime.hook;

/// What a hook takes or gives. `TRUTH` is 0 or 1; `WHOLE` is a whole number. `NOTHING` is what a function gives that is called for what it does
/// (a callback): whatever comes back is ignored, and its value has no numbers.
public enum HookKind { REAL, WHOLE, TRUTH, VECTOR, MATRIX, NOTHING }
