package fopt.compiler.emit;

import fopt.runtime.sim.Algorithm;

/// Loads one compiled program: a class loader of its own, so that the program can be collected when nobody uses it any more.
public final class ProgramLoader extends ClassLoader {
    private final Class<?> type;

    ProgramLoader(CompiledProgram program) {
        super("fopt", Algorithm.class.getClassLoader());
        type = defineClass(program.name(), program.bytes(), 0, program.bytes().length);
    }

    public static Algorithm load(CompiledProgram program) {
        return new ProgramLoader(program).algorithm(program.constants());
    }

    /// The program with these constants.
    Algorithm algorithm(double[][] constants) {
        try {
            return (Algorithm) type.getConstructor(double[][].class).newInstance((Object) constants);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled class " + type.getName() + " cannot be used", e);
        }
    }
}
