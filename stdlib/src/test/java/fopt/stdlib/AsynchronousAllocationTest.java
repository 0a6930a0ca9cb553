package fopt.stdlib;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events allocate nothing, and rounds under a clock neither: see [AllocationTest].
class AsynchronousAllocationTest {
    private static final String CLOCK = " with timing(compute = lognormal(1 s, 0.5), latency = exponential(100 ms), bandwidth = 1 kbps)";

    @ParameterizedTest
    @ValueSource(strings = {"malenia() on p", "ringleader() on p", "rennala_mvr(γ = 0.001, B = 3) on p", "pairwise_gossip(v = ∇f(x0)) on p over ring(8)",
        "ad_psgd() on p over ring(8)", "dadao() on p over ring(8)", "fedbuff() on p"})
    void events(String run) {
        AllocationTest.allocateNothing(Problems.P, run, CLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsgd(batch = 2) on p over ring(8)", "fedavg(K = 2, clients = uniform(4), batch = 2) on p"})
    void roundsUnderAClock(String run) {
        AllocationTest.allocateNothing(Problems.P, run, CLOCK);
    }
}
