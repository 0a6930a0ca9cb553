package fopt.runtime.hook;

/// What a hook takes or gives. `TRUTH` is 0 or 1; `WHOLE` is a whole number.
public enum HookKind { REAL, WHOLE, TRUTH, VECTOR, MATRIX }
