package fopt.compiler.emit;

import fopt.runtime.sim.Algorithm;

/// Loads one compiled program: a class loader of its own, so that the program can be collected when nobody uses it any more.
public final class ProgramLoader extends ClassLoader {
    private ProgramLoader() {
        super("fopt", Algorithm.class.getClassLoader());
    }

    public static Algorithm load(CompiledProgram program) {
        ProgramLoader loader = new ProgramLoader();
        Class<?> type = loader.defineClass(program.name(), program.bytes(), 0, program.bytes().length);
        try {
            return (Algorithm) type.getConstructor(double[][].class).newInstance((Object) program.constants());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled class of " + program.name() + " cannot be used", e);
        }
    }
}
