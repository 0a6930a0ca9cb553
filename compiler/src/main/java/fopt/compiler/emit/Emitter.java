package fopt.compiler.emit;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Regions;
import fopt.compiler.ir.Step;
import fopt.runtime.sim.Algorithm;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// Turns a program into a class that implements [Algorithm].
///
/// The class has `init`, `round` and `observe`, which call [fopt.runtime.sim.Context#parallel] for each region; `region` with its loop over
/// nodes; methods `place…` for the operations of one node, `steps…` for steps; and a static method `loop…` for each vector loop. All are
/// short, so that the JIT compiler does them well.
public final class Emitter {
    private static final ClassDesc CONSTANTS = ConstantDescs.CD_double.arrayType(2);
    private static final MethodTypeDesc REGION = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, Frame.CONTEXT_TYPE,
            ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc EVENT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, Frame.CONTEXT_TYPE);
    private static final MethodTypeDesc NODES = MethodTypeDesc.of(ConstantDescs.CD_void, Frame.CONTEXT_TYPE, ConstantDescs.CD_int,
            ConstantDescs.CD_int, ConstantDescs.CD_int);

    private Emitter() {}

    public static CompiledProgram emit(Ir ir) {
        String name = "fopt.generated." + identifier(ir.name());
        ClassDesc self = ClassDesc.of(name);
        Assembly[] assembly = new Assembly[1];
        byte[] bytes = ClassFile.of().build(self, out -> assembly[0] = write(ir, self, out));
        return new CompiledProgram(name, bytes, assembly[0].constants());
    }

    private static Assembly write(Ir ir, ClassDesc self, ClassBuilder out) {
        Regions regions = new Regions(ir);
        Assembly assembly = new Assembly(self, out, regions, ir.lines());
        out.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        out.withInterfaceSymbols(Frame.describe(Algorithm.class));
        out.with(SourceFileAttribute.of(ir.lines().file()));
        constructor(out, self);
        phase("init", ir.init(), out, assembly);
        phase("round", ir.round(), out, assembly);
        phase("observe", Stream.concat(ir.finish().stream(), ir.observe().stream()).toList(), out, assembly);
        for (int id = 0; id < ir.phases().size(); id++) {
            phase("event" + id, ir.phases().get(id).steps(), out, assembly);
        }
        event(ir.phases().size(), out, self);
        region(regions.all().size(), out, self);
        for (int id = 0; id < regions.all().size(); id++) {
            nodes(id, regions.all().get(id), out, assembly);
        }
        assembly.finish();
        return assembly;
    }

    private static void constructor(ClassBuilder out, ClassDesc self) {
        out.withField(Assembly.CONSTANTS, CONSTANTS, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        out.withMethodBody(ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, CONSTANTS), ClassFile.ACC_PUBLIC, code -> code
                .aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .aload(0).aload(1).putfield(self, Assembly.CONSTANTS, CONSTANTS).return_());
    }

    private static void phase(String name, List<Step> steps, ClassBuilder out, Assembly assembly) {
        out.withMethodBody(name, StepCode.TOGETHER, ClassFile.ACC_PUBLIC, code -> {
            new StepCode(new Frame(code, assembly.self), assembly).method(steps);
            code.return_();
        });
    }

    /// `switch (id) { case 0: event0(context); … }`
    private static void event(int count, ClassBuilder out, ClassDesc self) {
        out.withMethodBody("event", EVENT, ClassFile.ACC_PUBLIC, code -> choose(code, count, id -> code.aload(0).aload(2)
                .invokevirtual(self, "event" + id, StepCode.TOGETHER)));
    }

    /// `switch (id) { case 0: region0(context, worker, from, to); … }`
    private static void region(int count, ClassBuilder out, ClassDesc self) {
        out.withMethodBody("region", REGION, ClassFile.ACC_PUBLIC, code -> {
            choose(code, count, id -> code.aload(0).aload(2).iload(3).iload(4).iload(5).invokevirtual(self, "region" + id, NODES));
        });
    }

    /// A method that does one of several things, by its first parameter.
    private static void choose(CodeBuilder code, int count, IntConsumer each) {
        Label none = code.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            cases.add(SwitchCase.of(id, code.newLabel()));
        }
        if (count > 0) {
            code.iload(1).tableswitch(0, count - 1, none, cases);
        }
        for (SwitchCase c : cases) {
            code.labelBinding(c.target());
            each.accept(c.caseValue());
            code.return_();
        }
        code.labelBinding(none).return_();
    }

    /// `for (position = from; position < to; position++) { operations of context.node(position) }`
    private static void nodes(int id, Step.Region region, ClassBuilder out, Assembly assembly) {
        String body = assembly.place(region.ops(), false);
        out.withMethodBody("region" + id, NODES, ClassFile.ACC_PRIVATE, code -> {
            int context = 1;
            int worker = 2;
            int position = 3;
            int to = 4;
            Label start = code.newLabel();
            Label end = code.newLabel();
            code.labelBinding(start).iload(position).iload(to).if_icmpge(end);
            code.aload(0).aload(context).iload(worker).iload(position);
            code.aload(context).iload(position);
            new Frame(code, assembly.self).callContext("node", 1);
            code.iconst_m1().invokevirtual(assembly.self, body, Frame.AT_PLACE);
            code.iinc(position, 1).goto_(start).labelBinding(end).return_();
        });
    }

    private static String identifier(String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9_]", "_");
        return ascii.isEmpty() || Character.isDigit(ascii.charAt(0)) ? "_" + ascii : ascii;
    }
}
