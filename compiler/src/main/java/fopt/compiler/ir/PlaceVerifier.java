package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Verifies the operations of one region, or of one [Step.Solo].
final class PlaceVerifier {
    enum Place { SERVER, NODE, EDGE }

    private final IrVerifier verifier;
    private final boolean observing;
    private Place place;
    /// SCRATCH variables that were certainly written before.
    private Set<Integer> written = new HashSet<>();
    /// Vectors that the loop around a broadcast scalar writes before it.
    private Set<Integer> writtenInLoop = Set.of();

    PlaceVerifier(IrVerifier verifier, Place place, boolean observing) {
        this.verifier = verifier;
        this.place = place;
        this.observing = observing;
    }

    private void that(boolean condition, String problem) {
        verifier.that(condition, problem);
    }

    void ops(List<Op> ops) {
        ops.forEach(this::op);
    }

    // ---- variables

    /// A variable that is read here.
    private void read(Var v) {
        verifier.known(v);
        that(switch (v.home()) {
            case ONE -> true;
            case NODE -> place != Place.SERVER;
            case EDGE -> place == Place.EDGE;
            case SCRATCH -> written.contains(v.id());
            case REGISTER -> false;
        }, v + " (" + v.home() + ") cannot be read at " + place + (v.home() == Var.Home.SCRATCH ? ": it was not written before" : ""));
    }

    /// A variable that is written here.
    private void write(Var v) {
        verifier.known(v);
        that(switch (v.home()) {
            case ONE -> place == Place.SERVER;
            case NODE -> place != Place.SERVER;
            case EDGE -> place == Place.EDGE;
            case SCRATCH -> true;
            case REGISTER -> false;
        }, v + " (" + v.home() + ") cannot be written at " + place);
        if (v.home() == Var.Home.SCRATCH) {
            written.add(v.id());
        }
    }

    void kind(Var v, Var.Kind kind) {
        verifier.known(v);
        that(v.kind() == kind, v + " is " + v.kind() + ", not " + kind);
    }

    private void readMessage(Var v) {
        kind(v, Var.Kind.MESSAGE);
        read(v);
    }

    private void readSamples(Var v) {
        if (v != null) {
            kind(v, Var.Kind.SAMPLES);
            read(v);
        }
    }

    private void readPoint(Var v) {
        read(v);
        that(v.kind() == Var.Kind.NUMBERS && v.length() == verifier.ir().dimension(), v + " is not a point");
        that(place != Place.SERVER, "the server has no data");
    }

    private void writeScalar(Var v) {
        write(v);
        that(v.isScalar(), v + " is not a scalar");
    }

    private void sameLength(Var a, Var b) {
        that(a.length() == b.length(), a + " has length " + a.length() + ", " + b + " has " + b.length());
    }

    private void at(Place needed, String what) {
        that(place == needed, what + " at " + place);
    }

    // ---- operations

    private void op(Op op) {
        switch (op) {
            case Op.Assign assign -> loop(List.of(assign));
            case Op.Fused(List<Op.Assign> assigns) -> loop(assigns);
            case Op.Set(Var target, Scalar value) -> {
                scalar(value);
                write(target);
            }
            case Op.Reduce(Var target, Fn.Reduce fn, Var a, Var b) -> {
                read(a);
                if (b != null) {
                    read(b);
                    sameLength(a, b);
                }
                write(target);
            }
            case Op.Gradient(Var target, Var x, Var samples, DrawKey noise) -> {
                readPoint(x);
                readSamples(samples);
                that(samples == null || noise != null, "a stochastic gradient without a key for its noise");
                key(noise);
                write(target);
            }
            case Op.SpareGradient(Var samples, Var part) -> {
                readSamples(samples);
                read(part);
                that(place != Place.SERVER, "the server has no data");
            }
            case Op.CountGradient(Var samples) -> {
                readSamples(samples);
                that(place != Place.SERVER, "the server has no data");
            }
            case Op.Loss(Var target, Var x, Var samples) -> {
                readPoint(x);
                readSamples(samples);
                writeScalar(target);
            }
            case Op.HessianVector(Var target, Var x, Var v, Var samples) -> {
                readPoint(x);
                readPoint(v);
                readSamples(samples);
                write(target);
                sameLength(target, x);
                that(target.id() != x.id() && target.id() != v.id(), "Hessian-vector product in place");
            }
            case Op.Hessian(Var target, Var x, Var samples) -> {
                readPoint(x);
                readSamples(samples);
                write(target);
                that(target.id() != x.id(), "Hessian in place");
            }
            case Op.Prox(Var target, Var source, Scalar step) -> {
                read(source);
                scalar(step);
                write(target);
                sameLength(target, source);
            }
            case Op.LossProx(Var target, Var source, Scalar step) -> {
                readPoint(source);
                scalar(step);
                write(target);
            }
            case Op.Regulariser(Var target, Var x) -> {
                read(x);
                writeScalar(target);
            }
            case Op.Apply(Var target, int function, List<Var> arguments, List<Scalar> numbers) -> {
                arguments.forEach(this::read);
                numbers.forEach(this::scalar);
                write(target);
            }
            case Op.Compress(Var message, Var source, int compressor, DrawKey draw) -> {
                read(source);
                key(draw);
                that(draw != null, "compression without a key");
                write(message);
                sameLength(message, source);
            }
            case Op.Keep(Var message, Var source, Var set, KeptEntries.Announced announced) -> {
                read(source);
                read(set);
                kind(message, Var.Kind.MESSAGE);
                write(message);
            }
            case Op.Accumulate(Var target, Scalar scale, Var message) -> {
                scalar(scale);
                readMessage(message);
                read(target);
                write(target);
                sameLength(target, message);
            }
            case Op.Expand(Var target, Var message) -> {
                readMessage(message);
                write(target);
                sameLength(target, message);
            }
            case Op.Mix(Var target, Var source, int schedule) -> {
                remote(source, Var.Kind.NUMBERS, target);
                at(Place.NODE, "mix");
            }
            case Op.MixMessages(Var target, Scalar scale, Var message, int schedule) -> {
                scalar(scale);
                read(target);
                remote(message, Var.Kind.MESSAGE, target);
                at(Place.NODE, "mix of messages");
            }
            case Op.Fetch(Var target, Var source, Scalar from) -> {
                scalar(from);
                remote(source, Var.Kind.NUMBERS, target);
                that(place != Place.SERVER, "fetch at the server");
            }
            case Op.Recall(Var target, Var source, int line, Scalar lag) -> {
                read(source);
                scalar(lag);
                that(verifier.source(line) != null && verifier.source(line).id() == source.id(), "delay line " + line + " is not that of " + source);
                write(target);
                sameLength(target, source);
            }
            case Op.Receive(Var target, Var source) -> {
                verifier.known(source);
                that(source.kind() == Var.Kind.NUMBERS && (source.home() == Var.Home.NODE || source.home() == Var.Home.EDGE), "receive " + source);
                at(Place.EDGE, "receive");
                write(target);
            }
            case Op.EdgeLoop(List<Op> body) -> {
                at(Place.NODE, "edge loop");
                place = Place.EDGE;
                maybe(body);
                place = Place.NODE;
            }
            case Op.EdgeTable(Var target, Var edge) -> {
                verifier.known(edge);
                that(edge.home() == Var.Home.EDGE && edge.kind() == Var.Kind.NUMBERS, "table of " + edge + " over edges");
                at(Place.NODE, "table over edges");
                read(target);
                write(target);
            }
            case Op.EdgeReduce(Var target, Fn.Gather fn, Var edge) -> {
                verifier.known(edge);
                that(edge.home() == Var.Home.EDGE && edge.kind() == Var.Kind.NUMBERS, "reduction of " + edge + " over edges");
                at(Place.NODE, "reduction over edges");
                write(target);
                sameLength(target, edge);
            }
            case Op.DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) -> {
                that(place != Place.SERVER, "the server has no samples");
                scalar(size);
                key(draw);
                kind(target, Var.Kind.SAMPLES);
                write(target);
            }
            case Op.Draw(Var target, Op.Distribution distribution, List<Scalar> parameters, DrawKey draw) -> {
                that(!parameters.isEmpty() && parameters.size() <= 2, distribution + " with " + parameters.size() + " parameters");
                parameters.forEach(this::scalar);
                key(draw);
                kind(target, Var.Kind.NUMBERS);
                write(target);
            }
            case Op.Charge charge -> charge(charge);
            case Op.When(Scalar condition, List<Op> then, List<Op> otherwise) -> {
                scalar(condition);
                either(then, otherwise);
            }
            case Op.Times(Scalar count, Var counter, List<Op> body) -> {
                scalar(count);
                counter(counter);
                that(counter == null || !Access.ofOps(body).writes(counter), "the loop changes its counter " + counter);
                maybe(body);
            }
            case Op.While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) -> {
                scalar(max);
                counter(counter);
                that(counter == null || !Access.ofOps(test).writes(counter) && !Access.ofOps(body).writes(counter),
                        "the loop changes its counter " + counter);
                Set<Integer> before = new HashSet<>(written);
                ops(test);
                scalar(condition);
                ops(body);
                written = before;
            }
            case Op.Elapse(Var samples) -> {
                readSamples(samples);
                that(place != Place.SERVER, "the server has no data");
            }
            case Op.Arrival a -> {
                that(a.slot() >= 0 && (a.kind() != Op.Arrival.Kind.ASKS || place == Place.NODE), a.kind() + " of slot " + a.slot() + " at " + place);
                if (a.number() != null) {
                    scalar(a.number());
                }
            }
            case Op.Signal s -> {
                if (s.value() != null) {
                    scalar(s.value());
                }
                s.reads().forEach(verifier::known);
            }
            case Op.Row(Var target, Var rows, Scalar node) -> {
                at(Place.SERVER, "row of a table");
                scalar(node);
                remote(rows, Var.Kind.NUMBERS, target);
            }
            case Op.OneSample(Var target, Var samples, Scalar position) -> {
                that(place != Place.SERVER, "the server has no samples");
                readSamples(samples);
                scalar(position);
                kind(target, Var.Kind.SAMPLES);
                write(target);
            }
            case Op.Take(Var target, Var table, Scalar key) -> {
                read(table);
                scalar(key);
                write(target);
            }
            case Op.Put(Var table, Scalar key, Var source) -> {
                read(source);
                read(table);
                scalar(key);
                write(table);
            }
            case Op.ClearMessage(Var message) -> {
                kind(message, Var.Kind.MESSAGE);
                write(message);
            }
        }
    }

    /// Operations that may run any number of times, also never: what they write is not certainly written afterwards.
    private void maybe(List<Op> body) {
        Set<Integer> before = new HashSet<>(written);
        ops(body);
        written = before;
    }

    private void either(List<Op> then, List<Op> otherwise) {
        Set<Integer> before = new HashSet<>(written);
        ops(then);
        Set<Integer> after = written;
        written = before;
        ops(otherwise);
        written.retainAll(after);
    }

    void counter(Var counter) {
        that(counter != null, "a loop without a counter");
        if (counter != null) {
            writeScalar(counter);
        }
    }

    private void remote(Var source, Var.Kind kind, Var target) {
        kind(source, kind);
        that(source.home() == Var.Home.NODE, source + " (" + source.home() + ") is not held by other nodes");
        write(target);
        sameLength(target, source);
    }

    private void charge(Op.Charge c) {
        that(!observing, "measuring sends something");
        that(switch (c.route()) {
            case DOWN -> place == Place.SERVER;
            case UP, FETCH -> place == Place.NODE;
            case PEERS -> place != Place.SERVER;
        }, c.route() + " charged at " + place);
        for (Op.Charge.Item item : c.items()) {
            if (item instanceof Op.Charge.Item.OfMessage(Var m)) {
                readMessage(m);
                that(place == Place.SERVER || m.home() != Var.Home.ONE, "nodes pay for " + m + ", which all know");
            } else if (item instanceof Op.Charge.Item.Marked(Var set)) {
                read(set);
            }
        }
    }

    void key(DrawKey key) {
        if (key != null) {
            that(key.who() != DrawKey.Who.EDGE || place == Place.EDGE, "a draw of an edge at " + place);
            key.counters().forEach(this::readScalar);
        }
    }

    private void readScalar(Var v) {
        read(v);
        that(v.isScalar(), v + " is not a scalar");
    }

    // ---- vector loops

    private void loop(List<Op.Assign> assigns) {
        Set<Integer> assigned = new HashSet<>();
        for (Op.Assign a : assigns) {
            element(a.value(), a.target(), assigned);
            if (a.target().home() == Var.Home.REGISTER) {
                verifier.known(a.target());
                if (assigned.add(a.target().id())) {
                    verifier.register(a.target());
                }
            } else {
                write(a.target());
                assigned.add(a.target().id());
            }
        }
    }

    private void element(Element e, Var target, Set<Integer> assigned) {
        switch (e) {
            case Element.Load(Var v) -> {
                sameLength(v, target);
                if (v.home() == Var.Home.REGISTER) {
                    that(assigned.contains(v.id()), "register " + v + " is read before it is written in the same loop");
                } else {
                    read(v);
                }
            }
            case Element.Broadcast(Scalar s) -> {
                writtenInLoop = assigned;
                scalar(s);
                writtenInLoop = Set.of();
            }
            case Element.One(Fn.One fn, Element a) -> element(a, target, assigned);
            case Element.Two(Fn.Two fn, Element a, Element b) -> {
                element(a, target, assigned);
                element(b, target, assigned);
            }
            case Element.Select(Element condition, Element a, Element b) -> {
                element(condition, target, assigned);
                element(a, target, assigned);
                element(b, target, assigned);
            }
        }
    }

    // ---- scalars

    void scalar(Scalar s) {
        switch (s) {
            case Scalar.Const _, Scalar.Round _, Scalar.CohortSize _ -> { }
            case Scalar.Load(Var v) -> read(v);
            case Scalar.One(Fn.One fn, Scalar a) -> scalar(a);
            case Scalar.Two(Fn.Two fn, Scalar a, Scalar b) -> {
                scalar(a);
                scalar(b);
            }
            case Scalar.Select(Scalar condition, Scalar a, Scalar b) -> {
                scalar(condition);
                scalar(a);
                scalar(b);
            }
            case Scalar.NodeNumber _, Scalar.Rank _, Scalar.Degree _, Scalar.EdgeWeight _, Scalar.Chance _ -> atNode(s);
            case Scalar.PerNode(String name, double[] values) -> {
                atNode(s);
                that(values.length == verifier.ir().nodes(), name + " has " + values.length + " values");
            }
            case Scalar.NeighbourNumber _ -> at(Place.EDGE, "number of the neighbour");
            case Scalar.Member(Scalar node, Var cohort) -> {
                scalar(node);
                kind(cohort, Var.Kind.COHORT);
            }
            case Scalar.Entry(Var vector, Scalar index) -> {
                read(vector);
                scalar(index);
                that(vector.kind() == Var.Kind.NUMBERS, "entry of " + vector);
                that(!writtenInLoop.contains(vector.id()), "an entry of " + vector + " is read before the loop, but meant after its assignment");
            }
            case Scalar.Members(Var cohort) -> kind(cohort, Var.Kind.COHORT);
            case Scalar.MemberAt(Var cohort, Scalar index) -> {
                kind(cohort, Var.Kind.COHORT);
                scalar(index);
            }
            case Scalar.Timed(Scalar.Timed.Kind kind, Scalar node) -> {
                if (kind == Scalar.Timed.Kind.ELAPSED) {
                    atNode(s);
                } else if (node != null) {
                    scalar(node);
                }
            }
            case Scalar.Participant(Scalar index) -> scalar(index);
            case Scalar.SampleNumber(Var samples) -> readSamples(samples);
            case Scalar.SampleCount(Var samples) -> {
                atNode(s);
                readSamples(samples);
            }
        }
    }

    private void atNode(Scalar s) {
        that(place != Place.SERVER, s.getClass().getSimpleName() + " at the server");
    }
}
