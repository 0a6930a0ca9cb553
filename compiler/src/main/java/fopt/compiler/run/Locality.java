package fopt.compiler.run;

import fopt.compiler.check.Route;
import fopt.compiler.check.Sending;
import fopt.compiler.check.Sends;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Who talks with whom in a run, in one line.
final class Locality {
    private Locality() {}

    static String of(List<Sends.Line> lines) {
        Set<Route> used = EnumSet.noneOf(Route.class);
        lines.stream().filter(l -> !(l.sending() instanceof Sending.Free)).forEach(l -> used.add(l.route()));
        if (used.isEmpty()) {
            return "nothing crosses: each node by itself";
        }
        boolean server = used.contains(Route.UP) || used.contains(Route.DOWN);
        boolean peers = used.contains(Route.PEERS);
        String main = server && peers ? "neighbours with each other, and nodes with the server" : peers ? "neighbours with each other; there is no server"
                : server ? "nodes with the server" + (used.contains(Route.DOWN) ? "" : ", which never answers") : "";
        String other = used.contains(Route.OTHER) ? "nodes with those that they name" : "";
        return main.isEmpty() ? other : other.isEmpty() ? main : main + "; " + other;
    }
}
