package fopt.compiler.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the operations at one place can reach: the variables that may be read and written there, the scalars and vector loops made of them. Goes with
/// the operations in their order: a SCRATCH variable is within reach once it was written.
final class Reach {
    enum Place { SERVER, NODE, EDGE }

    private final IrVerifier verifier;
    private Place place;
    /// SCRATCH variables that were certainly written before.
    private Set<Integer> written = new HashSet<>();
    /// Vectors that the loop around a broadcast scalar writes before it.
    private Set<Integer> writtenInLoop = Set.of();

    Reach(IrVerifier verifier, Place place) {
        this.verifier = verifier;
        this.place = place;
    }

    Place place() {
        return place;
    }

    private void that(boolean condition, String problem) {
        verifier.that(condition, problem);
    }

    // ---- variables

    /// A variable that is read here.
    void read(Var v) {
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
    void write(Var v) {
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

    void readMessage(Var v) {
        kind(v, Var.Kind.MESSAGE);
        read(v);
    }

    /// @param v null for all samples
    void readSamples(Var v) {
        if (v != null) {
            kind(v, Var.Kind.SAMPLES);
            read(v);
        }
    }

    /// A point at which the loss of a node is evaluated.
    void readPoint(Var v) {
        read(v);
        that(v.kind() == Var.Kind.NUMBERS && v.length() == verifier.ir().dimension(), v + " is not a point");
        that(place != Place.SERVER, "the server has no data");
    }

    void writeScalar(Var v) {
        write(v);
        that(v.isScalar(), v + " is not a scalar");
    }

    void sameLength(Var a, Var b) {
        that(a.length() == b.length(), a + " has length " + a.length() + ", " + b + " has " + b.length());
    }

    /// @param what can be done at one place only
    void at(Place needed, String what) {
        that(place == needed, what + " at " + place);
    }

    /// What counts the turns of a loop.
    void counter(Var counter) {
        that(counter != null, "a loop without a counter");
        if (counter != null) {
            writeScalar(counter);
        }
    }

    /// A variable whose rows at other nodes are read. @param target where what is read goes
    void remote(Var source, Var.Kind kind, Var target) {
        kind(source, kind);
        that(source.home() == Var.Home.NODE, source + " (" + source.home() + ") is not held by other nodes");
        write(target);
        sameLength(target, source);
    }

    // ---- what is certainly written

    /// Operations that may run any number of times, also never: what they write is not certainly written afterwards.
    void maybe(Runnable operations) {
        Set<Integer> before = new HashSet<>(written);
        operations.run();
        written = before;
    }

    /// The same at each edge of a node.
    void atEdges(Runnable operations) {
        at(Place.NODE, "edge loop");
        place = Place.EDGE;
        maybe(operations);
        place = Place.NODE;
    }

    /// One or the other is done: what both write is certainly written.
    void either(Runnable then, Runnable otherwise) {
        Set<Integer> before = new HashSet<>(written);
        then.run();
        Set<Integer> after = written;
        written = before;
        otherwise.run();
        written.retainAll(after);
    }

    // ---- vector loops

    /// Assignments entry by entry, in one loop.
    void loop(List<Op.Assign> assigns) {
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

    // ---- draws and scalars

    /// @param key null if nothing is drawn
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
