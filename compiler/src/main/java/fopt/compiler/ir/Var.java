package fopt.compiler.ir;

/// A storage variable of a lowered algorithm.
///
/// @param id position in [Ir#vars]; also its position in the run's storage
/// @param name for dumps
/// @param length numbers in a row (1: a scalar); for a message the dimension of what it encodes; 0 for samples and cohorts
/// @param temporary whether nothing outside the code reads it: its value need not survive the round
/// @param single whether its numbers are of single precision: whatever is stored there is rounded
public record Var(int id, String name, Home home, Kind kind, int length, boolean temporary, boolean single) {

    /// Where its rows live.
    public enum Home {
        /// One row for each node.
        NODE,
        /// One row for each directed edge (p of the topology), held by the node that hears it.
        EDGE,
        /// One row: values of the server, and values that all know.
        ONE,
        /// One row for each worker thread, meaningful only while one node is at its turn in one region.
        SCRATCH,
        /// A number inside one fused loop; it has no row.
        REGISTER
    }

    public enum Kind { NUMBERS, MESSAGE, SAMPLES, COHORT }

    public Var {
        if (kind == Kind.NUMBERS && length < 1) {
            throw new IllegalArgumentException(name + ": length " + length);
        }
    }

    /// In double precision.
    public Var(int id, String name, Home home, Kind kind, int length, boolean temporary) {
        this(id, name, home, kind, length, temporary, false);
    }

    public boolean isScalar() {
        return kind == Kind.NUMBERS && length == 1;
    }

    public boolean isVector() {
        return kind == Kind.NUMBERS && length > 1;
    }

    public Var at(Home newHome) {
        return new Var(id, name, newHome, kind, length, temporary, single);
    }

    /// What it holds after this is stored.
    double stored(double value) {
        return single ? (float) value : value;
    }

    @Override
    public String toString() {
        return name + "#" + id;
    }
}
