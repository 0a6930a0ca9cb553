package fopt.compiler.lower;

import fopt.compiler.ir.Ir;
import fopt.compiler.source.Span;
import fopt.runtime.compress.Compressor;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.hook.HookUse;
import fopt.runtime.privacy.Release;
import fopt.runtime.problem.Sampler;
import fopt.runtime.robust.RuleSpec;
import fopt.runtime.sim.Events;
import fopt.runtime.sim.Participation;
import fopt.runtime.sim.Setup;
import fopt.runtime.topology.Schedule;
import java.util.List;
import java.util.Map;

/// An algorithm ready for one run: its code, and the tables that the code's numbers point into.
///
/// @param origins the parts of the program that steps and operations come from, by identity; null where there is none
/// @param constants initial contents of variables that hold data known before the run (`x0`), by variable number
/// @param waiting what is waited for, in rounds under a clock
/// @param events what drives it; null for rounds
/// @param hooks places at which functions are called that are not written in the language, and
/// @param hookPlaces where in the program each is
public record Lowered(
        Ir ir,
        List<Schedule> schedules,
        List<Compressor> compressors,
        List<Sampler> samplers,
        List<Participation> laws,
        List<VectorFunction> functions,
        List<Release> releases,
        List<RuleSpec> rules,
        Map<Integer, double[]> constants,
        Setup.Waiting waiting,
        Events events,
        List<HookUse> hooks,
        List<Span> hookPlaces,
        Map<Object, Span> origins) {}
