package fopt.compiler.run;

import fopt.compiler.eval.Value;
import fopt.runtime.Precision;
import fopt.runtime.compress.Compressor;
import fopt.runtime.report.Figures;
import fopt.runtime.topology.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;

/// Prints what a run is made of: problem, graph, compressors, parameters.
final class PlanPrinter {
    private PlanPrinter() {}

    static String print(Execution x) {
        RunPlan plan = x.plan();
        StringBuilder out = new StringBuilder();
        line(out, "problem", plan.problem().describe());
        for (Schedule s : x.lowered().schedules()) {
            line(out, "graph", s.describe());
        }
        for (Compressor q : x.lowered().compressors()) {
            line(out, "compressor", describe(q, plan.precision()));
        }
        x.lowered().laws().forEach(law -> line(out, "clients", law.name() + ": " + number(law.expectedSize()) + " of " + plan.problem().nodes() + " on average"));
        if (!x.parameters().isEmpty()) {
            line(out, "parameters", x.parameters().entrySet().stream().map(e -> e.getKey() + " = " + shown(e.getValue())).collect(Collectors.joining(", ")));
        }
        if (plan.precision() != Precision.FLOAT64) {
            line(out, "precision", plan.precision().word());
        }
        line(out, "length", switch (plan.limit().kind()) {
            case ROUNDS -> Figures.count(plan.limit().rounds()) + " rounds, a row every " + plan.every();
            case EPOCHS -> number(plan.limit().amount()) + " epochs, a row every " + plan.every() + " rounds";
            case SECONDS -> number(plan.limit().amount()) + " s of simulated time, a row every " + number(plan.everySeconds()) + " s";
            case BITS -> Figures.bits(plan.limit().amount()) + ", a row every " + plan.every() + " rounds";
        });
        return out.toString();
    }

    private static String describe(Compressor q, Precision precision) {
        String contract = (q.contract().isContractive() ? "contractive, δ = " + number(q.contract().delta()) : "")
                + (q.contract().isContractive() && q.contract().isUnbiased() ? "; " : "")
                + (q.contract().isUnbiased() ? "unbiased, ω = " + number(q.contract().omega()) : "");
        WireSize size = WireSize.of(q, precision);
        MeasuredError measured = MeasuredError.of(q);
        String found = measured.worst() == 0 ? "" : "; measured error " + Figures.number(measured.usual()) + " on normal vectors, "
                + Figures.number(measured.worst()) + (measured.deviation() > 1e-3 * measured.worst() ? " ± " + Figures.number(measured.deviation()) : "") + " at worst";
        return q.name() + " on " + q.dimension() + " numbers: " + (contract.isEmpty() ? "in no class" : contract) + found
                + "; a message is " + (size.fixed() ? "" : "about ") + Figures.bits(size.mean());
    }

    private static String shown(Value v) {
        return v instanceof Value.Num n ? number(n.value()) : v.show();
    }

    /// Six digits.
    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v)
                : Double.toString(new BigDecimal(v).round(new MathContext(6)).doubleValue()).replace("E", "e");
    }

    /// Adds a line `what  text`.
    static void line(StringBuilder out, String what, String text) {
        out.append(String.format("  %-12s%s\n", what, text));
    }
}
