/// Kernels over flat `double[]` arrays: the arithmetic that a round spends its time in.
///
/// A vector is (array, offset, length); a matrix of one row per node is (array, stride). Outputs are parameters and nothing is
/// allocated. The classes go by what they do:
///
/// - [Kernels]: dot products, sums, extrema; `y += s x`; weighted and plain sums of rows, the inner loops of gossip and averaging
/// - [RowBlocks]: products of several rows with one or several vectors, and their transposes
/// - [Elementary]: exp, log, sigmoid, softplus, cosine, for one number and for vectors
/// - [Scalars]: functions of numbers as programs have them
///
/// **The same bits everywhere.** A floating-point sum depends on its order, so each kernel fixes the order, whatever the width of the machine's
/// vectors: a sum of n terms runs in 32 logical lanes (term c goes to lane c mod 32, see [Kernels]), which are combined in a fixed
/// tree. Products and sums are rounded separately, as in Java's own arithmetic (fused multiply-adds stand in the elementary functions only),
/// and the elementary functions are our own: the platform's may differ between machines, and between interpreted and compiled code.
///
/// Where the module `jdk.incubator.vector` is in the boot layer, kernels run in its vectors (`Wide…`), otherwise as
/// plain Java (`Plain…`); a test holds the two together bit for bit.
package fopt.runtime.linalg;
