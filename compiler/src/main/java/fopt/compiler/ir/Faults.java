package fopt.compiler.ir;

/// Where the interpreter was when something went wrong.
public final class Faults {
    private Object code;
    private int node = -1;

    /// The innermost step or operation that failed, or null.
    public Object code() {
        return code;
    }

    /// The 0-based node at its turn, -1 where all acted together.
    public int node() {
        return node;
    }

    void at(Object failed, int place) {
        if (code == null) {
            code = failed;
            node = place;
        }
    }
}
