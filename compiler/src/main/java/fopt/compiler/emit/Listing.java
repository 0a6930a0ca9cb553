package fopt.compiler.emit;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A compiled program as text: its methods with their sizes in bytes, and their instructions.
public final class Listing {
    private Listing() {}

    public static String of(CompiledProgram program) {
        ClassModel model = ClassFile.of().parse(program.bytes());
        StringBuilder out = new StringBuilder("class " + program.name() + ": " + model.methods().size() + " methods, " + program.bytes().length
                + " bytes, " + program.constants().length + " constant arrays\n");
        model.methods().forEach(m -> method(m, out));
        return out.toString();
    }

    private static void method(MethodModel m, StringBuilder out) {
        String parameters = m.methodTypeSymbol().parameterList().stream().map(ClassDesc::displayName).collect(Collectors.joining(", "));
        int bytes = m.findAttribute(Attributes.code()).map(c -> c.codeLength()).orElse(0);
        out.append('\n').append(m.methodName().stringValue()).append('(').append(parameters).append("): ").append(bytes).append(" bytes\n");
        Map<Label, Integer> labels = new HashMap<>();
        m.code().ifPresent(code -> code.forEach(e -> element(e, labels, out)));
    }

    private static void element(CodeElement e, Map<Label, Integer> labels, StringBuilder out) {
        switch (e) {
            case LabelTarget l -> out.append("  L").append(number(l.label(), labels)).append(":\n");
            case LineNumber l -> out.append("  line ").append(l.line()).append('\n');
            case Instruction i -> out.append("    ").append(text(i, labels)).append('\n');
            default -> { }
        }
    }

    private static String text(Instruction i, Map<Label, Integer> labels) {
        String name = i.opcode().name().toLowerCase(Locale.ROOT);
        return switch (i) {
            case InvokeInstruction call -> name + " " + call.owner().asSymbol().displayName() + "." + call.name().stringValue();
            case FieldInstruction field -> name + " " + field.owner().asSymbol().displayName() + "." + field.name().stringValue();
            case BranchInstruction branch -> name + " L" + number(branch.target(), labels);
            case ConstantInstruction.IntrinsicConstantInstruction constant -> name;
            case ConstantInstruction constant -> name + " " + constant.constantValue();
            case LoadInstruction load -> slot(name, load.slot());
            case StoreInstruction store -> slot(name, store.slot());
            case IncrementInstruction add -> name + " " + add.slot() + " " + add.constant();
            default -> name;
        };
    }

    /// Short forms such as `aload_0` have the slot in their name.
    private static String slot(String name, int slot) {
        return name.contains("_") ? name : name + " " + slot;
    }

    private static int number(Label label, Map<Label, Integer> labels) {
        return labels.computeIfAbsent(label, _ -> labels.size());
    }
}
