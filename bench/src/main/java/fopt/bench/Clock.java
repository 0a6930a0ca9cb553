package fopt.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Processor time of this process, all threads (those of the JIT compiler and the garbage collector too), to the nanosecond: POSIX `clock_gettime`.
/// What the JDK offers ticks every 10 ms.
final class Clock {
    /// `CLOCK_PROCESS_CPUTIME_ID`
    private static final int PROCESS_CPU = System.getProperty("os.name").startsWith("Mac") ? 12 : 2;

    private final MethodHandle read;
    private final MemorySegment time = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2);

    Clock() {
        Linker linker = Linker.nativeLinker();
        read = linker.downcallHandle(linker.defaultLookup().findOrThrow("clock_gettime"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    /// What has passed since an earlier reading.
    Measured since(Measured start) {
        Measured now = now();
        return new Measured(now.cpu() - start.cpu(), now.wall() - start.wall());
    }

    Measured now() {
        try {
            int failed = (int) read.invokeExact(PROCESS_CPU, time);
            if (failed != 0) {
                throw new IllegalStateException("clock_gettime failed");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
        double cpu = time.getAtIndex(ValueLayout.JAVA_LONG, 0) + 1e-9 * time.getAtIndex(ValueLayout.JAVA_LONG, 1);
        return new Measured(cpu, 1e-9 * System.nanoTime());
    }
}
