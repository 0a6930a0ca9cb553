package fopt.compiler.emit;

import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// `for (int c = 0; c < bound; c += lanes) { … }` over vectors of the Vector API, as many whole ones as there are.
///
/// Every lane operation rounds as Java's own arithmetic does, so the bits are those of [PlainLoop]. A condition is a mask of lanes; as a
/// number it is 0 or 1.
final class WideLoop {
    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassDesc DOUBLE_VECTOR = ClassDesc.of(PACKAGE, "DoubleVector");
    private static final ClassDesc FLOAT_VECTOR = ClassDesc.of(PACKAGE, "FloatVector");
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
    private static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(DOUBLE_VECTOR);
    private static final MethodTypeDesc BINARY = MethodTypeDesc.of(DOUBLE_VECTOR, VECTOR);
    private static final Set<Double> EXPONENTS = Set.of(-1.0, 0.5, 1.0, 2.0, 3.0);

    private final CodeBuilder code;
    private final Loop loop;
    private final Assembly assembly;
    private final int c;
    private final Map<Integer, Integer> held = new HashMap<>();
    private final Map<Scalar, Integer> broadcasts = new HashMap<>();

    WideLoop(CodeBuilder code, Loop loop, int counterSlot, Assembly assembly) {
        this.assembly = assembly;
        this.code = code;
        this.loop = loop;
        c = counterSlot;
    }

    /// Whether the Vector API has all functions of an expression.
    static boolean canDo(Element e) {
        return switch (e) {
            case Element.Load _, Element.Broadcast _ -> true;
            case Element.One(Fn.One fn, Element a) -> switch (fn) {
                case NEG, NOT, ABS, SIGN, SQRT -> canDo(a);
                case EXP, LOG, LOG1P, SIN, COS, TANH, FLOOR, CEIL, ROUND -> false;
            };
            case Element.Two(Fn.Two fn, Element a, Element b) -> switch (fn) {
                case ADD, SUB, MUL, DIV, MIN, MAX, EQ, NE, LT, LE, GT, GE, AND, OR -> canDo(a) && canDo(b);
                case POW -> canDo(a) && b instanceof Element.Broadcast(Scalar.Const(double exponent)) && EXPONENTS.contains(exponent);
                case MOD, KEY -> false;
            };
            case Element.Select(Element condition, Element a, Element b) -> canDo(condition) && canDo(a) && canDo(b);
        };
    }

    /// @return how many entries are done
    int emit() {
        int bound = loop.length() - loop.length() % Lanes.COUNT;
        broadcast(new Scalar.Const(0));
        broadcast(new Scalar.Const(1));
        loop.assigns().forEach(a -> broadcasts(a.value()));
        Label start = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(c);
        code.labelBinding(start).iload(c).loadConstant(bound).if_icmpge(end);
        loop.assigns().forEach(this::assign);
        code.iinc(c, Lanes.COUNT).goto_(start).labelBinding(end);
        return bound;
    }

    // ---- scalars, in all lanes

    private void broadcasts(Element e) {
        switch (e) {
            case Element.Load _ -> { }
            case Element.Broadcast(Scalar s) -> broadcast(s);
            case Element.One(Fn.One fn, Element a) -> broadcasts(a);
            case Element.Two(Fn.Two fn, Element a, Element b) -> {
                broadcasts(a);
                broadcasts(b);
            }
            case Element.Select(Element condition, Element a, Element b) -> {
                broadcasts(condition);
                broadcasts(a);
                broadcasts(b);
            }
        }
    }

    private void broadcast(Scalar s) {
        if (broadcasts.containsKey(s)) {
            return;
        }
        species();
        if (s instanceof Scalar.Const(double value)) {
            code.loadConstant(value);
        } else {
            code.dload(loop.scalarSlot(s));
        }
        code.invokestatic(DOUBLE_VECTOR, "broadcast", MethodTypeDesc.of(DOUBLE_VECTOR, SPECIES, ConstantDescs.CD_double));
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(slot);
        broadcasts.put(s, slot);
    }

    private void species() {
        code.getstatic(DOUBLE_VECTOR, "SPECIES_PREFERRED", SPECIES);
    }

    private void constant(double value) {
        code.aload(broadcasts.get(new Scalar.Const(value)));
    }

    // ---- assignments

    private void assign(Op.Assign a) {
        assembly.line(code, assembly.lines().of(a));
        value(a.value());
        if (a.target().single()) {
            convert("D2F", () -> code.getstatic(FLOAT_VECTOR, "SPECIES_" + Lanes.COUNT * Float.SIZE, SPECIES));
            convert("F2D", this::species);
            code.checkcast(DOUBLE_VECTOR);
        }
        hold(a.target());
        if (loop.stores(a)) {
            code.aload(held.get(a.target().id()));
            address(a.target());
            code.invokevirtual(DOUBLE_VECTOR, "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, DOUBLES, ConstantDescs.CD_int));
        }
    }

    /// To as many numbers of the other size.
    private void convert(String conversion, Runnable species) {
        code.getstatic(OPERATORS, conversion, CONVERSION);
        species.run();
        code.iconst_0().invokevirtual(VECTOR, "convertShape", MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, ConstantDescs.CD_int));
    }

    private void hold(Var v) {
        code.astore(held.computeIfAbsent(v.id(), _ -> code.allocateLocal(TypeKind.REFERENCE)));
    }

    private void address(Var v) {
        code.aload(loop.arraySlot(v)).iload(loop.offsetSlot(v)).iload(c).iadd();
    }

    private void load(Var v) {
        if (!held.containsKey(v.id())) {
            species();
            address(v);
            code.invokestatic(DOUBLE_VECTOR, "fromArray", MethodTypeDesc.of(DOUBLE_VECTOR, SPECIES, DOUBLES, ConstantDescs.CD_int));
            hold(v);
        }
        code.aload(held.get(v.id()));
    }

    // ---- values

    /// Pushes a vector of numbers.
    private void value(Element e) {
        switch (e) {
            case Element.Load(Var v) -> load(v);
            case Element.Broadcast(Scalar s) -> code.aload(broadcasts.get(s));
            case Element.One(Fn.One fn, Element a) -> one(fn, a, e);
            case Element.Two(Fn.Two fn, Element a, Element b) -> two(fn, a, b, e);
            case Element.Select(Element condition, Element a, Element b) -> {
                value(b);
                value(a);
                mask(condition);
                blend();
            }
        }
    }

    private void one(Fn.One fn, Element a, Element whole) {
        switch (fn) {
            case NEG -> unary("neg", a);
            case ABS -> unary("abs", a);
            case SQRT -> unary("sqrt", a);
            case SIGN -> sign(a);
            case NOT -> number(whole);
            case EXP, LOG, LOG1P, SIN, COS, TANH, FLOOR, CEIL, ROUND -> throw new IllegalStateException("no lanes for " + fn);
        }
    }

    private void two(Fn.Two fn, Element a, Element b, Element whole) {
        switch (fn) {
            case ADD -> binary("add", a, b);
            case SUB -> binary("sub", a, b);
            case MUL -> binary("mul", a, b);
            case DIV -> binary("div", a, b);
            case MIN -> binary("min", a, b);
            case MAX -> binary("max", a, b);
            case POW -> power(a, ((Scalar.Const) ((Element.Broadcast) b).value()).value());
            case EQ, NE, LT, LE, GT, GE, AND, OR -> number(whole);
            case MOD, KEY -> throw new IllegalStateException("no lanes for " + fn);
        }
    }

    private void unary(String method, Element a) {
        value(a);
        code.invokevirtual(DOUBLE_VECTOR, method, UNARY);
    }

    private void binary(String method, Element a, Element b) {
        value(a);
        value(b);
        code.invokevirtual(DOUBLE_VECTOR, method, BINARY);
    }

    /// The special cases of [fopt.runtime.linalg.Scalars#pow].
    private void power(Element a, double exponent) {
        if (exponent == -1.0) {
            binary("div", new Element.Broadcast(new Scalar.Const(1)), a);
        } else if (exponent == 0.5) {
            unary("sqrt", a);
        } else {
            value(a);
            for (int k = 1; k < exponent; k++) {
                code.dup();
            }
            for (int k = 1; k < exponent; k++) {
                code.invokevirtual(DOUBLE_VECTOR, "mul", BINARY);
            }
        }
    }

    /// 1 and -1 where the number is above and below 0; elsewhere (zeros, not a number) the number itself.
    private void sign(Element a) {
        value(a);
        int x = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(x).aload(x);
        constant(1);
        compareWithZero(x, "GT");
        blend();
        constant(1);
        code.invokevirtual(DOUBLE_VECTOR, "neg", UNARY);
        compareWithZero(x, "LT");
        blend();
    }

    private void compareWithZero(int slot, String comparison) {
        code.aload(slot).getstatic(OPERATORS, comparison, COMPARISON);
        constant(0);
        compare();
    }

    // ---- conditions

    /// Pushes a condition as numbers.
    private void number(Element condition) {
        constant(0);
        constant(1);
        mask(condition);
        blend();
    }

    /// Pushes a mask: the lanes where a number is not 0.
    private void mask(Element e) {
        switch (e) {
            case Element.Two(Fn.Two fn, Element a, Element b) when fn == Fn.Two.AND || fn == Fn.Two.OR -> {
                mask(a);
                mask(b);
                code.invokevirtual(MASK, fn == Fn.Two.AND ? "and" : "or", MethodTypeDesc.of(MASK, MASK));
            }
            case Element.Two(Fn.Two fn, Element a, Element b) when isComparison(fn) -> {
                value(a);
                code.getstatic(OPERATORS, fn.name(), COMPARISON);
                value(b);
                compare();
            }
            case Element.One(Fn.One fn, Element a) when fn == Fn.One.NOT -> {
                mask(a);
                code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
            }
            case Element other -> {
                value(other);
                code.getstatic(OPERATORS, "NE", COMPARISON);
                constant(0);
                compare();
            }
        }
    }

    private static boolean isComparison(Fn.Two fn) {
        return switch (fn) {
            case EQ, NE, LT, LE, GT, GE -> true;
            case ADD, SUB, MUL, DIV, POW, MIN, MAX, MOD, KEY, AND, OR -> false;
        };
    }

    private void compare() {
        code.invokevirtual(DOUBLE_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    private void blend() {
        code.invokevirtual(DOUBLE_VECTOR, "blend", MethodTypeDesc.of(DOUBLE_VECTOR, VECTOR, MASK));
    }
}
