package fopt.compiler.latex;

/// A formula in LaTeX.
///
/// @param binding how tightly it binds, see the constants
record Tex(String text, int binding) {
    static final int CHOICE = 0;
    static final int LOGIC = 1;
    static final int RELATION = 2;
    static final int SUM = 3;
    static final int PRODUCT = 4;
    /// A sum or mean over nodes: it reaches as far to the right as a product does.
    static final int GREAT = 5;
    static final int SIGN = 6;
    static final int ATOM = 7;

    static Tex atom(String text) {
        return new Tex(text, ATOM);
    }

    /// The text, in parentheses if it binds less tightly.
    String within(int least) {
        return binding >= least ? text : "\\left(" + text + "\\right)";
    }
}
