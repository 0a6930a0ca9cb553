package fopt.compiler.emit;

import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.runtime.sim.Cohort;
import fopt.runtime.sim.Communication;
import fopt.runtime.sim.Draws;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Code for steps: what all places do together. Such a method has the context as its only parameter.
record StepCode(Frame frame, Assembly assembly, ScalarCode scalars) {
    /// Descriptor of methods for steps.
    static final MethodTypeDesc TOGETHER = MethodTypeDesc.of(ConstantDescs.CD_void, Frame.CONTEXT_TYPE);

    StepCode(Frame frame, Assembly assembly) {
        this(frame, assembly, new ScalarCode(frame, assembly));
    }

    /// The steps of a whole method. Too many for one method go, in groups, to methods of their own.
    void method(List<Step> steps) {
        List<List<Step>> groups = CodeSize.stepGroups(steps);
        if (groups.size() == 1) {
            steps.forEach(this::step);
        } else {
            groups.forEach(this::call);
        }
    }

    /// Steps inside of another one: here if there are few, else in methods of their own.
    private void all(List<Step> steps) {
        if (CodeSize.stepsFitInside(steps)) {
            steps.forEach(this::step);
        } else {
            CodeSize.stepGroups(steps).forEach(this::call);
        }
    }

    private void call(List<Step> group) {
        frame.code().aload(0).aload(Frame.CONTEXT).invokevirtual(frame.self(), assembly.together(group), TOGETHER);
    }

    private void step(Step step) {
        CodeBuilder code = frame.code();
        assembly.line(code, assembly.lines().of(step));
        carryOut(step);
        new RoundingCode(frame).after(step);
    }

    private void carryOut(Step step) {
        CodeBuilder code = frame.code();
        switch (step) {
            case Step.Region region -> {
                frame.context();
                code.aload(0).loadConstant(assembly.regionId(region));
                frame.callContext(Op.Hook.isIn(region.ops()) ? "inOrder" : "parallel", 2);
            }
            case Step.Solo(List<Op> ops) -> code.aload(0).aload(Frame.CONTEXT).iconst_0().iconst_m1().iconst_m1().iconst_m1()
                    .invokevirtual(frame.self(), assembly.place(ops, false), Frame.AT_PLACE);
            case Step.Collect(Var into, Fn.Gather fn, Var from) -> {
                boolean messages = from.kind() == Var.Kind.MESSAGE;
                frame.part(Communication.class);
                code.loadConstant(fn.ordinal());
                if (messages) {
                    frame.messages(from);
                } else {
                    frame.numbers(from);
                }
                code.loadConstant(from.length());
                frame.numbers(into);
                frame.call(Communication.class, messages ? "collectMessages" : "collect", 4);
            }
            case Step.If(Scalar condition, List<Step> then, List<Step> otherwise) -> {
                scalars.condition(condition);
                frame.branch(Opcode.IFEQ, () -> all(then), () -> all(otherwise));
            }
            case Step.Repeat(Scalar count, Var counter, List<Step> body) -> {
                scalars.count(count);
                frame.loop(code::iconst_0, (_, k) -> {
                    setCounter(counter, k);
                    all(body);
                });
            }
            case Step.While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) -> {
                scalars.count(max);
                frame.loop(code::iconst_0, (end, k) -> {
                    setCounter(counter, k);
                    all(test);
                    scalars.condition(condition);
                    code.ifeq(end);
                    all(body);
                });
            }
            case Step.DrawCohort(Var into, int law, DrawKey draw) -> {
                frame.context();
                code.loadConstant(law);
                frame.cohort(into);
                draws(draw);
                frame.callContext("drawCohort", 3);
            }
            case Step.FormCohort(Var into, List<Scalar> numbers) -> {
                frame.cohort(into);
                frame.call(Cohort.class, "clear", 0);
                for (Scalar number : numbers) {
                    frame.context();
                    frame.cohort(into);
                    scalars.value(number);
                    frame.callContext("include", 2);
                }
            }
            case Step.CopyCohort(Var into, Var from) -> {
                frame.cohort(into);
                frame.cohort(from);
                frame.call(Cohort.class, "copyFrom", 1);
            }
            case Step.On(Var cohort, List<Step> body) -> on(cohort, body);
            case Step.Aggregate(Var into, int rule, Var from, DrawKey draw) -> {
                frame.part(Communication.class);
                code.loadConstant(rule);
                frame.numbers(from);
                code.loadConstant(from.length());
                draws(draw);
                frame.numbers(into);
                frame.call(Communication.class, "aggregate", 5);
            }
            case Step.Attack(Var rows, DrawKey draw) -> {
                frame.part(Communication.class);
                frame.numbers(rows);
                code.loadConstant(rows.length()).loadConstant(draw.site());
                iteration(draw);
                frame.call(Communication.class, rows.home() == Var.Home.EDGE ? "attackEdges" : "attack", 4);
            }
            case Step.AtDepth(int depth, List<Step> body) -> {
                frame.context();
                code.loadConstant(depth);
                frame.callContext("enterDepth", 1);
                all(body);
                frame.context();
                frame.callContext("leave", 0);
            }
            case Step.Swap(Var a, Var b) -> {
                frame.context();
                code.loadConstant(a.id()).loadConstant(b.id());
                frame.callContext("swap", 2);
            }
            case Step.Remember(int line, Var source) -> {
                frame.context();
                code.loadConstant(line);
                frame.callContext("remember", 1);
            }
            case Step.Lose lose -> new ArrivalCode(frame, scalars).lose(lose);
            case Step.Arrived(Var into) -> new ArrivalCode(frame, scalars).arrived(into);
            case Step.Deliver deliver -> new ArrivalCode(frame, scalars).deliver(deliver);
            case Step.Noise(int place, int source, int draw, Scalar lag, Scalar std) -> {
                frame.context();
                code.loadConstant(place).loadConstant(source).loadConstant(draw);
                scalars.value(lag);
                scalars.value(std);
                frame.callContext("tellNoise", 5);
            }
            case Step.Release(int place, Scalar sensitivity) -> {
                frame.context();
                code.loadConstant(place);
                scalars.value(sensitivity);
                frame.callContext("tellRelease", 2);
            }
            case Step.Recall(Var into, int line, Scalar lag) -> {
                frame.context();
                code.loadConstant(line);
                scalars.value(lag);
                if (into.kind() == Var.Kind.MESSAGE) {
                    code.loadConstant(into.id());
                    frame.callContext("recallMessages", 3);
                } else {
                    frame.numbers(into);
                    frame.callContext("recall", 3);
                }
            }
        }
    }

    private void setCounter(Var counter, int slot) {
        frame.storeScalar(counter, () -> frame.code().lload(slot).l2d());
    }

    /// Pushes the stream that everybody has in common.
    private void draws(DrawKey key) {
        frame.part(Draws.class);
        frame.code().iconst_0().loadConstant(key.site());
        iteration(key);
        frame.call(Draws.class, "commonDraws", 3);
    }

    private void iteration(DrawKey key) {
        frame.code().lconst_0();
        for (Var counter : key.counters()) {
            frame.loadScalar(counter);
            frame.call(Draws.class, "iteration", 2);
        }
    }

    private void on(Var cohort, List<Step> body) {
        CodeBuilder code = frame.code();
        Label nobody = code.newLabel();
        frame.context();
        frame.cohort(cohort);
        frame.callContext("enter", 1);
        code.ifeq(nobody);
        all(body);
        frame.context();
        frame.callContext("leave", 0);
        code.labelBinding(nobody);
    }
}
