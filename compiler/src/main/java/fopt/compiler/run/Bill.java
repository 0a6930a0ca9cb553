package fopt.compiler.run;

import fopt.compiler.check.Sending;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.runtime.Precision;
import fopt.runtime.compress.Compressor;
import fopt.runtime.report.Figures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the messages of one run cost, in bits, as far as that is known before it runs.
final class Bill implements Sends.Figures {
    private final Execution run;
    private final Typing typing;
    private final Frequency frequency;
    private final Receivers receivers;
    private final SetSize sizes;
    private final Precision precision;

    Bill(Execution run) {
        this.run = run;
        typing = run.plan().typing();
        frequency = new Frequency(run);
        receivers = new Receivers(run);
        sizes = new SetSize(run);
        precision = run.plan().precision();
    }

    /// @param exact whether every message is that long; otherwise it is a mean
    record Amount(double bits, boolean exact) {
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
        Optional<Amount> copies = line.phase() == Typing.Phase.EVENT ? Optional.empty() : receivers.of(line);
        if (one.isEmpty() || copies.isEmpty()) {
            return one.map(Amount::toString).orElse("");
        }
        Amount all = one.get().times(copies.get());
        OptionalDouble often = line.conditions().isEmpty() ? OptionalDouble.empty() : frequency.of(line.conditions());
        String text = one.get() + " × " + Figures.number(copies.get().bits()) + " = " + Figures.bits(all.bits());
        return often.isEmpty() ? text : text + ", " + Figures.number(often.getAsDouble()) + " times a round";
    }

    /// The mean: conditions and loops of unknown frequency, and messages of unknown length, leave it unknown.
    @Override
    public String of(List<Sends.Line> lines) {
        boolean events = lines.stream().anyMatch(l -> l.phase() == Typing.Phase.EVENT);
        return events ? "" : sum(lines).map(Amount::toString).orElse("");
    }

    /// What a round costs, in bits; empty if that is not known before the run.
    OptionalDouble round(List<Sends.Line> lines) {
        return sum(lines.stream().filter(l -> l.phase() == Typing.Phase.ROUND).toList()).map(a -> OptionalDouble.of(a.bits())).orElse(OptionalDouble.empty());
    }

    private Optional<Amount> sum(List<Sends.Line> lines) {
        Amount sum = NOTHING;
        for (Sends.Line line : lines) {
            Optional<Amount> one = message(line);
            Optional<Amount> copies = one.filter(a -> a.bits() == 0).isPresent() ? Optional.of(NOTHING) : receivers.of(line);
            OptionalDouble often = one.isEmpty() || one.get().bits() == 0 ? OptionalDouble.of(1) : frequency.of(line.conditions());
            if (one.isEmpty() || copies.isEmpty() || often.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(one.get().times(copies.get()).times(new Amount(often.getAsDouble(), line.conditions().isEmpty())));
        }
        return Optional.of(sum);
    }

    // ---- one message

    private Optional<Amount> message(Sends.Line line) {
        return switch (line.sending()) {
            case Sending.Free f -> Optional.of(NOTHING);
            case Sending.Dense d -> dense(line.value());
            case Sending.Messages m -> together(line.fresh(), line);
            case Sending.Past p -> p.then() instanceof Sending.Messages ? together(line.fresh(), line) : Optional.empty();
            case Sending.Choice c -> choice(c, line);
            case Sending.All all -> Optional.empty();
        };
    }

    /// A choice by a coin: what its branches cost, weighed.
    private Optional<Amount> choice(Sending.Choice c, Sends.Line line) {
        OptionalDouble p = frequency.chance(c.conditional().condition());
        Optional<Amount> then = branch(c.then(), line);
        Optional<Amount> otherwise = branch(c.otherwise(), line);
        if (p.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        double bits = (c.bitless() ? 0 : 1) + p.getAsDouble() * then.get().bits() + (1 - p.getAsDouble()) * otherwise.get().bits();
        return Optional.of(new Amount(bits, p.getAsDouble() == 0 || p.getAsDouble() == 1));
    }

    private Optional<Amount> branch(Sending sending, Sends.Line line) {
        return switch (sending) {
            case Sending.Free f -> Optional.of(NOTHING);
            case Sending.Dense d -> dense(line.value());
            case Sending.Messages m -> together(m.sources(), line);
            default -> Optional.empty();
        };
    }

    private Optional<Amount> together(List<Expr> messages, Sends.Line line) {
        return messages.stream().map(m -> encoded(m, line)).reduce(Optional.of(NOTHING), (a, b) -> a.flatMap(x -> b.map(x::plus)));
    }

    private Optional<Amount> dense(Expr value) {
        return switch (typing.of(value).type()) {
            case Type.Real(Shape.Scalar s, boolean integer) -> Optional.of(numbers(1));
            case Type.Real(Shape.Zero z, boolean integer) -> Optional.of(numbers(1));
            case Type.Real(Shape.Vector(Shape.Dim.Part part), boolean integer) -> part(value);
            case Type.Real(Shape.Vector v, boolean integer) -> length(v.length()).map(n -> numbers(n));
            case Type.Real(Shape.Matrix m, boolean integer) ->
                length(m.rows()).flatMap(r -> length(m.columns()).map(c -> numbers((double) r * c)));
            case Type.Bool b -> Optional.of(new Amount(1, true));
            default -> Optional.empty();
        };
    }

    /// The entries of `v[I]`, of which all know the set.
    private Optional<Amount> part(Expr value) {
        return typing.meant(value) instanceof Expr.Index x ? sizes.of(x.indices().getFirst()).map(this::numbers) : Optional.empty();
    }

    private Amount numbers(double count) {
        return new Amount(precision.bits() * count, true);
    }

    private Amount numbers(SetSize.Size size) {
        return new Amount(precision.bits() * size.members(), size.exact());
    }

    private Optional<Integer> length(Shape.Dim dim) {
        return switch (dim) {
            case Shape.Dim.Known k -> Optional.of(k.value());
            case Shape.Dim.Symbol s when s.name().equals("d") -> Optional.of(run.plan().problem().dimension());
            default -> Optional.empty();
        };
    }

    private Optional<Amount> encoded(Expr source, Sends.Line line) {
        Expr.Call call = (Expr.Call) source;
        Expr q = typing.arguments(call).named().get("Q");
        if (q == null) {
            return dense(call.args().getFirst().value());
        }
        if (typing.of(q).type() instanceof Type.IndexSet) {
            boolean positions = typing.of(q).knowledge() != Knowledge.KNOWN;
            return positions ? Optional.empty() : receivers.actors(line).flatMap(n -> sizes.ofOneOf(q, n.bits())).map(this::numbers);
        }
        return compressor(q, typing.of(call.args().getFirst().value()).type()).map(this::probe);
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

    private Amount probe(Compressor q) {
        WireSize size = WireSize.of(q, precision);
        return new Amount(size.mean(), size.fixed());
    }
}
