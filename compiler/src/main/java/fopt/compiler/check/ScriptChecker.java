package fopt.compiler.check;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Unit;

/// Checks a script as a whole.
public final class ScriptChecker {
    private ScriptChecker() {}

    public static void check(Unit unit, Declarations library, Diagnostics diagnostics) {
        Declarations all = library.plus(unit);
        for (Item item : unit.items()) {
            if (item instanceof Decl.Algorithm a) {
                Checker.check(a, Arguments.NONE, all, diagnostics);
            }
        }
    }
}
