/// Differentiation of formulas at compile time, for problems of one's own.
///
/// A formula becomes a graph of [fopt.compiler.diff.Node]s, built by a [fopt.compiler.diff.Graph], which shares equal parts and simplifies as it builds.
/// Derivatives are further nodes of the same graph, so that they can be differentiated again:
///
/// ```java
/// Graph g = new Graph();
/// Node x = g.variable(Frame.POINT, 0, Extent.vector(d));
/// Node loss = g.softplus(g.negate(g.multiply(g.label(), g.product(x))));       // log(1 + exp(−b⟨a, x⟩)), one number for each sample
/// Node f = g.mean(loss);                                                       // one number
/// Node slope = new Reverse(g).gradient(f, List.of(x)).getFirst();              // reverse mode
/// Node curved = new Forward(g, Map.of(x, v)).of(slope);                        // forward over reverse: the Hessian times v
/// Tape tape = new Assembler(g).gradient(slope, …);                             // instructions over blocks of samples
/// ```
///
/// A node says whether it differs from sample to sample ([fopt.compiler.diff.Extent]). Where a value that is the same for all samples meets one that is not, it is
/// repeated ([fopt.compiler.diff.Op.Repeat]), and the derivative of that is a sum over the samples: this is how gradients add up over a batch. The
/// products of a sample's features with parameters ([fopt.compiler.diff.Op.Product]) and what they turn into ([fopt.compiler.diff.Op.RowSum]) are left to the kernels of the feature matrix.
///
/// To add an elementwise function: its meaning in [fopt.runtime.formula.Unary], its slope in [fopt.compiler.diff.Slopes], its name in
/// [fopt.compiler.diff.FormulaFunctions].
package fopt.compiler.diff;
