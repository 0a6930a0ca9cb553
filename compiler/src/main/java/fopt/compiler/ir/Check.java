package fopt.compiler.ir;

/// Conditions that the constructors of the IR enforce.
final class Check {
    private Check() {}

    static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("ill-formed IR: " + message);
        }
    }
}
