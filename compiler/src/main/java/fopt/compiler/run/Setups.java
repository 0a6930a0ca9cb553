package fopt.compiler.run;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Layout;
import fopt.compiler.ir.Var;
import fopt.compiler.lower.Lowered;
import fopt.runtime.event.Timing;
import fopt.runtime.hook.HookPlan;
import fopt.runtime.hook.HookRules;
import fopt.runtime.sim.Measured;
import fopt.runtime.sim.Setup;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns a lowered algorithm and a plan into what the engine is given.
final class Setups {
    private Setups() {}

    /// @param rules what each guest language may do
    static Setup of(RunPlan plan, Lowered lowered, Ir ir, Map<String, HookRules> rules) {
        return new Setup(plan.problem().nodes(), plan.problem(), Layout.storage(ir, lowered.constants()), lowered.schedules(), lowered.compressors(),
                lowered.samplers(), lowered.laws(), lowered.functions(), Layout.delayLines(ir), lowered.releases(),
                lowered.rules().stream().map(r -> r.make(plan.byzantine().count())).toList(), plan.byzantine(), plan.seed(),
                lowered.events() != null ? 1 : Math.min(plan.threads(), plan.problem().nodes()), plan.precision(), timing(plan), plan.faults(), lowered.waiting(), lowered.events(),
                new HookPlan(lowered.hooks(), rules));
    }

    /// A clock of which nothing is said goes by the standard timing.
    private static Timing timing(RunPlan plan) {
        return plan.timing() == null && plan.timed() ? Timing.STANDARD : plan.timing();
    }

    static Measured measured(Ir ir) {
        Map<String, Integer> own = new LinkedHashMap<>();
        ir.metrics().forEach(m -> own.put(m.name(), m.value().id()));
        return new Measured(ir.output().id(), ir.output().home() == Var.Home.NODE, ir.nodePoints() == null ? -1 : ir.nodePoints().id(), own);
    }
}
