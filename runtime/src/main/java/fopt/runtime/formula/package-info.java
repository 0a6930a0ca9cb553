/// Formulas made executable: straight-line programs over blocks of samples.
///
/// A value that differs from sample to sample is held as rows of numbers, one row for each of its entries and one column for each sample of the
/// chunk at hand, so that every instruction is a loop over contiguous numbers. A value that is the same for all samples is a plain row.
///
/// A [fopt.runtime.formula.Tape] is such a program, in phases:
///
/// ```
/// before        what does not depend on samples                              t = Wᵀ
/// for each block of rows:
///   products    rows times vectors, by the kernels of the feature matrix     z = A x
///   each        chunk after chunk of the block                               g = −b σ(−b z) / m
///   row sums    factors times rows, by the same kernels                      out += Aᵀ g
/// after         what depends on sums over all samples
/// ```
///
/// Who has the rows (a problem) carries out products and row sums; [fopt.runtime.formula.Instruction]s do the rest on a [fopt.runtime.formula.Frame], which holds all numbers.
/// Nothing is allocated while a tape runs, and sums run in a fixed order. To add an elementwise function: a line in [fopt.runtime.formula.Unary] or
/// [fopt.runtime.formula.Binary], and its derivative in the compiler's package `diff`.
package fopt.runtime.formula;
