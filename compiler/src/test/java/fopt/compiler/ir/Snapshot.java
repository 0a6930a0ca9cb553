package fopt.compiler.ir;

import fopt.runtime.compress.Message;
import fopt.runtime.problem.Samples;
import fopt.runtime.sim.Cohort;
import fopt.runtime.sim.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that a run holds, as text with the bits of every number, so that two runs can be compared. Rows of workers are left out.
public record Snapshot(List<String> lines) {
    public static Snapshot of(Ir ir, Context context) {
        List<String> lines = new ArrayList<>();
        for (Var v : ir.vars()) {
            if (v.home() != Var.Home.SCRATCH && v.home() != Var.Home.REGISTER) {
                lines.add(v + " = " + switch (v.kind()) {
                    case NUMBERS -> bits(context.numbers[v.id()], context.numbers[v.id()].length);
                    case MESSAGE -> messages(context.messages[v.id()]);
                    case SAMPLES -> samples(context.samples[v.id()]);
                    case COHORT -> cohort(context.cohorts[v.id()]);
                });
            }
        }
        var counters = context.counters();
        lines.add("up " + counters.bitsUp() + " down " + counters.bitsDown() + " between " + counters.bitsBetweenNodes() + " gradients "
                + counters.gradients());
        return new Snapshot(lines);
    }

    /// The first variable in which two states differ, or nothing.
    public String difference(Snapshot other) {
        for (int k = 0; k < lines.size(); k++) {
            if (!lines.get(k).equals(other.lines.get(k))) {
                return lines.get(k) + "\nbut\n" + other.lines.get(k);
            }
        }
        return "";
    }

    private static String bits(double[] a, int count) {
        return Arrays.stream(a, 0, count).mapToObj(x -> x + "/" + Long.toHexString(Double.doubleToLongBits(x))).toList().toString();
    }

    private static String messages(Message[] all) {
        return Arrays.stream(all).map(m -> m.bits + " bits, sent " + m.sent + (m.sparse ? " sparse " + Arrays.toString(Arrays.copyOf(m.index, m.count))
                : " dense ") + bits(m.value, m.sparse ? m.count : m.length)).toList().toString();
    }

    private static String samples(Samples[] all) {
        return Arrays.stream(all).map(s -> s.all ? "all" : Arrays.toString(Arrays.copyOf(s.index, s.count))).toList().toString();
    }

    private static String cohort(Cohort c) {
        return Arrays.toString(Arrays.copyOf(c.members, c.count));
    }
}
