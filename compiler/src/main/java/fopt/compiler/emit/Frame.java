package fopt.compiler.emit;

import fopt.compiler.ir.Layout;
import fopt.compiler.ir.Var;
import fopt.runtime.compress.Message;
import fopt.runtime.problem.Samples;
import fopt.runtime.sim.Cohort;
import fopt.runtime.sim.Context;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/// A method under construction that runs at a place: its parameters are the context, the worker, the position in the cohort, the node and
/// the edge, the last three negative at the server.
///
/// Rows of variables are looked up where they are used: variables change places by `Swap`, and the JIT compiler finds the common parts.
record Frame(CodeBuilder code, ClassDesc self) {
    static final ClassDesc CONTEXT_TYPE = describe(Context.class);
    static final int CONTEXT = 1;
    static final int WORKER = 2;
    static final int POSITION = 3;
    static final int NODE = 4;
    static final int EDGE = 5;
    /// Descriptor of methods that run at a place.
    static final MethodTypeDesc AT_PLACE = MethodTypeDesc.of(ConstantDescs.CD_void, CONTEXT_TYPE, ConstantDescs.CD_int, ConstantDescs.CD_int,
            ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();

    static ClassDesc describe(Class<?> c) {
        return c.describeConstable().orElseThrow();
    }

    // ---- calls

    /// Calls the one public method of this name and number of parameters. Its receiver, if any, and its arguments are on the stack.
    void call(Class<?> owner, String name, int parameters) {
        Method method = Arrays.stream(owner.getMethods()).filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
                .findFirst().orElseThrow(() -> new IllegalStateException("no method " + owner.getSimpleName() + "." + name + "/" + parameters));
        ClassDesc type = describe(owner);
        MethodTypeDesc descriptor = MethodTypeDesc.of(describe(method.getReturnType()),
                Arrays.stream(method.getParameterTypes()).map(Frame::describe).toList());
        if (Modifier.isStatic(method.getModifiers())) {
            code.invokestatic(type, name, descriptor);
        } else {
            code.invokevirtual(type, name, descriptor);
        }
    }

    /// Calls a method of the context, which was pushed with [#context] before the arguments.
    void callContext(String name, int parameters) {
        call(Context.class, name, parameters);
    }

    void context() {
        code.aload(CONTEXT);
    }

    /// Pushes the part of the context that is of this class.
    void part(Class<?> part) {
        String field = Arrays.stream(Context.class.getFields()).filter(f -> f.getType() == part).findFirst().orElseThrow().getName();
        code.aload(CONTEXT).getfield(CONTEXT_TYPE, field, describe(part));
    }

    // ---- control flow

    /// `first`, or `second` if `jump` (which takes what is on the stack) jumps.
    void branch(Opcode jump, Runnable first, Runnable second) {
        Label other = code.newLabel();
        Label end = code.newLabel();
        code.branch(jump, other);
        first.run();
        code.goto_(end).labelBinding(other);
        second.run();
        code.labelBinding(end);
    }

    /// `for (long k = 0; k < count; k++) { context.turn(worker); body }`, where the count is on the stack. @param body gets the slot of k and the label of the end
    void loop(Runnable worker, ObjIntConsumer<Label> body) {
        int count = code.allocateLocal(TypeKind.LONG);
        int k = code.allocateLocal(TypeKind.LONG);
        Label start = code.newLabel();
        Label end = code.newLabel();
        code.lstore(count).lconst_0().lstore(k);
        code.labelBinding(start).lload(k).lload(count).lcmp().ifge(end);
        context();
        worker.run();
        callContext("turn", 1);
        body.accept(end, k);
        code.lload(k).lconst_1().ladd().lstore(k).goto_(start).labelBinding(end);
    }

    // ---- variables

    /// Pushes the array that holds a variable's rows.
    void numbers(Var v) {
        element("numbers", DOUBLES.arrayType(), v.id());
    }

    /// Pushes the position of the first entry of the row that is meant here.
    void offset(Var v) {
        int stride = Layout.stride(v);
        if (v.home() == Var.Home.ONE) {
            code.iconst_0();
            return;
        }
        row(v);
        if (stride != 1) {
            code.loadConstant(stride).imul();
        }
    }

    /// Pushes array and offset of the row: the two arguments that stand for a vector.
    void vector(Var v) {
        numbers(v);
        offset(v);
    }

    void loadScalar(Var v) {
        vector(v);
        code.daload();
    }

    /// Stores what `value` pushes.
    void storeScalar(Var v, Runnable value) {
        vector(v);
        value.run();
        round(v);
        code.dastore();
    }

    /// What is on the stack becomes what the variable holds of it.
    void round(Var v) {
        if (v.single()) {
            code.d2f().f2d();
        }
    }

    /// Pushes the message of the row.
    void message(Var v) {
        messages(v);
        row(v);
        code.aaload();
    }

    /// Pushes all messages of a variable.
    void messages(Var v) {
        element("messages", describe(Message[][].class), v.id());
    }

    void samples(Var v) {
        element("samples", describe(Samples[][].class), v.id());
        row(v);
        code.aaload();
    }

    void cohort(Var v) {
        element("cohorts", describe(Cohort[].class), v.id());
    }

    private void element(String field, ClassDesc type, int id) {
        code.aload(CONTEXT).getfield(CONTEXT_TYPE, field, type).loadConstant(id).aaload();
    }

    /// Pushes the number of the row.
    private void row(Var v) {
        switch (v.home()) {
            case NODE -> code.iload(NODE);
            case EDGE -> code.iload(EDGE);
            case ONE -> code.iconst_0();
            case SCRATCH -> code.iload(WORKER);
            case REGISTER -> throw new IllegalStateException("register " + v + " outside of its loop");
        }
    }
}
