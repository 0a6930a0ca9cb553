package fopt.compiler.diff;

import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Span;
import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;

/// What a [Node] computes from its arguments.
sealed interface Op {
    record Constant(double value) implements Op {}

    /// A row of the point, or of the direction of a Hessian-vector product. @param array an array of a [fopt.runtime.formula.Frame]
    record Variable(int array, int offset) implements Op {}

    /// A number that is given with the tape: [fopt.runtime.formula.Tape#WEIGHT], …
    record Given(int slot) implements Op {}

    /// Numbers of each node's own. @param key which, in the order in which the graph met them
    record NodeValue(int key) implements Op {}

    /// b of the sample (a, b)
    record Label() implements Op {}

    /// a of the sample (a, b), entry by entry
    record Features() implements Op {}

    /// `V a` for the features a of the sample and a matrix V (or vector: one row); a vector of as many entries as V has rows.
    record Product() implements Op {}

    /// `Σ g aᵀ` over the samples, as large as V: what [Product] becomes in reverse.
    record RowSum() implements Op {}

    /// All samples that are asked for, a row for each; so its extent has 0 rows. Nothing but [Foreign] takes it.
    record Batch() implements Op {}

    /// Their labels.
    record BatchLabels() implements Op {}

    /// What a function gives that is not written in the language. @param place of the call
    record Foreign(ExternFunction function, Span place, OwnProblem.Guests guests) implements Op {}

    record Map(Unary function) implements Op {}

    /// Two values of one size.
    record Zip(Binary function) implements Op {}

    /// The second argument where the first is not 0, else the third.
    record Choose() implements Op {}

    /// A number as a value of a larger size, all of whose entries it is.
    record Spread() implements Op {}

    /// What is the same for all samples, as a value of each sample.
    record Repeat() implements Op {}

    /// Σ of the entries.
    record Sum() implements Op {}

    /// Σ over the samples.
    record SampleSum() implements Op {}

    /// Matrix times matrix or vector.
    record Multiply() implements Op {}

    record Transpose() implements Op {}

    /// `Σ g bᵀ` over the samples; without samples `g bᵀ`.
    record Outer() implements Op {}

    record LogSumExp() implements Op {}

    record Softmax() implements Op {}

    /// Entry number b of a vector, b being the label.
    record Pick() implements Op {}

    /// 1 where the largest entry of a vector is that of the label, else 0.
    record Correct() implements Op {}

    /// A vector with the argument at entry b, else 0.
    record OneHot() implements Op {}

    /// Entries from `from` on.
    record Slice(int from) implements Op {}

    /// The argument from entry `from` on, else 0.
    record Embed(int from) implements Op {}
}
