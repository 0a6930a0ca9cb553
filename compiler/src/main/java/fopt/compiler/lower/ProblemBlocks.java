package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Name;
import fopt.runtime.function.Size;
import fopt.runtime.problem.Block;
import java.util.List;
import java.util.stream.Collectors;

/// The blocks of the problem's variable: named parts, each with a shape of its own. Together they are the point, one behind the other.
final class ProblemBlocks {
    private final List<Block> all;
    private final int dimension;

    ProblemBlocks(List<Block> all, int dimension) {
        this.all = all;
        this.dimension = dimension;
    }

    List<Block> all() {
        return all;
    }

    /// The coordinates of each block.
    Value.ListOf ranges() {
        return new Value.ListOf(all.stream().<Value>map(b -> new Value.Range(b.from() + 1, b.from() + b.size().length())).toList());
    }

    /// The shape of a range of coordinates: that of a block if the range is exactly one, else a vector. @param of how many coordinates there are
    Size size(Value.Range range, int of) {
        int length = range.to() - range.from() + 1;
        return all.stream().filter(b -> of == dimension && b.from() == range.from() - 1 && b.size().length() == length).map(Block::size).findFirst()
                .orElse(Size.of(length));
    }

    /// `x.W1`
    Block named(Name name, Span place) {
        return all.stream().filter(b -> Spelling.canonical(b.name()).equals(name.id())).findFirst()
                .orElseThrow(() -> new EvaluationError(Diagnostic.of("E657", place, "the problem's variable has no block `" + name.written() + "`")
                        .note("its blocks are " + all.stream().map(b -> "`" + b.name() + "`, " + b.size()).collect(Collectors.joining("; ")))
                        .help("blocks are the variables of the problem's `f`: `f(W: matrix(3, d), b: vector(3)) = …`")));
    }

    /// Whether a value of this size is to be seen block by block.
    boolean concern(Size size) {
        return size.equals(Size.of(dimension)) && (all.size() > 1 || all.getFirst().size().isMatrix());
    }
}
