package fopt.cli.lsp;

import fopt.Access;
import fopt.Analysis.Sent;
import fopt.Fopt;
import fopt.FoptException;
import fopt.Limits;
import fopt.Program;
import fopt.Program.Cost;
import fopt.runtime.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What statements send in bits: that needs the sizes of the runs, thus their data, and takes a while. It is worked out aside, for a text that is right, and holds for that text only.
/// Functions in other languages are not called.
final class Figures {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private record Found(String text, List<Cost> costs) {}

    private final Map<String, Found> known = new ConcurrentHashMap<>();

    /// Works out those of a text. @return whether they are others than before
    boolean compute(Document d) {
        Found before = known.get(d.uri());
        if (before != null && before.text().equals(d.text())) {
            return false;
        }
        Found now = new Found(d.text(), costs(d));
        known.put(d.uri(), now);
        return before == null || !before.costs().equals(now.costs());
    }

    private static List<Cost> costs(Document d) {
        try {
            Program program = Fopt.builder().folder(d.folder()).access(Access.ALL).limits(Limits.NONE.withTime(LONGEST)).build().compile(d.source());
            return program.costs();
        } catch (FoptException | UserError e) {
            return List.of();
        }
    }

    /// What a statement sends in each run of a text, as far as it is known.
    List<Cost> of(Document d, Sent sent) {
        Found found = known.get(d.uri());
        return found == null || !found.text().equals(d.text()) ? List.of() : found.costs().stream()
                .filter(c -> c.statement().start() == sent.statement().start() && c.statement().source().name().equals(d.source().name())
                        && c.call().map(s -> s.start()).equals(sent.call().map(s -> s.start()))).toList();
    }

    /// Files on the disk may be others now.
    void forget() {
        known.clear();
    }
}
