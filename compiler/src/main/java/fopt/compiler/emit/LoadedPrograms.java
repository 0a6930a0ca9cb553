package fopt.compiler.emit;

import fopt.runtime.sim.Algorithm;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// Programs that were loaded, the last few of them: the same code is loaded once, so that runs that differ in seeds or data only share what the JIT compiler
/// made of it. Not safe for several threads.
public final class LoadedPrograms {
    private static final int MOST = 16;

    /// By class file, the one that was asked for last at the end.
    private final Map<ByteBuffer, ProgramLoader> loaded = new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, ProgramLoader> eldest) {
            return size() > MOST;
        }
    };

    public Algorithm load(CompiledProgram program) {
        return loaded.computeIfAbsent(ByteBuffer.wrap(program.bytes()), bytes -> new ProgramLoader(program)).algorithm(program.constants());
    }
}
