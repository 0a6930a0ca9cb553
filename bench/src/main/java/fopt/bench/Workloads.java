package fopt.bench;

import java.util.List;

/// The list of all workloads.
final class Workloads {
    private Workloads() {}

    static List<Workload> all() {
        return List.of(new Dsgd(), new Choco(), new Ef21(), new Asgd("W4", "asgd_thousand.fopt", 1000, 1_000_000, 1e-4),
                new Asgd("W5", "asgd_million.fopt", 1_000_000, 2_000_000, 1e-7));
    }
}
