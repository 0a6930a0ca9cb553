package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fopt.runtime.random.Stream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Once slots have grown and the code is compiled (the Vector API allocates before that), compressing allocates nothing.
class AllocationTest {
    /// How long the JIT compiler may take, on a machine that is busy with other things.
    private static final long PATIENCE = 60_000_000_000L;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Stream draws = new Stream();

    @Test
    void nothingIsAllocatedInSteadyState() {
        double[] v = Vectors.ordinary(300, 3).get("heavy tails");
        for (Compressors.Kind kind : Compressors.ALL) {
            Compressors.Spec first = Samples.specs().stream().filter(s -> s.kind() == kind).findFirst().orElseThrow();
            assertThat(settles(first.bind(v.length), v)).as(first.name() + " allocates").isTrue();
        }
        Compressors.Spec dense = new Compressors.Spec(Compressors.byName("qsgd").orElseThrow(), 1000);
        assertThat(settles(dense.bind(v.length), v)).as("dense QSGD allocates").isTrue();
    }

    /// Whether there comes a batch of calls without any allocation.
    private boolean settles(Compressor q, double[] v) {
        Message slot = new Message();
        long start = System.nanoTime();
        for (int batch = 0; System.nanoTime() - start < PATIENCE; batch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 20; call++) {
                q.compress(v, 0, slot, draws.reset(1, 1, 1, batch, call));
            }
            if (threads.getCurrentThreadAllocatedBytes() == before) {
                return true;
            }
        }
        return false;
    }
}
