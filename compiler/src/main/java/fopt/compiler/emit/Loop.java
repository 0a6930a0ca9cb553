package fopt.compiler.emit;

import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// One loop over the entries of vectors, which becomes a static method: `loop(double[] … arrays, int … offsets, double … scalars)`.
///
/// @param arrays the vectors in it, without those that live in registers
/// @param offsets variables whose row offsets are passed: all arrays, or the first one if it stands for all
/// @param scalars what is broadcast and not a constant, each once
record Loop(List<Op.Assign> assigns, List<Var> arrays, List<Var> offsets, List<Scalar> scalars) {
    /// Up to this many operations the JIT compiler vectorises a plain loop by itself.
    private static final int PLAIN_OPERATIONS = 16;

    static Loop of(List<Op.Assign> assigns) {
        List<Var> arrays = new ArrayList<>();
        List<Scalar> scalars = new ArrayList<>();
        for (Op.Assign a : assigns) {
            collect(a.value(), arrays, scalars);
            addArray(a.target(), arrays);
        }
        boolean sameRow = !arrays.isEmpty() && arrays.stream().allMatch(v -> v.home() == arrays.getFirst().home() && v.length() == arrays.getFirst().length());
        return new Loop(assigns, arrays, sameRow ? List.of(arrays.getFirst()) : arrays, scalars);
    }

    private static void collect(Element e, List<Var> arrays, List<Scalar> scalars) {
        switch (e) {
            case Element.Load(Var v) -> addArray(v, arrays);
            case Element.Broadcast(Scalar.Const _) -> { }
            case Element.Broadcast(Scalar s) -> {
                if (!scalars.contains(s)) {
                    scalars.add(s);
                }
            }
            case Element.One(Fn.One fn, Element a) -> collect(a, arrays, scalars);
            case Element.Two(Fn.Two fn, Element a, Element b) -> {
                collect(a, arrays, scalars);
                collect(b, arrays, scalars);
            }
            case Element.Select(Element condition, Element a, Element b) -> {
                collect(condition, arrays, scalars);
                collect(a, arrays, scalars);
                collect(b, arrays, scalars);
            }
        }
    }

    private static void addArray(Var v, List<Var> arrays) {
        if (v.home() != Var.Home.REGISTER && arrays.stream().noneMatch(w -> w.id() == v.id())) {
            arrays.add(v);
        }
    }

    int length() {
        return assigns.getFirst().target().length();
    }

    /// Whether the value of an assignment goes to memory: into a row, and not to be replaced later in the loop.
    boolean stores(Op.Assign a) {
        List<Op.Assign> later = assigns.subList(assigns.lastIndexOf(a) + 1, assigns.size());
        return a.target().home() != Var.Home.REGISTER && later.stream().noneMatch(b -> b.target().id() == a.target().id());
    }

    // ---- parameters of the method

    MethodTypeDesc descriptor() {
        List<ClassDesc> parameters = new ArrayList<>();
        arrays.forEach(_ -> parameters.add(ConstantDescs.CD_double.arrayType()));
        offsets.forEach(_ -> parameters.add(ConstantDescs.CD_int));
        scalars.forEach(_ -> parameters.add(ConstantDescs.CD_double));
        return MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
    }

    int arraySlot(Var v) {
        for (int k = 0; k < arrays.size(); k++) {
            if (arrays.get(k).id() == v.id()) {
                return k;
            }
        }
        throw new IllegalStateException(v + " is not in the loop");
    }

    int offsetSlot(Var v) {
        return arrays.size() + (offsets.size() == 1 ? 0 : arraySlot(v));
    }

    int scalarSlot(Scalar s) {
        return arrays.size() + offsets.size() + 2 * scalars.indexOf(s);
    }

    // ---- form

    /// Whether to write the loop with the Vector API: where the JIT compiler would not vectorise a plain loop by itself (it does not know
    /// that rows at different offsets do not overlap, gives up on long bodies and does not like conditions or conversions), but the API can.
    boolean wide() {
        boolean plain = offsets.size() == 1 && operations() <= PLAIN_OPERATIONS && assigns.stream().allMatch(a -> isArithmetic(a.value()) && !a.target().single());
        return !plain && length() >= Lanes.COUNT && Lanes.COUNT > 1 && assigns.stream().allMatch(a -> WideLoop.canDo(a.value()));
    }

    private int operations() {
        return assigns.stream().mapToInt(a -> operations(a.value())).sum();
    }

    private static int operations(Element e) {
        return switch (e) {
            case Element.Load _, Element.Broadcast _ -> 0;
            case Element.One(Fn.One fn, Element a) -> 1 + operations(a);
            case Element.Two(Fn.Two fn, Element a, Element b) -> 1 + operations(a) + operations(b);
            case Element.Select(Element condition, Element a, Element b) -> 1 + operations(condition) + operations(a) + operations(b);
        };
    }

    /// Whether there are only functions in it that the JIT compiler vectorises.
    private static boolean isArithmetic(Element e) {
        return switch (e) {
            case Element.Load _, Element.Broadcast _ -> true;
            case Element.One(Fn.One fn, Element a) -> switch (fn) {
                case NEG, ABS, SQRT, FLOOR, CEIL, SIGN -> isArithmetic(a);
                case NOT, EXP, LOG, LOG1P, SIN, COS, TANH, ROUND -> false;
            };
            case Element.Two(Fn.Two fn, Element a, Element b) -> switch (fn) {
                case ADD, SUB, MUL, DIV, MIN, MAX, POW -> isArithmetic(a) && isArithmetic(b);
                case MOD, KEY, EQ, NE, LT, LE, GT, GE, AND, OR -> false;
            };
            case Element.Select _ -> false;
        };
    }
}
