package fopt.compiler.eval;

/// Thrown when an expression has no value before the run: it reads state, draws, or depends on the round or the node. Not an error:
/// the lowering then makes code for it.
public final class NotConstant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotConstant() {
        super(null, null, false, false);
    }
}
