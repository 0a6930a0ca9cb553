/// Functions of numbers, vectors and matrices that an algorithm calls and that are too big for a loop over entries: sorting, solving, decompositions.
///
/// A [fopt.runtime.function.FunctionDefinition] is a name and a way to fit the function to arguments of given sizes; [fopt.runtime.function.Functions]
/// is a list of them. Fitted, it is a [fopt.runtime.function.VectorFunction], which knows the size of its value, and from which each thread gets a
/// computation with a workspace of its own. A running algorithm hands over the arguments by a [fopt.runtime.function.Call].
///
/// ```java
/// VectorFunction sort = Functions.named("sort").orElseThrow().bind(List.of(Size.vector(3)), List.of());
/// double[] sorted = new double[3];
/// sort.call().vector(0, new double[] {3, 1, 2}, 0).run(sorted, 0);
/// ```
/// A function gives the same bits for the same arguments, on whatever thread, and whatever it computed before. In steady state it allocates nothing;
/// where a library that it uses does, its comment says so.
package fopt.runtime.function;
