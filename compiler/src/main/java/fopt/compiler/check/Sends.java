package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an algorithm sends, statement by statement: by whom, to whom, and what it costs, in the symbols of the program.
public final class Sends {
    /// One value on one route.
    ///
    /// @param who "each node → the server", "the server → each node of sample(clients)"
    /// @param when under which conditions, as they stand in the program: "if shared coin(p)"; empty if always
    /// @param cost "d numbers", "1 message of Q", "nothing: …"
    /// @param sending the same for a program
    /// @param call the primitive; empty for what assigning a public variable sends
    /// @param cohort whether a cohort only takes part
    /// @param members those who take part, if they are a cohort: the draw, or the list
    /// @param conditions the same, one by one
    /// @param fresh the calls that make the messages that are new on this route, if `sending` is messages
    public record Line(Typing.Phase phase, Span statement, Expr value, Route route, String who, String when, String cost, Sending sending,
            Optional<Expr.Call> call, boolean cohort, Optional<Expr> members, List<Expr> fresh, List<Typing.Condition> conditions) {}

    /// What the symbols come to in one run. The texts may be empty where that is not known.
    public interface Figures {
        /// Of one line, e.g. `1.92 kbit × 50 = 96 kbit`.
        String of(Line line);

        /// Of these lines together.
        String of(List<Line> lines);
    }

    private static final Figures NO_FIGURES = new Figures() {
        @Override
        public String of(Line line) {
            return "";
        }

        @Override
        public String of(List<Line> lines) {
            return "";
        }
    };

    private final Typing typing;
    private final Map<Expr, Integer> firstLine = new IdentityHashMap<>();
    private final Map<Route, Set<Expr>> sent = new java.util.EnumMap<>(Route.class);

    private Sends(Typing typing) {
        this.typing = typing;
    }

    /// In the order of the program; nothing if the algorithm has errors.
    public static List<Line> of(Typing typing) {
        Sends sends = new Sends(typing);
        List<Line> lines = new ArrayList<>();
        for (Typing.Sent s : typing.sent()) {
            boolean zero = s.phase() == Typing.Phase.START && typing.sending(s.value()).orElse(null) instanceof Sending.Free;
            if (zero) {
                continue;
            }
            lines.addAll(sends.lines(s));
        }
        return lines;
    }

    /// The list for people: a block for the start and one for each round, a line for each value that is sent.
    public static String text(Typing typing) {
        return text(typing, NO_FIGURES);
    }

    /// The list for people, with what it comes to in a run.
    public static String text(Typing typing, Figures figures) {
        List<Line> lines = of(typing);
        StringBuilder text = new StringBuilder(typing.algorithm.name().written());
        String source = typing.algorithm.span().source().name();
        text.append(source.startsWith("stdlib/") ? " of " + source : "");
        if (lines.isEmpty()) {
            return text.append(": sends nothing\n").toString();
        }
        text.append('\n');
        int width = lines.stream().mapToInt(l -> width(shown(l))).max().orElse(0);
        append(text, "at the start", lines.stream().filter(l -> l.phase() == Typing.Phase.START || l.phase() == Typing.Phase.INIT).toList(), width, figures);
        append(text, "at its event", lines.stream().filter(l -> l.phase() == Typing.Phase.EVENT).toList(), width, figures);
        append(text, "each round", lines.stream().filter(l -> l.phase() == Typing.Phase.ROUND).toList(), width, figures);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, List<Line> lines, int width, Figures figures) {
        if (!lines.isEmpty()) {
            String all = figures.of(lines);
            text.append("  ").append(title).append(all.isEmpty() ? "" : ": " + all).append('\n');
        }
        String before = "";
        for (Line l : lines) {
            String shown = shown(l);
            text.append("    ").append(shown.equals(before) ? " ".repeat(width(shown)) : shown).append(" ".repeat(width - width(shown) + 3))
                    .append(l.who()).append(": ").append(l.cost()).append(figure(figures.of(l)))
                    .append(l.when().isEmpty() ? "" : ", " + l.when()).append('\n');
            before = shown;
        }
    }

    private static String figure(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static String shown(Line l) {
        return "line " + l.statement().line() + "  " + PlacementErrors.one(l.statement());
    }

    /// Columns on a terminal: marks that stand on a letter take none.
    private static int width(String text) {
        return (int) text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
    }

    private List<Line> lines(Typing.Sent s) {
        List<Line> lines = new ArrayList<>();
        Sending sending = typing.sending(s.value()).orElse(new Sending.Free());
        for (Route route : s.routes().stream().sorted().toList()) {
            List<Expr> fresh = fresh(sending, route);
            lines.add(line(s, route, who(s, route), cost(s, sending, route), sending, fresh));
        }
        if (s.call().isPresent() && answersAll(s) && typing.of(s.value()).place() != Placement.SHARED) {
            lines.add(line(s, Route.DOWN, who(s, Route.DOWN), numbers(s.value()), new Sending.Dense(), List.of()));
        }
        if (s.routes().isEmpty()) {
            lines.add(line(s, Route.OTHER, "each node", "nothing: nobody else reads it", new Sending.Free(), List.of()));
        }
        return lines;
    }

    private static Line line(Typing.Sent s, Route route, String who, String cost, Sending sending, List<Expr> fresh) {
        return new Line(s.phase(), s.statement(), s.value(), route, who, when(s), cost, sending, s.call(), s.cohort().isPresent(), s.members(), fresh,
                s.conditions());
    }

    /// The messages among these that were not sent before on this route.
    private List<Expr> fresh(Sending sending, Route route) {
        Set<Expr> before = sent.getOrDefault(route, Set.of());
        return switch (sending) {
            case Sending.Messages m -> m.sources().stream().filter(source -> !before.contains(source)).toList();
            case Sending.Past(Expr.Call delay, Sending.Messages m) when !wentBefore(m, delay, route) -> m.sources();
            default -> List.of();
        };
    }

    /// Whether these messages were sent on this route when they were made, or at a shorter delay.
    private boolean wentBefore(Sending.Messages m, Expr.Call delay, Route route) {
        return typing.sent().stream().filter(s -> s.value() != delay && s.routes().contains(route)).flatMap(s -> typing.sending(s.value()).stream())
                .anyMatch(s -> s instanceof Sending.Messages now && now.sources().containsAll(m.sources()));
    }

    private boolean answersAll(Typing.Sent s) {
        String name = target(s.call().orElseThrow());
        return name.equals("allmean") || name.equals("allsum");
    }

    private String target(Expr.Call call) {
        return typing.target(call).filter(t -> t instanceof Symbol.BuiltIn).map(t -> ((Symbol.BuiltIn) t).id()).orElse("");
    }

    /// One place acts.
    private String atEvent(Typing.Sent s, Route route) {
        return switch (route) {
            case UP -> "the node → the server";
            case DOWN -> "the server → the worker";
            case PEERS -> "the node → each neighbour";
            case OTHER -> s.call().isPresent() ? "each end → the other" : "the sender → the receiver";
        };
    }

    private String who(Typing.Sent s, Route route) {
        if (s.phase() == Typing.Phase.EVENT) {
            return atEvent(s, route);
        }
        String node = "each node" + s.cohort().map(c -> " of " + PlacementErrors.one(c)).orElse("");
        return switch (route) {
            case UP -> node + " → the server";
            case DOWN -> "the server → " + node;
            case PEERS -> node + " → each neighbour";
            case OTHER -> s.call().filter(c -> target(c).equals("fetch")).isPresent() ? "the node asked → " + node
                    : node + " → each neighbour" + graph(s);
        };
    }

    private String graph(Typing.Sent s) {
        return s.call().map(typing::arguments).map(a -> a.named().get("over")).map(g -> " in " + PlacementErrors.one(g.span())).orElse("");
    }

    private static String when(Typing.Sent s) {
        return s.conditions().stream().map(c -> c.word() + " `" + PlacementErrors.one(c.span()) + "`").collect(Collectors.joining(" and "));
    }

    // ---- costs

    private String cost(Typing.Sent s, Sending sending, Route route) {
        return switch (sending) {
            case Sending.Free f -> "nothing: the receivers know it";
            case Sending.Dense d -> numbers(s.value());
            case Sending.Messages m -> messages(m, s.statement().line(), route);
            case Sending.Choice c -> choice(s, c, route);
            case Sending.Past(Expr.Call delay, Sending then) -> past(s, delay, then, route);
            case Sending.All all -> all.parts().stream().map(p -> cost(s, p, route)).collect(Collectors.joining(" + "));
        };
    }

    private String past(Typing.Sent s, Expr.Call delay, Sending then, Route route) {
        if (!(then instanceof Sending.Messages m)) {
            return cost(s, then, route) + ", unless it was sent before";
        }
        return wentBefore(m, delay, route) ? "nothing new: sent when it was made"
                : m.sources().stream().map(this::message).collect(Collectors.joining(" + ")) + " of an earlier round";
    }

    private String choice(Typing.Sent s, Sending.Choice c, Route route) {
        String condition = "`" + PlacementErrors.one(c.conditional().condition().span()) + "`";
        String then = branch(s, c.then(), c.conditional().then(), route);
        String otherwise = branch(s, c.otherwise(), c.conditional().otherwise().orElse(c.conditional().then()), route);
        return (c.bitless() ? "" : "1 bit, and ") + then + " if " + condition + (c.otherwise() instanceof Sending.Free ? "" : ", else " + otherwise);
    }

    private String branch(Typing.Sent s, Sending sending, Expr value, Route route) {
        return sending instanceof Sending.Dense ? numbers(value) : cost(s, sending, route);
    }

    private String messages(Sending.Messages m, int line, Route route) {
        List<String> fresh = new ArrayList<>();
        List<String> old = new ArrayList<>();
        for (Expr source : m.sources()) {
            if (sent.computeIfAbsent(route, k -> java.util.Collections.newSetFromMap(new IdentityHashMap<>())).add(source)) {
                firstLine.putIfAbsent(source, line);
                fresh.add(message(source));
            } else {
                old.add("the message of line " + firstLine.get(source));
            }
        }
        return fresh.isEmpty() ? "nothing new: " + String.join(" and ", old) : String.join(" + ", fresh);
    }

    private String message(Expr source) {
        Expr.Call call = (Expr.Call) source;
        Expr compressor = typing.arguments(call).named().get("Q");
        return compressor != null ? "1 message of " + PlacementErrors.one(compressor.span()) : numbers(call.args().get(0).value()) + ", once";
    }

    private String numbers(Expr value) {
        return switch (typing.of(value).type()) {
            case Type.Real(Shape.Scalar s, boolean integer) -> "1 number";
            case Type.Bool b -> "1 bit";
            case Type.Real(Shape.Vector(Shape.Dim.Part part), boolean integer) -> "the numbers at " + part.set();
            case Type.Real(Shape.Matrix(Shape.Dim.Symbol rows, Shape.Dim.Symbol columns), boolean integer) ->
                rows.name() + "·" + columns.name() + " numbers";
            default -> "d numbers";
        };
    }
}
