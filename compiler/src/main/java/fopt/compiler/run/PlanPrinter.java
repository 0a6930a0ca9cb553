package fopt.compiler.run;

import fopt.runtime.compress.Compressor;
import fopt.runtime.topology.Schedule;

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
            line(out, "compressor", describe(q));
        }
        x.lowered().laws().forEach(law -> line(out, "clients", law.name() + ": " + number(law.expectedSize()) + " of " + plan.problem().nodes() + " on average"));
        x.parameters().forEach((name, value) -> line(out, "parameter", name + " = " + value.show()));
        line(out, "rounds", switch (plan.limit().kind()) {
            case ROUNDS -> plan.limit().rounds() + " rounds, a row every " + plan.every();
            case EPOCHS -> number(plan.limit().amount()) + " epochs, a row every " + plan.every() + " rounds";
            case BITS -> number(plan.limit().amount()) + " bits, a row every " + plan.every() + " rounds";
        });
        return out.toString();
    }

    private static String describe(Compressor q) {
        String contract = (q.contract().isContractive() ? "contractive, δ = " + number(q.contract().delta()) : "")
                + (q.contract().isContractive() && q.contract().isUnbiased() ? "; " : "")
                + (q.contract().isUnbiased() ? "unbiased, ω = " + number(q.contract().omega()) : "");
        return q.name() + " on " + q.dimension() + " numbers: " + (contract.isEmpty() ? "no contract" : contract);
    }

    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : String.format(java.util.Locale.ROOT, "%.6g", v);
    }

    private static void line(StringBuilder out, String what, String text) {
        out.append(String.format("  %-12s%s%n", what, text));
    }
}
