package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import java.util.List;

/// Verifies the operations of one region, or of one [Step.Solo]: the variables of each fit it, and are within [Reach].
final class PlaceVerifier {
    private final IrVerifier verifier;
    private final boolean observing;
    private final Reach reach;

    PlaceVerifier(IrVerifier verifier, Reach.Place place, boolean observing) {
        this.verifier = verifier;
        this.observing = observing;
        reach = new Reach(verifier, place);
    }

    private void that(boolean condition, String problem) {
        verifier.that(condition, problem);
    }

    void ops(List<Op> ops) {
        ops.forEach(this::op);
    }

    private void op(Op op) {
        switch (op) {
            case Op.Assign assign -> reach.loop(List.of(assign));
            case Op.Fused(List<Op.Assign> assigns) -> reach.loop(assigns);
            case Op.Set(Var target, Scalar value) -> {
                reach.scalar(value);
                reach.write(target);
            }
            case Op.Reduce(Var target, Fn.Reduce fn, Var a, Var b) -> {
                reach.read(a);
                if (b != null) {
                    reach.read(b);
                    reach.sameLength(a, b);
                }
                reach.write(target);
            }
            case Op.Gradient(Var target, Var x, Var samples, DrawKey noise) -> {
                reach.readPoint(x);
                reach.readSamples(samples);
                that(samples == null || noise != null, "a stochastic gradient without a key for its noise");
                reach.key(noise);
                reach.write(target);
            }
            case Op.SpareGradient(Var samples, Var part) -> {
                reach.readSamples(samples);
                reach.read(part);
                that(reach.place() != Reach.Place.SERVER, "the server has no data");
            }
            case Op.CountGradient(Var samples) -> {
                reach.readSamples(samples);
                that(reach.place() != Reach.Place.SERVER, "the server has no data");
            }
            case Op.Loss(Var target, Var x, Var samples) -> {
                reach.readPoint(x);
                reach.readSamples(samples);
                reach.writeScalar(target);
            }
            case Op.HessianVector(Var target, Var x, Var v, Var samples) -> {
                reach.readPoint(x);
                reach.readPoint(v);
                reach.readSamples(samples);
                reach.write(target);
                reach.sameLength(target, x);
                that(target.id() != x.id() && target.id() != v.id(), "Hessian-vector product in place");
            }
            case Op.Hessian(Var target, Var x, Var samples) -> {
                reach.readPoint(x);
                reach.readSamples(samples);
                reach.write(target);
                that(target.id() != x.id(), "Hessian in place");
            }
            case Op.Prox(Var target, Var source, Scalar step) -> {
                reach.read(source);
                reach.scalar(step);
                reach.write(target);
                reach.sameLength(target, source);
            }
            case Op.LossProx(Var target, Var source, Scalar step) -> {
                reach.readPoint(source);
                reach.scalar(step);
                reach.write(target);
            }
            case Op.Regulariser(Var target, Var x) -> {
                reach.read(x);
                reach.writeScalar(target);
            }
            case Op.Apply(Var target, int function, List<Var> arguments, List<Scalar> numbers) -> {
                arguments.forEach(reach::read);
                numbers.forEach(reach::scalar);
                reach.write(target);
            }
            case Op.Hook(Var target, int hook, List<Var> arguments) -> {
                arguments.forEach(reach::read);
                if (target != null) {
                    reach.write(target);
                }
            }
            case Op.Compress(Var message, Var source, int compressor, DrawKey draw) -> {
                reach.read(source);
                reach.key(draw);
                that(draw != null, "compression without a key");
                reach.write(message);
                reach.sameLength(message, source);
            }
            case Op.Keep(Var message, Var source, Var set, KeptEntries.Announced announced) -> {
                reach.read(source);
                reach.read(set);
                reach.kind(message, Var.Kind.MESSAGE);
                reach.write(message);
            }
            case Op.Accumulate(Var target, Scalar scale, Var message) -> {
                reach.scalar(scale);
                reach.readMessage(message);
                reach.read(target);
                reach.write(target);
                reach.sameLength(target, message);
            }
            case Op.Expand(Var target, Var message) -> {
                reach.readMessage(message);
                reach.write(target);
                reach.sameLength(target, message);
            }
            case Op.Mix(Var target, Var source, int schedule) -> {
                reach.remote(source, Var.Kind.NUMBERS, target);
                reach.at(Reach.Place.NODE, "mix");
            }
            case Op.MixMessages(Var target, Scalar scale, Var message, int schedule) -> {
                reach.scalar(scale);
                reach.read(target);
                reach.remote(message, Var.Kind.MESSAGE, target);
                reach.at(Reach.Place.NODE, "mix of messages");
            }
            case Op.Fetch(Var target, Var source, Scalar from) -> {
                reach.scalar(from);
                reach.remote(source, Var.Kind.NUMBERS, target);
                that(reach.place() != Reach.Place.SERVER, "fetch at the server");
            }
            case Op.Recall(Var target, Var source, int line, Scalar lag) -> {
                reach.read(source);
                reach.scalar(lag);
                that(verifier.source(line) != null && verifier.source(line).id() == source.id(), "delay line " + line + " is not that of " + source);
                reach.write(target);
                reach.sameLength(target, source);
            }
            case Op.Receive(Var target, Var source) -> {
                verifier.known(source);
                that(source.kind() == Var.Kind.NUMBERS && (source.home() == Var.Home.NODE || source.home() == Var.Home.EDGE), "receive " + source);
                reach.at(Reach.Place.EDGE, "receive");
                reach.write(target);
            }
            case Op.EdgeLoop(List<Op> body) -> reach.atEdges(() -> ops(body));
            case Op.EdgeTable(Var target, Var edge) -> {
                verifier.known(edge);
                that(edge.home() == Var.Home.EDGE && edge.kind() == Var.Kind.NUMBERS, "table of " + edge + " over edges");
                reach.at(Reach.Place.NODE, "table over edges");
                reach.read(target);
                reach.write(target);
            }
            case Op.EdgeReduce(Var target, Fn.Gather fn, Var edge) -> {
                verifier.known(edge);
                that(edge.home() == Var.Home.EDGE && edge.kind() == Var.Kind.NUMBERS, "reduction of " + edge + " over edges");
                reach.at(Reach.Place.NODE, "reduction over edges");
                reach.write(target);
                reach.sameLength(target, edge);
            }
            case Op.DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) -> {
                that(reach.place() != Reach.Place.SERVER, "the server has no samples");
                reach.scalar(size);
                reach.key(draw);
                reach.kind(target, Var.Kind.SAMPLES);
                reach.write(target);
            }
            case Op.Draw(Var target, Op.Distribution distribution, List<Scalar> parameters, DrawKey draw) -> {
                that(!parameters.isEmpty() && parameters.size() <= 2, distribution + " with " + parameters.size() + " parameters");
                parameters.forEach(reach::scalar);
                reach.key(draw);
                reach.kind(target, Var.Kind.NUMBERS);
                reach.write(target);
            }
            case Op.Charge charge -> charge(charge);
            case Op.When(Scalar condition, List<Op> then, List<Op> otherwise) -> {
                reach.scalar(condition);
                reach.either(() -> ops(then), () -> ops(otherwise));
            }
            case Op.Times(Scalar count, Var counter, List<Op> body) -> {
                reach.scalar(count);
                reach.counter(counter);
                that(counter == null || !Access.ofOps(body).writes(counter), "the loop changes its counter " + counter);
                reach.maybe(() -> ops(body));
            }
            case Op.While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) -> {
                reach.scalar(max);
                reach.counter(counter);
                that(counter == null || !Access.ofOps(test).writes(counter) && !Access.ofOps(body).writes(counter),
                        "the loop changes its counter " + counter);
                reach.maybe(() -> {
                    ops(test);
                    reach.scalar(condition);
                    ops(body);
                });
            }
            case Op.Elapse(Var samples) -> {
                reach.readSamples(samples);
                that(reach.place() != Reach.Place.SERVER, "the server has no data");
            }
            case Op.Arrival a -> {
                that(a.slot() >= 0 && (a.kind() != Op.Arrival.Kind.ASKS || reach.place() == Reach.Place.NODE), a.kind() + " of slot " + a.slot() + " at " + reach.place());
                if (a.number() != null) {
                    reach.scalar(a.number());
                }
            }
            case Op.Signal s -> {
                if (s.value() != null) {
                    reach.scalar(s.value());
                }
                s.reads().forEach(verifier::known);
            }
            case Op.Row(Var target, Var rows, Scalar node) -> {
                reach.at(Reach.Place.SERVER, "row of a table");
                reach.scalar(node);
                reach.remote(rows, Var.Kind.NUMBERS, target);
            }
            case Op.OneSample(Var target, Var samples, Scalar position) -> {
                that(reach.place() != Reach.Place.SERVER, "the server has no samples");
                reach.readSamples(samples);
                reach.scalar(position);
                reach.kind(target, Var.Kind.SAMPLES);
                reach.write(target);
            }
            case Op.Take(Var target, Var table, Scalar key) -> {
                reach.read(table);
                reach.scalar(key);
                reach.write(target);
            }
            case Op.Put(Var table, Scalar key, Var source) -> {
                reach.read(source);
                reach.read(table);
                reach.scalar(key);
                reach.write(table);
            }
            case Op.ClearMessage(Var message) -> {
                reach.kind(message, Var.Kind.MESSAGE);
                reach.write(message);
            }
        }
    }

    private void charge(Op.Charge c) {
        that(!observing, "measuring sends something");
        that(switch (c.route()) {
            case DOWN -> reach.place() == Reach.Place.SERVER;
            case UP, FETCH -> reach.place() == Reach.Place.NODE;
            case PEERS -> reach.place() != Reach.Place.SERVER;
        }, c.route() + " charged at " + reach.place());
        for (Op.Charge.Item item : c.items()) {
            if (item instanceof Op.Charge.Item.OfMessage(Var m)) {
                reach.readMessage(m);
                that(reach.place() == Reach.Place.SERVER || m.home() != Var.Home.ONE, "nodes pay for " + m + ", which all know");
            } else if (item instanceof Op.Charge.Item.Marked(Var set)) {
                reach.read(set);
            }
        }
    }
}
