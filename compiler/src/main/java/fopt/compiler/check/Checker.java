package fopt.compiler.check;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;

/// Checks an algorithm: names, placements, knowledge, shapes, and what each value that is sent needs.
public final class Checker {
    private Checker() {}

    /// What is known of `algorithm` when it is used with `arguments`. All errors and warnings go into `diagnostics`; if there are errors, the
    /// result is only good for showing.
    ///
    /// @param declarations the functions that the program sees
    public static Typing check(Decl.Algorithm algorithm, Arguments arguments, Declarations declarations, Diagnostics diagnostics) {
        return new AlgorithmChecker(algorithm, arguments, declarations, diagnostics).check();
    }
}
