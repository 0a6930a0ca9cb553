package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/// Where the writer of one algorithm is, and what it has found so far.
///
/// Outside of loops over nodes, a variable of the nodes is an array with a row for each, and expressions are about all nodes at once. Inside
/// `for i in …` they are about node i.
final class Frame {
    final NumpyRun run;
    final Typing typing;
    final Known known;
    final PythonNames names;
    final Library library;
    final Lines lines = new Lines();
    /// Lines that make what lives through the rounds and is no state: samplers.
    final SequencedMap<String, String> beforehand = new LinkedHashMap<>();
    /// Variables whose past is asked for.
    final SequencedMap<Symbol, String> histories = new LinkedHashMap<>();
    /// What the function is given beside the problem: the parameters of the program that are known before the run.
    final SequencedMap<String, String> arguments = new LinkedHashMap<>();
    /// Averages over rounds in what is measured, and their names.
    final SequencedMap<Expr.Call, String> averages = new LinkedHashMap<>();
    private final Set<Symbol> own = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Symbol, Boolean> declared = new IdentityHashMap<>();
    private boolean insideNode;
    private boolean lineInsideNode;
    private String cohort;

    /// Whether an array is changed in place somewhere; if none is, two names may stand for one array.
    private boolean changesInPlace;
    private final boolean copies;

    /// @param copies whether a value that gets a second name is copied
    Frame(NumpyRun run, Library library, boolean copies) {
        this.run = run;
        this.library = library;
        this.copies = copies;
        typing = run.typing();
        known = new Known(run);
        names = new PythonNames(library.names());
    }

    // ---- where

    /// Whether expressions are about one node, `i`.
    boolean insideNode() {
        return insideNode;
    }

    /// The leading axes of a value at a place.
    int axes(Placement place) {
        int all = switch (place) {
            case SHARED, SERVER -> 0;
            case NODE -> 1;
            case EDGE -> 2;
        };
        return insideNode ? Math.max(0, all - 1) : all;
    }

    /// `for i in …`, over the nodes that take part.
    void forEachNode(Runnable body) {
        lines.block("for i in " + (cohort == null ? "range(n)" : cohort), () -> {
            boolean before = lineInsideNode;
            insideNode = true;
            lineInsideNode = true;
            body.run();
            insideNode = before;
            lineInsideNode = before;
        });
    }

    /// An expression about node `i`, as a part of one about all nodes.
    Code rowByRow(Supplier<Code> one) {
        insideNode = true;
        Code row = one.get();
        insideNode = lineInsideNode;
        return Code.atom("np.array([" + row.text() + " for i in range(n)])", row.axes() + 1, row.rank());
    }

    /// An expression about all nodes where lines are about all nodes, even in the middle of one about a single node; then its row is taken.
    Code asLinesAre(String name, Supplier<Code> whole) {
        if (insideNode == lineInsideNode) {
            return whole.get();
        }
        insideNode = lineInsideNode;
        Code all = whole.get();
        String kept = names.fresh(name);
        lines.add(kept + " = " + all.text());
        insideNode = true;
        return all.axes() == 0 ? Code.stored(kept, 0, all.rank()) : Code.stored(kept + "[i]", all.axes() - 1, all.rank());
    }

    /// Runs `body` with lines about all nodes, or about one, as they are now.
    void inLines(Runnable body) {
        boolean before = insideNode;
        insideNode = lineInsideNode;
        body.run();
        insideNode = before;
    }

    /// Indices of the nodes that take part; null if all do.
    String cohort() {
        return cohort;
    }

    void among(String newCohort, Runnable body) {
        String before = cohort;
        cohort = newCohort;
        body.run();
        cohort = before;
    }

    // ---- variables

    void changesInPlace() {
        changesInPlace = true;
    }

    boolean mustCopy() {
        return changesInPlace;
    }

    /// What may be kept under another name.
    String kept(Code value) {
        return copies && value.stored() && value.axes() + value.rank() > 0 ? value.text() + ".copy()" : value.text();
    }

    /// Notes that a variable begins here. In a loop over the nodes it is the node's own.
    void declare(Symbol symbol) {
        declared.put(symbol, true);
        if (lineInsideNode) {
            own.add(symbol);
        }
    }

    boolean isDeclared(Symbol symbol) {
        return declared.containsKey(symbol);
    }

    /// Whether it has a row for each node.
    boolean hasRows(Symbol symbol) {
        Placement place = typed(symbol).place();
        return (place == Placement.NODE || place == Placement.EDGE) && !own.contains(symbol);
    }

    Code variable(Symbol symbol) {
        String name = names.of(symbol);
        int rank = rank(typed(symbol).type());
        int axes = axes(typed(symbol).place());
        return Code.stored(insideNode && hasRows(symbol) ? name + "[i]" : name, axes, rank);
    }

    Typed typed(Symbol symbol) {
        Typed variable = typing.variable(symbol);
        return variable == null && symbol instanceof Symbol.Parameter p ? typing.of(p.value.orElseThrow()) : variable;
    }

    /// What a variable was before the first round: its initial value if it is a state, else 0.
    String past(Symbol symbol) {
        return symbol instanceof Symbol.State ? kept(variable(symbol)) : zeros(typed(symbol).type(), typed(symbol).place()).text();
    }

    // ---- types

    int rank(Expr e) {
        return typing.has(e) ? rank(typing.of(e).type()) : 0;
    }

    int rank(Type type) {
        return switch (type) {
            case Type.Real(Shape.Vector v, boolean whole) -> 1;
            case Type.Real(Shape.Matrix m, boolean whole) -> 2;
            case Type.Table(Type item) -> 1 + rank(item);
            default -> 0;
        };
    }

    /// The lengths of the axes of a value of this type, as Python: `d`, `d, 3`.
    String lengths(Type type) {
        return switch (type) {
            case Type.Real(Shape.Vector(Shape.Dim length), boolean whole) -> length(length);
            case Type.Real(Shape.Matrix(Shape.Dim rows, Shape.Dim columns), boolean whole) -> length(rows) + ", " + length(columns);
            default -> "";
        };
    }

    private String length(Shape.Dim length) {
        return switch (length) {
            case Shape.Dim.Known(int number) -> Integer.toString(number);
            case Shape.Dim.Symbol(String name) when name.equals("d") -> "d";
            case Shape.Dim.Symbol s -> throw Untranscribed.at(typing.algorithm.name().span(), "zeros of `" + s.name() + "` numbers");
            case Shape.Dim.Part p -> throw Untranscribed.at(typing.algorithm.name().span(), "zeros for the coordinates in `" + p.set() + "`");
            case Shape.Dim.Unknown u -> throw Untranscribed.at(typing.algorithm.name().span(), "zeros of a size that is not known before the run");
        };
    }

    /// Zeros of a type at a place.
    Code zeros(Type type, Placement place) {
        int axes = axes(place);
        String lengths = ("n, ".repeat(axes) + lengths(type)).replaceFirst(", $", "");
        int rank = rank(type);
        return axes + rank == 0 ? Code.atom("0.0", 0, 0) : Code.atom("np.zeros(" + (axes + rank > 1 ? "(" + lengths + ")" : lengths) + ")", axes, rank);
    }
}
