package fopt.compiler.run;

import fopt.compiler.check.Route;
import fopt.compiler.check.Sending;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.runtime.compress.Compressor;
import fopt.runtime.report.Figures;
import fopt.runtime.topology.Schedule;
import java.util.List;
import java.util.Optional;

/// What the messages of one run cost, in bits, as far as that is known before it runs.
final class Bill implements Sends.Figures {
    private static final int NUMBER = 64;

    private final Execution run;
    private final Typing typing;

    Bill(Execution run) {
        this.run = run;
        typing = run.plan().typing();
    }

    /// @param exact whether every message is that long; otherwise it is a mean
    private record Amount(double bits, boolean exact) {
        Amount plus(Amount other) {
            return new Amount(bits + other.bits, exact && other.exact);
        }

        Amount times(Amount factor) {
            return new Amount(bits * factor.bits, exact && factor.exact);
        }

        @Override
        public String toString() {
            return (exact ? "" : "about ") + Figures.bits(bits);
        }
    }

    private static final Amount NOTHING = new Amount(0, true);

    @Override
    public String of(Sends.Line line) {
        Optional<Amount> one = message(line).filter(a -> a.bits() > 0);
        Optional<Amount> copies = copies(line);
        if (one.isEmpty() || copies.isEmpty()) {
            return one.map(Amount::toString).orElse("");
        }
        Amount all = one.get().times(copies.get());
        return one.get() + " × " + Figures.number(copies.get().bits()) + " = " + Figures.bits(all.bits());
    }

    /// Lines under a condition or in a loop, and messages of unknown length, leave the sum unknown.
    @Override
    public String of(List<Sends.Line> lines) {
        Amount sum = NOTHING;
        for (Sends.Line line : lines) {
            Optional<Amount> one = message(line);
            Optional<Amount> copies = one.filter(a -> a.bits() == 0).isPresent() ? Optional.of(NOTHING) : copies(line);
            if (one.isEmpty() || copies.isEmpty() || !line.when().isEmpty() && one.get().bits() > 0) {
                return "";
            }
            sum = sum.plus(one.get().times(copies.get()));
        }
        return sum.toString();
    }

    // ---- one message

    private Optional<Amount> message(Sends.Line line) {
        return switch (line.sending()) {
            case Sending.Free f -> Optional.of(NOTHING);
            case Sending.Dense d -> dense(line.value());
            case Sending.Messages m -> sum(line.fresh().stream().map(this::encoded).toList());
            case Sending.Past p -> p.then() instanceof Sending.Messages ? sum(line.fresh().stream().map(this::encoded).toList()) : Optional.empty();
            case Sending.Choice c -> Optional.empty();
            case Sending.All all -> Optional.empty();
        };
    }

    private static Optional<Amount> sum(List<Optional<Amount>> parts) {
        return parts.stream().reduce(Optional.of(NOTHING), (a, b) -> a.flatMap(x -> b.map(x::plus)));
    }

    private Optional<Amount> dense(Expr value) {
        return switch (typing.of(value).type()) {
            case Type.Real(Shape.Scalar s, boolean integer) -> Optional.of(new Amount(NUMBER, true));
            case Type.Real(Shape.Zero z, boolean integer) -> Optional.of(new Amount(NUMBER, true));
            case Type.Real(Shape.Vector v, boolean integer) -> length(v.length()).map(n -> new Amount((double) NUMBER * n, true));
            case Type.Real(Shape.Matrix m, boolean integer) ->
                length(m.rows()).flatMap(r -> length(m.columns()).map(c -> new Amount((double) NUMBER * r * c, true)));
            case Type.Bool b -> Optional.of(new Amount(1, true));
            default -> Optional.empty();
        };
    }

    private Optional<Integer> length(Shape.Dim dim) {
        return switch (dim) {
            case Shape.Dim.Known k -> Optional.of(k.value());
            case Shape.Dim.Symbol s when s.name().equals("d") -> Optional.of(run.plan().problem().dimension());
            default -> Optional.empty();
        };
    }

    private Optional<Amount> encoded(Expr source) {
        Expr.Call call = (Expr.Call) source;
        Expr q = typing.arguments(call).named().get("Q");
        return q == null ? dense(call.args().getFirst().value()) : compressor(q, typing.of(call.args().getFirst().value()).type()).map(Bill::probe);
    }

    /// @param of what is compressed
    private Optional<Compressor> compressor(Expr q, Type of) {
        if (q instanceof Expr.Ref r && run.parameters().get(r.name().written()) instanceof Value.Compressor c) {
            return of instanceof Type.Real(Shape.Matrix m, boolean integer)
                    ? length(m.rows()).flatMap(rows -> length(m.columns()).map(columns -> c.spec().bind(rows, columns)))
                    : Optional.of(c.spec().bind(run.plan().problem().dimension()));
        }
        List<Compressor> all = run.lowered().compressors();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static Amount probe(Compressor q) {
        WireSize size = WireSize.of(q);
        return new Amount(size.mean(), size.fixed());
    }

    // ---- how many messages

    private Optional<Amount> copies(Sends.Line line) {
        return switch (line.route()) {
            case UP, DOWN -> line.cohort() ? cohort() : Optional.of(new Amount(run.plan().problem().nodes(), true));
            case PEERS -> line.cohort() ? Optional.empty() : edges(run.plan().mixing());
            case OTHER -> Optional.empty();
        };
    }

    private Optional<Amount> cohort() {
        if (run.lowered().laws().size() != 1) {
            return Optional.empty();
        }
        double size = run.lowered().laws().getFirst().expectedSize();
        return Optional.of(new Amount(size, size == Math.rint(size)));
    }

    private static Optional<Amount> edges(Schedule graph) {
        return graph == null || !graph.constant() ? Optional.empty()
                : Optional.of(new Amount(graph.at(1, 0).topology().directedEdges(), true));
    }
}
