package fopt.compiler.numpy;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a `compressor` as a Python function of a vector and its numbers: the vector that receivers decode. Sets of coordinates are arrays of places from 0.
final class CompressorText extends FormulaText {
    private static final Set<String> SETS = Set.of("largest", "smallest", "choose");
    private static final Set<String> SAME = Set.of("reals", "real");
    private static final Set<String> OF_NUMPY = Set.of("max", "min", "floor", "ceil");

    private final Set<String> sets = new HashSet<>();

    private CompressorText(Map<String, Decl.Fun> funs) {
        super(funs);
    }

    /// `def name(v, k): …`
    static String of(Decl.Compressor c, Map<String, Decl.Fun> funs) {
        return new CompressorText(funs).text(c);
    }

    private String text(Decl.Compressor c) {
        String vector = safe(c.of().id());
        List<String> body = new ArrayList<>(List.of("d = len(" + vector + ")"));
        for (Stmt s : c.body().statements()) {
            if (s instanceof Stmt.Let let) {
                for (int k = 0; k < let.names().size(); k++) {
                    Expr value = let.values().get(Math.min(k, let.values().size() - 1));
                    if (isSet(value)) {
                        sets.add(let.names().get(k).id());
                    }
                    body.add(safe(let.names().get(k).id()) + " = " + (isSet(value) ? set(value) : of(value)));
                }
            } else {
                body.add(statement(s));
            }
        }
        body.addAll(1, functions());
        String parameters = c.parameters().stream().map(p -> ", " + safe(p.name().id())).collect(Collectors.joining());
        return "def " + PythonNames.plain(c.name().id()) + "(" + vector + parameters + "):\n" + body.stream().flatMap(String::lines).map(Lines::deeper).collect(Collectors.joining("\n"));
    }

    private boolean isSet(Expr e) {
        return switch (e) {
            case Expr.Ref r -> sets.contains(r.name().id());
            case Expr.Binary b -> b.operator() == Operator.RANGE;
            case Expr.Call c -> c.callee() instanceof Expr.Ref r && SETS.contains(r.name().id());
            default -> false;
        };
    }

    private String set(Expr e) {
        return e instanceof Expr.Binary b ? "np.arange(" + of(b.left()) + " - 1, " + of(b.right()) + ")" : of(e);
    }

    @Override
    String place(Expr e) {
        return isSet(e) ? set(e) : super.place(e);
    }

    @Override
    Optional<Function> declared(String id) {
        return Optional.empty();
    }

    @Override
    Optional<String> call(String id, Expr.Call c) {
        List<Expr> args = c.args().stream().map(Expr.Arg::value).toList();
        boolean named = c.args().stream().anyMatch(a -> a.name().isPresent());
        if (SAME.contains(id)) {
            return Optional.of(of(args.getFirst()));
        }
        if (OF_NUMPY.contains(id) && args.size() == 1) {
            return Optional.of("np." + id + "(" + of(args.getFirst()) + ")");
        }
        return switch (id) {
            case "sparse" -> Optional.of("sparse(" + set(args.get(0)) + ", " + of(args.get(1)) + ", d)");
            case "signs" -> Optional.of("np.where(" + of(args.getFirst()) + " < 0, -1.0, 1.0)");
            case "levels" -> Optional.of("np.rint(np.clip(" + of(args.get(0)) + ", -" + of(args.get(1)) + ", " + of(args.get(1)) + "))");
            case "largest" -> Optional.of("largest(" + of(args.get(0)) + ", " + of(args.get(1)) + ")");
            case "smallest" -> Optional.of("largest(" + of(args.get(0)) + ", -" + of(args.get(1)) + ")");
            case "choose" -> Optional.of("np.sort(rng.choice(d, count_of(" + of(args.get(1)) + ", d), replace=False))");
            case "mod" -> Optional.of("np.mod(" + of(args.get(0)) + ", " + of(args.get(1)) + ")");
            case "coin" -> Optional.of(drawn("rng.random", c, "", of(args.getFirst())));
            case "rand", "normal" -> named && c.args().stream().noneMatch(a -> a.name().isPresent() && !a.name().get().id().equals("like")) || !named
                    ? Optional.of(drawn(id.equals("rand") ? "rng.uniform" : "rng.normal", c, numbers(c), "")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private String numbers(Expr.Call c) {
        return c.args().stream().filter(a -> a.name().isEmpty()).map(a -> of(a.value())).collect(Collectors.joining(", "));
    }

    /// @param below the chance of a coin, else empty
    private String drawn(String law, Expr.Call c, String numbers, String below) {
        String size = c.args().stream().filter(a -> a.name().isPresent() && a.name().get().id().equals("like")).map(a -> "size=np.shape(" + of(a.value()) + ")").findFirst().orElse("");
        String draw = law + "(" + numbers + (numbers.isEmpty() || size.isEmpty() ? "" : ", ") + size + ")";
        return below.isEmpty() ? draw : "(" + draw + " < " + below + ")";
    }
}
