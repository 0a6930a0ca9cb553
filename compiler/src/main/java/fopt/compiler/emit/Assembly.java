package fopt.compiler.emit;

import fopt.compiler.ir.Lines;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Regions;
import fopt.compiler.ir.Step;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The class under construction: methods that others asked for and that still have to be written, and the constants that the code refers to.
final class Assembly {
    /// The field that holds constant arrays.
    static final String CONSTANTS = "constants";

    /// The format of class files has no room for more.
    private static final int MOST_LINES = 65_535;

    final ClassDesc self;
    private final ClassBuilder out;
    private final Regions regions;
    private final Lines lines;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<double[]> constants = new ArrayList<>();
    private int methods;

    Assembly(ClassDesc self, ClassBuilder out, Regions regions, Lines lines) {
        this.self = self;
        this.out = out;
        this.regions = regions;
        this.lines = lines;
    }

    /// Writes the methods that were asked for, and those that these ask for.
    void finish() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    double[][] constants() {
        return constants.toArray(double[][]::new);
    }

    /// The index of a constant array.
    int constant(double[] values) {
        for (int k = 0; k < constants.size(); k++) {
            if (constants.get(k) == values) {
                return k;
            }
        }
        constants.add(values);
        return constants.size() - 1;
    }

    int regionId(Step.Region region) {
        return regions.id(region);
    }

    /// What follows comes from the line of a step or an operation, if that is known.
    void line(CodeBuilder code, int line) {
        if (line > 0 && line <= MOST_LINES) {
            code.lineNumber(line);
        }
    }

    Lines lines() {
        return lines;
    }

    /// The name of a method for operations at a place.
    String place(List<Op> ops, boolean insideEdges) {
        String name = "place" + methods++;
        method(name, code -> new OpCode(new Frame(code, self), this, insideEdges).method(ops));
        return name;
    }

    /// The name of a method for steps.
    String together(List<Step> steps) {
        String name = "steps" + methods++;
        waiting.add(() -> out.withMethodBody(name, StepCode.TOGETHER, ClassFile.ACC_PRIVATE, code -> {
            new StepCode(new Frame(code, self), this).method(steps);
            code.return_();
        }));
        return name;
    }

    /// The name of the static method for a loop.
    String loop(Loop loop) {
        String name = "loop" + methods++;
        waiting.add(() -> out.withMethodBody(name, loop.descriptor(), ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, code -> loop(loop, code)));
        return name;
    }

    private void method(String name, Consumer<CodeBuilder> body) {
        waiting.add(() -> out.withMethodBody(name, Frame.AT_PLACE, ClassFile.ACC_PRIVATE, code -> {
            body.accept(code);
            code.return_();
        }));
    }

    private void loop(Loop loop, CodeBuilder code) {
        int counter = code.allocateLocal(TypeKind.INT);
        int done = loop.wide() ? new WideLoop(code, loop, counter, this).emit() : 0;
        if (done < loop.length()) {
            new PlainLoop(code, loop, counter, this).emit(done);
        }
        code.return_();
    }
}
