package fopt.compiler.run;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.lower.Lowered;
import fopt.runtime.sim.Measured;
import fopt.runtime.sim.Setup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns a lowered algorithm and a plan into what the engine is given.
final class Setups {
    private static final int DOUBLE = 64;

    private Setups() {}

    static Setup of(RunPlan plan, Lowered lowered, Ir ir) {
        return new Setup(plan.problem().nodes(), plan.problem(), storage(ir, lowered.constants()), lowered.schedules(), lowered.compressors(),
                lowered.samplers(), lowered.laws(),
                ir.delayLines().stream().map(l -> new Setup.DelayLine(l.source().id(), l.length())).toList(), plan.seed(), Math.min(plan.threads(), plan.problem().nodes()), DOUBLE);
    }

    static Measured measured(Ir ir) {
        Map<String, Integer> own = new LinkedHashMap<>();
        ir.metrics().forEach(m -> own.put(m.name(), m.value().id()));
        return new Measured(ir.output().id(), ir.output().home() == Var.Home.NODE, ir.nodePoints() == null ? -1 : ir.nodePoints().id(), own);
    }

    static List<Setup.Storage> storage(Ir ir, Map<Integer, double[]> constants) {
        return ir.vars().stream().map(v -> new Setup.Storage(v.name(), kind(v), rows(v), v.length(), constants.get(v.id()))).toList();
    }

    private static Setup.Storage.Kind kind(Var v) {
        return switch (v.kind()) {
            case NUMBERS -> Setup.Storage.Kind.NUMBERS;
            case MESSAGE -> Setup.Storage.Kind.MESSAGE;
            case SAMPLES -> Setup.Storage.Kind.SAMPLES;
            case COHORT -> Setup.Storage.Kind.COHORT;
        };
    }

    private static Setup.Storage.Rows rows(Var v) {
        return switch (v.home()) {
            case NODE -> Setup.Storage.Rows.NODES;
            case EDGE -> Setup.Storage.Rows.EDGES;
            case ONE -> Setup.Storage.Rows.ONE;
            case SCRATCH -> Setup.Storage.Rows.WORKERS;
            case REGISTER -> Setup.Storage.Rows.NONE;
        };
    }
}
