/// Functions that are not written in the language, as programs see them.
///
/// An `extern` declaration becomes an [fopt.compiler.hook.ExternFunction] ([fopt.compiler.hook.ExternDeclaration] says what is wrong with one), and so does a
/// function that the host gives. The sizes of vectors and matrices follow from those of the arguments: as shapes when a program is checked, as numbers
/// when a run is prepared ([fopt.compiler.hook.ExternSizes]).
///
/// ```
/// extern js fun residual(A: matrix(m, d), x: vector(d)) -> vector(m) from "residual.js"
/// ```
/// gives a vector as long as A has rows, and takes no x that is longer or shorter than a row of A.
package fopt.compiler.hook;
