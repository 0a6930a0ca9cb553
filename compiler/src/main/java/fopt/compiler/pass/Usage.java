package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How often each variable of a program is read and written, and which ones are seen from outside.
final class Usage {
    private final int[] reads;
    private final int[] writes;
    private final Set<Integer> outside = new HashSet<>();

    Usage(Ir ir) {
        reads = new int[ir.vars().size()];
        writes = new int[ir.vars().size()];
        for (List<Step> steps : Stream.concat(ir.parts(), Stream.of(ir.observe())).toList()) {
            Access a = Access.ofSteps(steps);
            a.reads().forEach(v -> reads[v.id()]++);
            a.writes().forEach(v -> writes[v.id()]++);
        }
        if (ir.output() != null) {
            outside.add(ir.output().id());
        }
        if (ir.nodePoints() != null) {
            outside.add(ir.nodePoints().id());
        }
        ir.metrics().forEach(m -> outside.add(m.value().id()));
        ir.delayLines().forEach(l -> outside.add(l.source().id()));
    }

    int reads(Var v) {
        return reads[v.id()];
    }

    int writes(Var v) {
        return writes[v.id()];
    }

    /// A value that only the code itself uses, and not across rounds.
    boolean isPrivate(Var v) {
        return v.temporary() && !outside.contains(v.id());
    }
}
