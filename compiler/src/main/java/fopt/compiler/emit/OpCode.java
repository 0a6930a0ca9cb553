package fopt.compiler.emit;

import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.runtime.compress.KeptEntries;
import fopt.runtime.compress.Message;
import fopt.runtime.function.Call;
import fopt.runtime.hook.HookCall;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Distribution;
import fopt.runtime.sim.Communication;
import fopt.runtime.sim.Entries;
import fopt.runtime.sim.Graphs;
import fopt.runtime.sim.Hooks;
import fopt.runtime.sim.Oracles;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;

/// Code for operations at a place. Each case says the same as the one in [fopt.compiler.ir.Interpreter].
///
/// @param insideEdges whether the code runs at an edge of the node
record OpCode(Frame frame, Assembly assembly, ScalarCode scalars, DrawCode draws, SendingCode sending, boolean insideEdges) {

    OpCode(Frame frame, Assembly assembly, boolean insideEdges) {
        this(frame, assembly, new ScalarCode(frame, assembly), new DrawCode(frame, insideEdges),
                new SendingCode(frame, new ScalarCode(frame, assembly), insideEdges), insideEdges);
    }

    /// The operations of a whole method. Too many for one method go, in groups, to methods of their own.
    void method(List<Op> ops) {
        List<List<Op>> groups = CodeSize.groups(ops);
        if (groups.size() == 1) {
            ops.forEach(this::op);
        } else {
            groups.forEach(group -> callAtPlace(assembly.place(group, insideEdges)));
        }
    }

    /// Operations inside of another one: here if there are few, else in methods of their own.
    private void all(List<Op> ops) {
        if (CodeSize.fitsInside(ops)) {
            ops.forEach(this::op);
        } else {
            CodeSize.groups(ops).forEach(group -> callAtPlace(assembly.place(group, insideEdges)));
        }
    }

    private void callAtPlace(String method) {
        frame.code().aload(0).aload(Frame.CONTEXT).iload(Frame.WORKER).iload(Frame.POSITION).iload(Frame.NODE).iload(Frame.EDGE)
                .invokevirtual(frame.self(), method, Frame.AT_PLACE);
    }

    private void op(Op op) {
        assembly.line(frame.code(), assembly.lines().of(op));
        carryOut(op);
        new RoundingCode(frame).after(op);
    }

    private void carryOut(Op op) {
        CodeBuilder code = frame.code();
        switch (op) {
            case Op.Assign assign -> loop(List.of(assign));
            case Op.Fused(List<Op.Assign> assigns) -> loop(assigns);
            case Op.Set(Var target, Scalar value) -> frame.storeScalar(target, () -> scalars.value(value));
            case Op.Reduce reduce -> frame.storeScalar(reduce.target(), () -> reduce(reduce));
            case Op.Gradient gradient -> gradient(gradient);
            case Op.SpareGradient(Var samples, Var part) -> {
                atNode(Oracles.class);
                int given = samplesIfAny(samples);
                frame.vector(part);
                code.loadConstant(part.length());
                frame.call(Oracles.class, "spareGradient", 4 + given);
            }
            case Op.CountGradient(Var samples) -> {
                atNode(Oracles.class);
                frame.call(Oracles.class, "countGradient", 1 + samplesIfAny(samples));
            }
            case Op.Loss loss -> frame.storeScalar(loss.target(), () -> loss(loss));
            case Op.HessianVector(Var target, Var x, Var v, Var samples) -> {
                atNode(Oracles.class);
                frame.vector(x);
                frame.vector(v);
                int given = samplesIfAny(samples);
                frame.vector(target);
                frame.call(Oracles.class, "hessianVector", 7 + given);
            }
            case Op.Hessian(Var target, Var x, Var samples) -> {
                frame.part(Oracles.class);
                code.iload(Frame.WORKER).iload(Frame.NODE);
                frame.vector(x);
                int given = samplesIfAny(samples);
                frame.vector(target);
                frame.call(Oracles.class, "hessian", 6 + given);
            }
            case Op.Prox(Var target, Var source, Scalar step) -> {
                frame.part(Oracles.class);
                frame.vector(source);
                scalars.value(step);
                frame.vector(target);
                frame.call(Oracles.class, "prox", 5);
            }
            case Op.LossProx(Var target, Var source, Scalar step) -> {
                frame.part(Oracles.class);
                code.iload(Frame.NODE);
                frame.vector(source);
                scalars.value(step);
                frame.vector(target);
                frame.call(Oracles.class, "lossProx", 6);
            }
            case Op.Regulariser(Var target, Var x) -> frame.storeScalar(target, () -> {
                frame.part(Oracles.class);
                frame.vector(x);
                frame.call(Oracles.class, "regulariser", 2);
            });
            case Op.Apply apply -> apply(apply);
            case Op.Hook hook -> hook(hook);
            case Op.Compress(Var message, Var source, int compressor, DrawKey draw) -> {
                frame.part(Communication.class);
                code.loadConstant(compressor);
                frame.vector(source);
                frame.message(message);
                draws.compressor(compressor, draw);
                frame.call(Communication.class, "compress", 5);
            }
            case Op.Keep(Var message, Var source, Var set, KeptEntries.Announced announced) -> {
                ClassDesc kinds = Frame.describe(KeptEntries.Announced.class);
                frame.vector(source);
                frame.vector(set);
                code.loadConstant(set.length()).getstatic(kinds, announced.name(), kinds);
                frame.message(message);
                frame.call(KeptEntries.class, "keep", 7);
            }
            case Op.Accumulate(Var target, Scalar scale, Var message) -> {
                frame.message(message);
                scalars.value(scale);
                frame.vector(target);
                frame.call(Message.class, "addTo", 3);
            }
            case Op.Expand(Var target, Var message) -> {
                frame.message(message);
                frame.vector(target);
                frame.call(Message.class, "writeTo", 2);
            }
            case Op.Mix(Var target, Var source, int schedule) -> {
                frame.part(Communication.class);
                code.loadConstant(schedule).iload(Frame.POSITION);
                frame.numbers(source);
                frame.vector(target);
                code.loadConstant(target.length());
                frame.call(Communication.class, "mix", 6);
            }
            case Op.MixMessages(Var target, Scalar scale, Var message, int schedule) -> {
                frame.part(Communication.class);
                code.loadConstant(schedule).iload(Frame.POSITION);
                frame.messages(message);
                scalars.value(scale);
                frame.vector(target);
                frame.call(Communication.class, "mixMessages", 6);
            }
            case Op.Fetch(Var target, Var source, Scalar from) -> {
                frame.part(Communication.class);
                frame.numbers(source);
                code.loadConstant(source.length());
                scalars.value(from);
                frame.vector(target);
                frame.call(Communication.class, "fetch", 5);
            }
            case Op.Recall(Var target, Var source, int line, Scalar lag) -> {
                frame.context();
                code.loadConstant(line);
                scalars.value(lag);
                frame.offset(source);
                code.loadConstant(source.length());
                frame.vector(target);
                frame.callContext("recall", 6);
            }
            case Op.Receive receive -> receive(receive);
            case Op.EdgeLoop(List<Op> body) -> edgeLoop(body);
            case Op.EdgeReduce(Var target, Fn.Gather fn, Var edge) -> {
                frame.part(Communication.class);
                code.loadConstant(fn.ordinal()).iload(Frame.NODE);
                frame.numbers(edge);
                code.loadConstant(edge.length());
                frame.vector(target);
                frame.call(Communication.class, "edgeReduce", 6);
            }
            case Op.EdgeTable(Var target, Var edge) -> {
                frame.part(Communication.class);
                code.iload(Frame.NODE);
                frame.numbers(edge);
                code.loadConstant(edge.length());
                frame.vector(target);
                frame.call(Communication.class, "edgeTable", 5);
            }
            case Op.DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) -> {
                frame.part(Oracles.class);
                code.loadConstant(sampler).iload(Frame.NODE);
                scalars.value(size);
                frame.samples(target);
                draws.stream(draw);
                frame.call(Oracles.class, "drawSamples", 5);
            }
            case Op.Draw draw -> draw(draw);
            case Op.Charge charge -> sending.charge(charge);
            case Op.When(Scalar condition, List<Op> then, List<Op> otherwise) -> {
                scalars.condition(condition);
                frame.branch(Opcode.IFEQ, () -> all(then), () -> all(otherwise));
            }
            case Op.Times(Scalar count, Var counter, List<Op> body) -> {
                scalars.count(count);
                frame.loop(() -> code.iload(Frame.WORKER), (_, k) -> {
                    setCounter(counter, k);
                    all(body);
                });
            }
            case Op.While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) -> {
                scalars.count(max);
                frame.loop(() -> code.iload(Frame.WORKER), (end, k) -> {
                    setCounter(counter, k);
                    all(test);
                    scalars.condition(condition);
                    code.ifeq(end);
                    all(body);
                });
            }
            case Op.Elapse(Var samples) -> {
                frame.context();
                code.iload(Frame.NODE);
                if (samples == null) {
                    code.aconst_null();
                } else {
                    frame.samples(samples);
                }
                frame.callContext("elapse", 2);
            }
            case Op.Arrival arrival -> new ArrivalCode(frame, scalars).arrival(arrival);
            case Op.Signal signal -> sending.signal(signal);
            case Op.Row(Var target, Var rows, Scalar node) -> {
                frame.context();
                frame.numbers(rows);
                code.loadConstant(rows.length());
                scalars.value(node);
                frame.vector(target);
                frame.callContext("row", 5);
            }
            case Op.OneSample(Var target, Var samples, Scalar position) -> {
                atNode(Oracles.class);
                int given = samplesIfAny(samples);
                scalars.value(position);
                frame.samples(target);
                frame.call(Oracles.class, "oneSample", 3 + given);
            }
            case Op.Take(Var target, Var table, Scalar key) -> entry("take", table, key, target);
            case Op.Put(Var table, Scalar key, Var source) -> entry("put", table, key, source);
            case Op.ClearMessage(Var message) -> {
                frame.message(message);
                code.loadConstant(message.length());
                frame.call(Message.class, "clear", 1);
            }
        }
    }

    private void entry(String method, Var table, Scalar key, Var entry) {
        frame.vector(table);
        frame.code().loadConstant(table.length());
        scalars.value(key);
        frame.vector(entry);
        frame.code().loadConstant(entry.length());
        frame.call(Entries.class, method, 7);
    }

    private void setCounter(Var counter, int slot) {
        frame.storeScalar(counter, () -> frame.code().lload(slot).l2d());
    }

    /// Pushes a part of the context and the node: receiver and first argument of most that a node does.
    private void atNode(Class<?> part) {
        frame.part(part);
        frame.code().iload(Frame.NODE);
    }

    private int samplesIfAny(Var samples) {
        if (samples == null) {
            return 0;
        }
        frame.samples(samples);
        return 1;
    }

    // ---- vectors

    private void loop(List<Op.Assign> assigns) {
        Loop loop = Loop.of(assigns);
        if (loop.arrays().isEmpty()) {
            return; // registers only: nobody would see the result
        }
        for (Var v : loop.arrays()) {
            frame.numbers(v);
        }
        for (Var v : loop.offsets()) {
            frame.offset(v);
        }
        for (Scalar s : loop.scalars()) {
            scalars.value(s);
        }
        frame.code().invokestatic(frame.self(), assembly.loop(loop), loop.descriptor());
    }

    private void reduce(Op.Reduce r) {
        frame.vector(r.a());
        if (r.fn() == Fn.Reduce.DOT) {
            frame.vector(r.b());
        }
        frame.code().loadConstant(r.a().length());
        String kernel = switch (r.fn()) {
            case SUM -> "sum";
            case SUM_OF_SQUARES -> "sumOfSquares";
            case DOT -> "dot";
            case MAX -> "max";
            case MIN -> "min";
            case MAX_ABS -> "maxAbs";
            case SUM_ABS -> "sumOfAbs";
            case COUNT_NONZERO -> "countNonZero";
        };
        frame.call(Kernels.class, kernel, r.fn() == Fn.Reduce.DOT ? 5 : 3);
    }

    /// The call object of the worker gets the arguments, each call leaving it on the stack.
    private void apply(Op.Apply a) {
        CodeBuilder code = frame.code();
        frame.context();
        code.loadConstant(a.function()).iload(Frame.WORKER);
        frame.callContext("call", 2);
        for (int k = 0; k < a.arguments().size(); k++) {
            code.loadConstant(k);
            frame.vector(a.arguments().get(k));
            frame.call(Call.class, "vector", 3);
        }
        for (int k = 0; k < a.numbers().size(); k++) {
            code.loadConstant(k);
            scalars.value(a.numbers().get(k));
            frame.call(Call.class, "number", 2);
        }
        frame.vector(a.target());
        frame.call(Call.class, "run", 2);
    }

    private void hook(Op.Hook h) {
        CodeBuilder code = frame.code();
        frame.part(Hooks.class);
        code.loadConstant(h.hook());
        frame.call(Hooks.class, "call", 1);
        for (int k = 0; k < h.arguments().size(); k++) {
            code.dup().loadConstant(k);
            frame.vector(h.arguments().get(k));
            frame.call(HookCall.class, "argument", 3);
        }
        if (h.target() != null) {
            frame.vector(h.target());
        }
        frame.call(HookCall.class, "run", h.target() == null ? 0 : 2);
    }

    // ---- oracles

    private void gradient(Op.Gradient g) {
        atNode(Oracles.class);
        frame.vector(g.x());
        if (g.samples() != null) {
            frame.samples(g.samples());
            draws.stream(g.noise());
        }
        frame.vector(g.target());
        frame.call(Oracles.class, "gradient", g.samples() == null ? 5 : 7);
    }

    private void loss(Op.Loss l) {
        atNode(Oracles.class);
        frame.vector(l.x());
        int given = samplesIfAny(l.samples());
        frame.call(Oracles.class, "loss", 3 + given);
    }

    // ---- edges

    private void receive(Op.Receive r) {
        CodeBuilder code = frame.code();
        frame.numbers(r.source());
        frame.part(Graphs.class);
        code.iload(Frame.EDGE);
        frame.call(Graphs.class, r.source().home() == Var.Home.EDGE ? "opposite" : "neighbour", 1);
        code.loadConstant(r.source().length()).imul();
        frame.vector(r.target());
        code.loadConstant(r.target().length());
        frame.call(System.class, "arraycopy", 5);
    }

    private void edgeLoop(List<Op> body) {
        CodeBuilder code = frame.code();
        OpCode inner = new OpCode(frame, assembly, true);
        int last = code.allocateLocal(TypeKind.INT);
        Label start = code.newLabel();
        Label end = code.newLabel();
        frame.part(Graphs.class);
        code.iload(Frame.NODE).iconst_1().iadd();
        frame.call(Graphs.class, "firstEdge", 1);
        code.istore(last);
        atNode(Graphs.class);
        frame.call(Graphs.class, "firstEdge", 1);
        code.istore(Frame.EDGE);
        code.labelBinding(start).iload(Frame.EDGE).iload(last).if_icmpge(end);
        inner.all(body);
        code.iinc(Frame.EDGE, 1).goto_(start).labelBinding(end);
        code.iconst_m1().istore(Frame.EDGE);
    }

    // ---- draws

    private void draw(Op.Draw d) {
        ClassDesc laws = Frame.describe(Distribution.class);
        frame.code().getstatic(laws, Distribution.valueOf(d.distribution().name()).name(), laws);
        draws.stream(d.draw());
        parameter(d, 0);
        parameter(d, 1);
        frame.vector(d.target());
        frame.code().loadConstant(d.target().length());
        frame.call(Distribution.class, "fill", 6);
    }

    private void parameter(Op.Draw d, int k) {
        scalars.value(k < d.parameters().size() ? d.parameters().get(k) : new Scalar.Const(0));
    }
}
