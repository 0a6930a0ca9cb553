package fopt.bench;

import java.util.List;

/// The list of all workloads.
final class Workloads {
    private Workloads() {}

    static List<Workload> all() {
        return List.of(new Dsgd(), new Choco(), new Ef21());
    }
}
