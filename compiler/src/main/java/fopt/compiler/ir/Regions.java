package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The numbers of the regions of a program, in the order of the text: `init`, `round`, `finish`, the phases, `observe`. Interpreter and emitter share it.
public final class Regions {
    private final List<Step.Region> all = new ArrayList<>();
    private final Map<Step.Region, Integer> ids = new IdentityHashMap<>();

    public Regions(Ir ir) {
        ir.parts().forEach(this::number);
        number(ir.observe());
    }

    /// The regions by number.
    public List<Step.Region> all() {
        return List.copyOf(all);
    }

    /// @param region one of the program's own objects
    public int id(Step.Region region) {
        return ids.get(region);
    }

    private void number(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Region region -> {
                    if (ids.putIfAbsent(region, all.size()) == null) {
                        all.add(region);
                    }
                }
                case Step.If(Scalar condition, List<Step> then, List<Step> otherwise) -> {
                    number(then);
                    number(otherwise);
                }
                case Step.Repeat(Scalar count, Var counter, List<Step> body) -> number(body);
                case Step.While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) -> {
                    number(test);
                    number(body);
                }
                case Step.On(Var cohort, List<Step> body) -> number(body);
                case Step.AtDepth(int depth, List<Step> body) -> number(body);
                case Step.Solo _, Step.Collect _, Step.Aggregate _, Step.Attack _, Step.DrawCohort _, Step.CopyCohort _, Step.FormCohort _, Step.Swap _, Step.Deliver _, Step.Lose _, Step.Arrived _, Step.Remember _, Step.Recall _, Step.Noise _,
                    Step.Release _ -> { }
            }
        }
    }
}
