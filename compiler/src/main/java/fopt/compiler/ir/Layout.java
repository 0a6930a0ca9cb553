package fopt.compiler.ir;

import fopt.runtime.sim.Setup;
import java.util.List;
import java.util.Map;

/// How the variables of a program lie in the storage of a run.
public final class Layout {
    private Layout() {}

    /// What the run must allocate: one entry for each variable, by number.
    ///
    /// @param constants what some variables hold from the start, by number
    public static List<Setup.Storage> storage(Ir ir, Map<Integer, double[]> constants) {
        return ir.vars().stream().map(v -> storage(v, constants.get(v.id()))).toList();
    }

    public static List<Setup.DelayLine> delayLines(Ir ir) {
        return ir.delayLines().stream().map(l -> new Setup.DelayLine(l.source().id(), l.length())).toList();
    }

    private static Setup.Storage storage(Var v, double[] initial) {
        return new Setup.Storage(v.name(), switch (v.kind()) {
            case NUMBERS -> Setup.Storage.Kind.NUMBERS;
            case MESSAGE -> Setup.Storage.Kind.MESSAGE;
            case SAMPLES -> Setup.Storage.Kind.SAMPLES;
            case COHORT -> Setup.Storage.Kind.COHORT;
        }, switch (v.home()) {
            case NODE -> Setup.Storage.Rows.NODES;
            case EDGE -> Setup.Storage.Rows.EDGES;
            case ONE -> Setup.Storage.Rows.ONE;
            case SCRATCH -> Setup.Storage.Rows.WORKERS;
            case REGISTER -> Setup.Storage.Rows.NONE;
        }, v.length(), initial);
    }

    /// Numbers from one row of the variable to the next.
    public static int stride(Var v) {
        return storage(v, null).stride();
    }
}
