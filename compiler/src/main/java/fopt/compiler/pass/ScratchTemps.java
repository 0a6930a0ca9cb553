package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Renaming;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A temporary of the nodes that is used within one region only, or nowhere any more, needs one row, or handle on samples, for each thread, not one for each node: it stays in cache.
final class ScratchTemps implements Pass {
    @Override
    public Ir apply(Ir ir) {
        Usage usage = new Usage(ir);
        Regions regions = new Regions();
        ir.parts().forEach(regions::walk);
        regions.walk(ir.observe());
        Renaming renaming = new Renaming(v -> moves(v, usage, regions) ? v.at(Home.SCRATCH) : v, ir.lines());
        List<Var> vars = ir.vars().stream().map(renaming.of()).toList();
        return ir.map(renaming::steps).withVars(vars);
    }

    private static boolean moves(Var v, Usage usage, Regions regions) {
        return v.home() == Home.NODE && (v.kind() == Kind.NUMBERS || v.kind() == Kind.SAMPLES) && usage.isPrivate(v) && regions.inOneRegionAtMost(v);
    }

    /// Which regions each variable occurs in.
    private static final class Regions {
        private final Map<Integer, Set<Integer>> places = new HashMap<>();
        private int next;

        boolean inOneRegionAtMost(Var v) {
            return places.getOrDefault(v.id(), Set.of()).size() <= 1;
        }

        void walk(List<Step> steps) {
            for (Step s : steps) {
                switch (s) {
                    case Step.Region r -> region(r.ops());
                    case Step.If i -> {
                        elsewhere(Access.ofSteps(List.of(new Step.If(i.condition(), List.of(), List.of()))));
                        walk(i.then());
                        walk(i.otherwise());
                    }
                    case Step.Repeat r -> walk(r.body());
                    case Step.While w -> {
                        walk(w.test());
                        walk(w.body());
                    }
                    case Step.On on -> walk(on.body());
                    case Step.AtDepth a -> walk(a.body());
                    case Step other -> elsewhere(Access.ofSteps(List.of(other)));
                }
            }
        }

        private void region(List<Op> ops) {
            Access a = Access.ofOps(ops);
            int place = next++;
            note(a, place);
            a.remote().forEach(v -> at(v, next++));
        }

        /// Outside of regions there is no node at its turn: two places, so that it never counts as one region.
        private void elsewhere(Access a) {
            note(a, next++);
            note(a, next++);
        }

        private void note(Access a, int place) {
            a.reads().forEach(v -> at(v, place));
            a.writes().forEach(v -> at(v, place));
        }

        private void at(Var v, int place) {
            places.computeIfAbsent(v.id(), k -> new HashSet<>()).add(place);
        }
    }
}
