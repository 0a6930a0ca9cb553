package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Frame;
import fopt.runtime.formula.Instruction;
import fopt.runtime.formula.Operand;
import fopt.runtime.formula.Tape;
import fopt.runtime.formula.Unary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes a tape of nodes: each in its phase, in the order in which they were built, which is an order of dependence.
///
/// What is spread, repeated or sliced takes no room and no time: it is another way to read its argument.
final class Assembler {
    private enum Phase { BEFORE, EACH, AFTER }

    /// A part of a row: the entries from `offset` on.
    record Part(Node node, int offset) {}

    /// A term of the result: a node, times a number where there is one, added to or subtracted from [Frame#OUT] from `offset` on.
    private record Term(Node node, int offset, boolean negative, Optional<Node> factor) {}

    private final Graph graph;
    private final TreeMap<Integer, Node> needed = new TreeMap<>();
    private final Map<Node, Phase> phases = new HashMap<>();
    /// The last node that reads a value.
    private final Map<Node, Integer> lastUse = new HashMap<>();
    /// Factors of row sums, which are computed where the row sum finds them.
    private final Set<Node> inBlock = new HashSet<>();
    /// Sums over samples that go to the result directly.
    private final Map<Node, Operand> direct = new HashMap<>();
    private final Map<Node, Operand> places = new HashMap<>();
    private final RowRoom rows = new RowRoom();
    private final List<Instruction> before = new ArrayList<>();
    private final List<Instruction> each = new ArrayList<>();
    private final List<Instruction> after = new ArrayList<>();
    private final List<Tape.RowProduct> products = new ArrayList<>();
    private final List<Tape.RowSum> sums = new ArrayList<>();
    private final List<Tape.Constant> constants = new ArrayList<>();
    private final List<Tape.NodeValue> nodeValues = new ArrayList<>();
    private int memory = Tape.GIVEN;
    private int blockRows;
    private boolean batches;
    private int labelRow = -1;
    private int featureRow = -1;
    private int longest = 1;

    private Assembler(Graph graph) {
        this.graph = graph;
    }

    /// A tape that computes a number, the same for all samples.
    static Tape number(Graph graph, Node f) {
        Assembler a = new Assembler(graph);
        a.plan(List.of(f), Set.of());
        a.emitAll();
        return a.tape(a.solid(f));
    }

    /// A tape that fills [Frame#OUT].
    ///
    /// @param parts what is added up in it
    /// @param dimension the length of the result
    static Tape row(Graph graph, List<Part> parts, int dimension) {
        Assembler a = new Assembler(graph);
        List<Term> terms = new ArrayList<>();
        parts.forEach(p -> a.terms(p.node, p.offset, false, terms));
        a.plan(terms.stream().flatMap(t -> Stream.concat(t.factor.stream(), Stream.of(t.node))).toList(), a.accumulators(terms));
        a.before.add(new Instruction.Zero(Operand.of(Frame.OUT, 0, 1), dimension));
        for (Term t : terms) {
            if (a.direct.containsKey(t.node)) {
                a.direct.put(t.node, Operand.of(Frame.OUT, t.offset, t.node.extent.columns()));
            }
        }
        a.emitAll();
        terms.stream().filter(t -> !a.direct.containsKey(t.node)).forEach(a::add);
        return a.tape(null);
    }

    /// The terms of a sum.
    private void terms(Node n, int offset, boolean negative, List<Term> out) {
        if (n.op instanceof Op.Zip(Binary f) && (f == Binary.ADD || f == Binary.SUBTRACT)) {
            terms(n.argument(0), offset, negative, out);
            terms(n.argument(1), offset, negative != (f == Binary.SUBTRACT), out);
        } else if (n.op instanceof Op.Map(Unary f) && f == Unary.NEGATE) {
            terms(n.argument(), offset, !negative, out);
        } else if (n.op instanceof Op.Zip(Binary f) && f == Binary.MULTIPLY && n.arguments.stream().anyMatch(a -> a.op instanceof Op.Spread)) {
            int number = n.argument(0).op instanceof Op.Spread ? 0 : 1;
            Node factor = n.argument(number).argument();
            out.add(new Term(n.argument(1 - number), offset, false, Optional.of(negative ? graph.negate(factor) : factor)));
        } else {
            out.add(new Term(n, offset, negative, Optional.empty()));
        }
    }

    /// Terms that are sums over samples and nothing else: they can add up in the result.
    private Set<Node> accumulators(List<Term> terms) {
        Set<Node> once = new HashSet<>();
        Set<Node> others = new HashSet<>();
        for (Term t : terms) {
            if (!isSampleSum(t.node) || t.negative || t.factor.isPresent() || !once.add(t.node)) {
                others.add(t.node);
            }
        }
        once.removeAll(others);
        return once;
    }

    private static boolean isSampleSum(Node n) {
        return n.op instanceof Op.RowSum || n.op instanceof Op.SampleSum || n.op instanceof Op.Outer && n.argument(0).perSample();
    }

    // ---- planning

    private void plan(Collection<Node> roots, Set<Node> accumulators) {
        roots.forEach(this::need);
        for (Node n : needed.values()) {
            phases.put(n, phase(n));
            n.arguments.forEach(a -> lastUse.put(base(a), n.id));
            if (n.op instanceof Op.RowSum && !isView(n.argument()) && isComputed(n.argument())) {
                inBlock.add(n.argument());
            }
        }
        accumulators.stream().filter(n -> !lastUse.containsKey(n)).forEach(n -> direct.put(n, null));
    }

    private void need(Node n) {
        if (needed.putIfAbsent(n.id, n) == null) {
            n.arguments.forEach(this::need);
        }
    }

    private Phase phase(Node n) {
        if (n.perSample()) {
            return Phase.EACH;
        }
        return isSampleSum(n) || n.arguments.stream().anyMatch(a -> phases.get(a) == Phase.AFTER) ? Phase.AFTER : Phase.BEFORE;
    }

    private static boolean isView(Node n) {
        return n.op instanceof Op.Spread || n.op instanceof Op.Repeat || n.op instanceof Op.Slice;
    }

    /// Whether an instruction computes it.
    private static boolean isComputed(Node n) {
        return !(n.op instanceof Op.Product || n.op instanceof Op.Label || n.op instanceof Op.Features);
    }

    private static Node base(Node n) {
        return isView(n) ? base(n.argument()) : n;
    }

    // ---- places

    private Operand inMemory(int count, int step) {
        memory += count;
        longest = Math.max(longest, count);
        return Operand.of(Frame.MEMORY, memory - count, step);
    }

    private Operand inBlock(int count) {
        blockRows += count;
        return Operand.of(Frame.BLOCK, blockRows - count, 1);
    }

    private Operand room(Node n) {
        if (inBlock.contains(n)) {
            return inBlock(n.extent.rows());
        }
        return n.perSample() ? Operand.of(Frame.ROWS, rows.take(n.extent.rows()), 1) : inMemory(n.extent.size(), n.extent.columns());
    }

    private Operand constant(double value) {
        return place(graph.constant(value));
    }

    /// Where a node's value is, or can be read from.
    private Operand place(Node n) {
        Operand known = places.get(n);
        if (known == null) {
            known = switch (n.op) {
                case Op.Constant(double value) -> {
                    Operand out = inMemory(1, 1);
                    constants.add(new Tape.Constant(value, out.offset()));
                    yield out;
                }
                case Op.Variable(int array, int offset) -> {
                    longest = Math.max(longest, n.extent.size());
                    yield Operand.of(array, offset, n.extent.columns());
                }
                case Op.Given(int slot) -> Operand.of(Frame.MEMORY, slot, 1);
                case Op.NodeValue v -> {
                    Operand out = inMemory(n.extent.size(), n.extent.columns());
                    nodeValues.add(new Tape.NodeValue(graph.nodeValue(v), out.offset()));
                    yield out;
                }
                case Op.Batch b -> {
                    batches = true;
                    yield Operand.of(Frame.BATCH, 0, n.extent.columns());
                }
                case Op.BatchLabels b -> {
                    batches = true;
                    yield Operand.of(Frame.BATCH_LABELS, 0, 1);
                }
                case Op.Label l -> {
                    labelRow = labelRow < 0 ? inBlock(1).offset() : labelRow;
                    yield Operand.of(Frame.BLOCK, labelRow, 1);
                }
                case Op.Features f -> {
                    featureRow = featureRow < 0 ? inBlock(n.extent.rows()).offset() : featureRow;
                    yield Operand.of(Frame.BLOCK, featureRow, 1);
                }
                case Op.Spread s -> {
                    Operand of = place(n.argument());
                    yield new Operand(of.array(), of.offset(), 0, of.fixed() || !n.perSample());
                }
                case Op.Repeat r -> {
                    Operand of = place(n.argument());
                    yield new Operand(of.array(), of.offset(), of.fixed() ? of.step() : 1, true);
                }
                case Op.Slice(int from) -> {
                    Operand of = place(n.argument());
                    yield new Operand(of.array(), of.offset() + from * of.step(), of.step(), of.fixed());
                }
                default -> throw new IllegalStateException("not computed yet: " + n.op);
            };
            places.put(n, known);
        }
        return known;
    }

    /// Where the value stands, number by number.
    private Operand solid(Node n) {
        Operand at = place(n);
        if (!at.fixed() && (n.extent.rows() == 1 || at.step() != 0)) {
            return at;
        }
        Operand out = n.perSample() ? Operand.of(Frame.ROWS, rows.take(n.extent.rows()), 1) : inMemory(n.extent.size(), n.extent.columns());
        emit(n, new Instruction.One(Unary.COPY, out, at, height(n), width(n)));
        places.put(n, out);
        return out;
    }

    /// Rows of the instruction that computes the node entry by entry.
    private static int height(Node n) {
        return n.perSample() ? n.extent.rows() : 1;
    }

    /// Columns of that instruction: 0 for the samples.
    private static int width(Node n) {
        return n.perSample() ? 0 : n.extent.size();
    }

    // ---- instructions

    private void emit(Node n, Instruction i) {
        (switch (phases.getOrDefault(n, Phase.BEFORE)) {
            case BEFORE -> before;
            case EACH -> each;
            case AFTER -> after;
        }).add(i);
    }

    private void emitAll() {
        for (Node n : needed.values()) {
            compute(n);
            n.arguments.stream().map(Assembler::base).distinct().filter(a -> lastUse.get(a) == n.id).forEach(this::release);
        }
    }

    private void release(Node n) {
        Operand at = places.get(n);
        if (at != null && at.array() == Frame.ROWS && !isView(n)) {
            rows.giveBack(at.offset(), n.extent.rows());
        }
    }

    private void compute(Node n) {
        switch (n.op) {
            case Op.Constant c -> { }
            case Op.Variable v -> { }
            case Op.Given v -> { }
            case Op.NodeValue v -> { }
            case Op.Label l -> { }
            case Op.Features f -> { }
            case Op.Batch b -> { }
            case Op.BatchLabels b -> { }
            case Op.Foreign f -> foreign(n, f);
            case Op.Spread s -> { }
            case Op.Repeat r -> { }
            case Op.Slice s -> { }
            case Op.Product p -> product(n);
            case Op.RowSum s -> rowSum(n);
            case Op.Map(Unary f) -> emit(n, new Instruction.One(f, out(n), place(n.argument()), height(n), width(n)));
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && place(n.argument(0)).fixed() ->
                    emit(n, new Instruction.Scale(out(n), place(n.argument(0)), place(n.argument(1)), height(n), width(n)));
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && place(n.argument(1)).fixed() ->
                    emit(n, new Instruction.Scale(out(n), place(n.argument(1)), place(n.argument(0)), height(n), width(n)));
            case Op.Zip(Binary f) -> emit(n, new Instruction.Two(f, out(n), place(n.argument(0)), place(n.argument(1)), height(n), width(n)));
            case Op.Choose c -> emit(n, new Instruction.Choose(out(n), place(n.argument(0)), place(n.argument(1)), place(n.argument(2)), height(n), width(n)));
            case Op.Sum s when n.perSample() -> emit(n, new Instruction.SumRows(out(n), solid(n.argument()), n.argument().extent.rows(), 0));
            case Op.Sum s -> {
                emit(n, new Instruction.Zero(out(n), 1));
                emit(n, new Instruction.AddRowSums(place(n), place(n.argument()), 1, n.argument().extent.size()));
            }
            case Op.SampleSum s -> each.add(new Instruction.AddRowSums(accumulator(n), place(n.argument()), n.extent.rows(), 0));
            case Op.Multiply m -> emit(n, new Instruction.Multiply(out(n), solid(n.argument(0)), solid(n.argument(1)), n.extent.rows(),
                    n.argument(0).extent.columns(), n.perSample() ? 0 : n.extent.columns()));
            case Op.Transpose t -> emit(n, new Instruction.Transpose(out(n), solid(n.argument()), n.extent.columns(), n.extent.rows()));
            case Op.Outer o -> outer(n);
            case Op.LogSumExp l -> emit(n, new Instruction.LogSumExp(out(n), solid(n.argument()), n.argument().extent.rows(), n.perSample() ? 0 : 1));
            case Op.Softmax s -> emit(n, new Instruction.Softmax(out(n), solid(n.argument()), n.extent.rows(), n.perSample() ? 0 : 1));
            case Op.Pick p -> emit(n, new Instruction.Pick(out(n), solid(n.argument(0)), place(n.argument(1))));
            case Op.Correct c -> emit(n, new Instruction.Correct(out(n), solid(n.argument(0)), place(n.argument(1)), n.argument(0).extent.rows()));
            case Op.OneHot o -> emit(n, new Instruction.OneHot(out(n), place(n.argument(1)), place(n.argument(0)), n.extent.rows()));
            case Op.Embed(int from) -> embed(n, from);
        }
    }

    private Operand out(Node n) {
        Operand out = room(n);
        places.put(n, out);
        return out;
    }

    /// Room for a sum over samples, 0 at first.
    private Operand accumulator(Node n) {
        Operand out = direct.get(n);
        if (out == null) {
            out = inMemory(n.extent.size(), n.extent.columns());
            before.addFirst(new Instruction.Zero(out, n.extent.size()));
        }
        places.put(n, out);
        return out;
    }

    private void foreign(Node n, Op.Foreign f) {
        List<Instruction.Argument> arguments = n.arguments.stream()
                .map(a -> new Instruction.Argument(solid(a), a.extent.rows(), a.extent.columns(), a.perSample())).toList();
        fopt.runtime.formula.Foreign call = f.guests().call(f.function(), n.arguments.stream().map(a -> a.extent.asSize()).toList(), n.extent.asSize(), f.place());
        emit(n, new Instruction.Call(call, arguments, out(n), n.extent.size(), n.perSample()));
    }

    private void product(Node n) {
        if (phases.get(n.argument()) == Phase.AFTER) {
            throw new IllegalStateException("a product with what is a sum over samples itself");
        }
        Operand vectors = solid(n.argument());
        Operand out = inBlock(n.extent.rows());
        places.put(n, out);
        products.add(new Tape.RowProduct(vectors, n.extent.rows(), out.offset()));
    }

    private void rowSum(Node n) {
        Node g = n.argument();
        Operand factors = place(g);
        if (!inBlock.contains(g)) {
            Operand block = inBlock(g.extent.rows());
            each.add(new Instruction.One(Unary.COPY, block, factors, g.extent.rows(), 0));
            factors = block;
        }
        sums.add(new Tape.RowSum(factors.offset(), g.extent.rows(), accumulator(n)));
    }

    private void outer(Node n) {
        Node g = n.argument(0);
        Node b = n.argument(1);
        if (g.perSample()) {
            Operand left = solid(g);
            Operand right = solid(b);
            each.add(new Instruction.AddOuter(accumulator(n), left, right, n.extent.rows(), n.extent.columns(), 0));
        } else {
            emit(n, new Instruction.Zero(out(n), n.extent.size()));
            emit(n, new Instruction.AddOuter(place(n), solid(g), solid(b), n.extent.rows(), n.extent.columns(), 1));
        }
    }

    private void embed(Node n, int from) {
        Operand zero = constant(0);
        Operand out = out(n);
        emit(n, new Instruction.One(Unary.COPY, out, new Operand(zero.array(), zero.offset(), 0, true), height(n), width(n)));
        Operand part = Operand.of(out.array(), out.offset() + from, 1);
        emit(n, new Instruction.One(Unary.COPY, part, place(n.argument()), height(n.argument()), width(n.argument())));
    }

    private void add(Term t) {
        Operand out = Operand.of(Frame.OUT, t.offset, 1);
        int size = t.node.extent.size();
        longest = Math.max(longest, size);
        Instruction i = t.factor.isPresent() ? new Instruction.AddScaled(out, place(t.factor.get()), place(t.node), size)
                : new Instruction.Two(t.negative ? Binary.SUBTRACT : Binary.ADD, out, out, place(t.node), 1, size);
        boolean late = phases.get(t.node) == Phase.AFTER || t.factor.map(phases::get).filter(p -> p == Phase.AFTER).isPresent();
        (late ? after : before).add(i);
    }

    private Tape tape(Operand result) {
        return new Tape(memory, rows.rows(), longest, new Tape.Block(blockRows, labelRow, featureRow), List.copyOf(constants), List.copyOf(nodeValues), List.copyOf(before),
                List.copyOf(products), List.copyOf(each), List.copyOf(sums), List.copyOf(after), result, batches);
    }
}
