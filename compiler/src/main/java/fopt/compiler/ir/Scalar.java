package fopt.compiler.ir;

/// A pure expression for one number, evaluated at a place: a node, an edge of a node, or the server (everybody).
/// Variables in it are scalars; a NODE variable means the row of the node at its turn, an EDGE variable that of the edge at its turn.
public sealed interface Scalar {
    record Const(double value) implements Scalar {}

    record Load(Var var) implements Scalar {
        public Load {
            Check.that(var.isScalar(), "scalar load of " + var);
        }
    }

    record One(Fn.One fn, Scalar a) implements Scalar {}

    record Two(Fn.Two fn, Scalar a, Scalar b) implements Scalar {}

    /// `a if condition else b`; both may be evaluated.
    record Select(Scalar condition, Scalar a, Scalar b) implements Scalar {}

    /// The round number: 1 in the first round, 0 in initialisation.
    record Round() implements Scalar {}

    /// 1-based number of the node at its turn (`i`).
    record NodeNumber() implements Scalar {}

    /// 1-based number of the neighbour at the other end of the edge at its turn (`j`).
    record NeighbourNumber() implements Scalar {}

    /// 1-based position of the node in the current cohort (`rank`).
    record Rank() implements Scalar {}

    /// A constant per node (`L_i`, `m_i`, …): `values[i]`; the array is shared, not written to.
    record PerNode(String name, double[] values) implements Scalar {}

    /// Degree of the node at its turn in the graph of the round.
    record Degree() implements Scalar {}

    /// w_ij of the round: the weight of the edge at its turn, or the diagonal entry if not in an edge loop.
    record EdgeWeight() implements Scalar {}

    /// Number of members of a cohort.
    record Members(Var cohort) implements Scalar {}

    /// Number of members of the current cohort (n outside `on`).
    record CohortSize() implements Scalar {}

    /// 1 if the node with this 1-based number belongs to the cohort.
    record Member(Scalar node, Var cohort) implements Scalar {}

    /// p_i: the chance of node i to be in a cohort of this law. @param law index into the run's participation laws
    record Chance(int law) implements Scalar {}

    /// Entry of a vector variable, 1-based index.
    record Entry(Var vector, Scalar index) implements Scalar {}

    /// Entry `index` (1-based) of a cohort: the number of its member.
    record MemberAt(Var cohort, Scalar index) implements Scalar {}

    /// Number of the node at this 1-based place among those who take part at present.
    record Participant(Scalar place) implements Scalar {}

    /// Number of samples in a handle.
    record SampleCount(Var samples) implements Scalar {}

    /// 1-based number, among the samples of the node, of the only sample in a handle.
    record SampleNumber(Var samples) implements Scalar {}
}
