package fopt.compiler.emit;

import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;

/// `for (int c = from; c < length; c++) { … }` over single numbers, in a form that the JIT compiler vectorises.
/// Each entry of a vector is loaded at most once; a local variable holds it from then on.
final class PlainLoop {
    private final CodeBuilder code;
    private final Loop loop;
    private final Assembly assembly;
    private final int c;
    private final Map<Integer, Integer> held = new HashMap<>();

    PlainLoop(CodeBuilder code, Loop loop, int counterSlot, Assembly assembly) {
        this.assembly = assembly;
        this.code = code;
        this.loop = loop;
        c = counterSlot;
    }

    void emit(int from) {
        Label start = code.newLabel();
        Label end = code.newLabel();
        code.loadConstant(from).istore(c);
        code.labelBinding(start).iload(c).loadConstant(loop.length()).if_icmpge(end);
        loop.assigns().forEach(this::assign);
        code.iinc(c, 1).goto_(start).labelBinding(end);
    }

    private void assign(Op.Assign a) {
        assembly.line(code, assembly.lines().of(a));
        value(a.value());
        if (a.target().single()) {
            code.d2f().f2d();
        }
        hold(a.target());
        if (loop.stores(a)) {
            address(a.target());
            code.dload(held.get(a.target().id())).dastore();
        }
    }

    /// Pops the present value of a variable's entry into its local variable.
    private void hold(Var v) {
        code.dstore(held.computeIfAbsent(v.id(), _ -> code.allocateLocal(TypeKind.DOUBLE)));
    }

    private void address(Var v) {
        code.aload(loop.arraySlot(v)).iload(loop.offsetSlot(v)).iload(c).iadd();
    }

    private void value(Element e) {
        switch (e) {
            case Element.Load(Var v) -> load(v);
            case Element.Broadcast(Scalar.Const(double value)) -> code.loadConstant(value);
            case Element.Broadcast(Scalar s) -> code.dload(loop.scalarSlot(s));
            case Element.One(Fn.One fn, Element a) -> {
                value(a);
                Functions.apply(code, fn);
            }
            case Element.Two(Fn.Two fn, Element a, Element b) -> {
                value(a);
                value(b);
                Functions.apply(code, fn);
            }
            case Element.Select(Element condition, Element a, Element b) -> {
                value(condition);
                value(a);
                value(b);
                Functions.select(code);
            }
        }
    }

    private void load(Var v) {
        if (!held.containsKey(v.id())) {
            address(v);
            code.daload();
            hold(v);
        }
        code.dload(held.get(v.id()));
    }
}
