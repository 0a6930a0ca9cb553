/// Typesets algorithms as boxes in LaTeX, with the packages `algorithm` and `algpseudocode`.
///
/// `LatexBox` writes the box, `Statements` its lines, `Formulas` and `Calls` the mathematics, `MathNames` names and `Prose` words. A variable of
/// the nodes has the index i (from the typed tree), and j where a neighbour's is meant.
package fopt.compiler.latex;
