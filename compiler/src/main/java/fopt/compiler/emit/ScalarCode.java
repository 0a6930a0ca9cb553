package fopt.compiler.emit;

import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.runtime.sim.Entries;
import fopt.runtime.sim.EventLoop;
import fopt.runtime.sim.Graphs;
import fopt.runtime.sim.Oracles;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// Code that pushes the value of a scalar expression at a place.
record ScalarCode(Frame frame, Assembly assembly) {
    private static final ClassDesc CONSTANTS = ConstantDescs.CD_double.arrayType(2);

    void value(Scalar s) {
        CodeBuilder code = frame.code();
        switch (s) {
            case Scalar.Const(double value) -> code.loadConstant(value);
            case Scalar.Load(Var v) -> frame.loadScalar(v);
            case Scalar.One(var fn, Scalar a) -> {
                value(a);
                Functions.apply(code, fn);
            }
            case Scalar.Two(var fn, Scalar a, Scalar b) -> {
                value(a);
                value(b);
                Functions.apply(code, fn);
            }
            case Scalar.Select(Scalar condition, Scalar a, Scalar b) -> {
                condition(condition);
                frame.branch(Opcode.IFEQ, () -> value(a), () -> value(b));
            }
            case Scalar.Round() -> {
                frame.context();
                code.getfield(Frame.CONTEXT_TYPE, "round", ConstantDescs.CD_long).l2d();
            }
            case Scalar.NodeNumber() -> number(Frame.NODE);
            case Scalar.Rank() -> number(Frame.POSITION);
            case Scalar.NeighbourNumber() -> {
                frame.part(Graphs.class);
                code.iload(Frame.EDGE);
                frame.call(Graphs.class, "neighbour", 1);
                code.iconst_1().iadd().i2d();
            }
            case Scalar.PerNode(String name, double[] values) -> code.aload(0).getfield(frame.self(), Assembly.CONSTANTS, CONSTANTS)
                    .loadConstant(assembly.constant(values)).aaload().iload(Frame.NODE).daload();
            case Scalar.Degree() -> atNode("degree");
            case Scalar.EdgeWeight() -> edgeWeight();
            case Scalar.CohortSize() -> {
                frame.context();
                frame.callContext("cohortSize", 0);
                code.i2d();
            }
            case Scalar.Member(Scalar node, Var cohort) -> ofCohort("member", cohort, node);
            case Scalar.Members(Var cohort) -> {
                frame.context();
                frame.cohort(cohort);
                frame.callContext("members", 1);
            }
            case Scalar.MemberAt(Var cohort, Scalar index) -> ofCohort("memberAt", cohort, index);
            case Scalar.Chance(int law) -> {
                frame.context();
                code.loadConstant(law).iload(Frame.NODE);
                frame.callContext("chance", 2);
            }
            case Scalar.Entry(Var vector, Scalar index) -> {
                frame.vector(vector);
                code.loadConstant(vector.length());
                value(index);
                frame.call(Entries.class, "entry", 4);
            }
            case Scalar.Timed(Scalar.Timed.Kind kind, Scalar node) -> timed(kind, node);
            case Scalar.SampleCount(Var samples) -> {
                frame.part(Oracles.class);
                code.iload(Frame.NODE);
                frame.samples(samples);
                frame.call(Oracles.class, "sampleCount", 2);
            }
            case Scalar.Participant(Scalar place) -> {
                frame.context();
                value(place);
                frame.callContext("participant", 1);
            }
            case Scalar.SampleNumber(Var samples) -> {
                frame.part(Oracles.class);
                frame.samples(samples);
                frame.call(Oracles.class, "sampleNumber", 1);
            }
        }
    }

    private void timed(Scalar.Timed.Kind kind, Scalar node) {
        frame.context();
        if (kind == Scalar.Timed.Kind.NOW) {
            frame.callContext("now", 0);
            return;
        }
        frame.callContext("events", 0);
        if (kind == Scalar.Timed.Kind.ELAPSED) {
            frame.code().iload(Frame.NODE);
        } else {
            value(node);
        }
        frame.call(EventLoop.class, kind.name().toLowerCase(java.util.Locale.ROOT), 1);
    }

    /// Pushes an int that is 0 where the condition does not hold.
    void condition(Scalar s) {
        value(s);
        frame.code().dconst_0().dcmpl();
    }

    /// Pushes a whole number (a long): a count of repetitions.
    void count(Scalar s) {
        value(s);
        frame.code().d2l();
    }

    private void number(int slot) {
        frame.code().iload(slot).iconst_1().iadd().i2d();
    }

    private void atNode(String method) {
        frame.part(Graphs.class);
        frame.code().iload(Frame.NODE);
        frame.call(Graphs.class, method, 1);
    }

    private void edgeWeight() {
        frame.code().iload(Frame.EDGE);
        frame.branch(Opcode.IFGE, () -> atNode("selfWeight"), () -> {
            frame.part(Graphs.class);
            frame.code().iload(Frame.NODE).iload(Frame.EDGE);
            frame.call(Graphs.class, "edgeWeight", 2);
        });
    }

    private void ofCohort(String method, Var cohort, Scalar argument) {
        frame.context();
        frame.cohort(cohort);
        value(argument);
        frame.callContext(method, 2);
    }
}
