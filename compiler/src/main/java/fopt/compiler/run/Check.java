package fopt.compiler.run;

import fopt.CompilationException;
import fopt.Program.Cost;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Arguments;
import fopt.compiler.check.Checker;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Typing;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.runtime.problem.Constants;
import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookUse;
import fopt.runtime.report.Figures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What `fopt check` says of a script that has no errors: for each run what it is made of, and statement by statement what is sent, from
/// whom to whom, and what it costs.
public final class Check {
    private final Script script;

    public Check(Script script) {
        this.script = script;
    }

    public String text() {
        Map<String, String> parts = new LinkedHashMap<>();
        Set<Decl.Algorithm> run = new HashSet<>();
        List<Span> skipped = new ArrayList<>();
        try {
            new ScriptRun(script, RunOptions.standard(), RunListener.NONE).inspect(x -> {
                Typing typing = x.plan().typing();
                run.add(typing.algorithm);
                parts.put(x.plan().label(), run(x));
            }, skipped::add);
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics());
        }
        for (Item item : script.unit().items()) {
            if (item instanceof Decl.Algorithm a && !run.contains(a)) {
                parts.put(a.name().written() + " (not run here)", Sends.text(Checker.check(a, Arguments.NONE, script.declarations(), new Diagnostics())).indent(2));
            }
        }
        skipped.forEach(s -> parts.put("line " + s.line() + " (not examined)", "  it depends on the results of runs\n"));
        StringBuilder out = new StringBuilder();
        parts.forEach((label, part) -> out.append(out.isEmpty() ? "" : "\n").append(label).append('\n').append(part));
        return out.toString();
    }

    /// What the statements send in each run, as far as it is known in bits, in the order of the runs. Runs whose arguments depend on the results of others are left out.
    public void costs(Consumer<Cost> found) {
        try {
            new ScriptRun(script, RunOptions.standard(), RunListener.NONE).inspect(x -> {
                Bill bill = new Bill(x);
                for (Sends.Line line : Sends.of(x.plan().typing())) {
                    String figure = bill.of(line);
                    if (!figure.isEmpty()) {
                        found.accept(new Cost(x.plan().label(), line.statement(), line.call().map(Expr.Call::span), figure));
                    }
                }
            }, skipped -> { });
        } catch (ScriptFailed f) {
            // what was found before stays
        }
    }

    /// One run: what it is made of, what can be said of it before it runs, and what cannot.
    private String run(Execution x) {
        List<Sends.Line> lines = Sends.of(x.plan().typing());
        Bill bill = new Bill(x);
        Theory theory = new Theory(x, script.declarations());
        StringBuilder out = new StringBuilder(PlanPrinter.print(x));
        PlanPrinter.line(out, "constants", constants(x.plan().problem().constants()));
        theory.lines.forEach(line -> PlanPrinter.line(out, "theory", line));
        PlanPrinter.line(out, "locality", Locality.of(lines));
        boolean rounds = !x.plan().typing().isDriven();
        if (rounds) {
            bill.round(lines).ifPresent(bits -> PlanPrinter.line(out, "sent", total(x.plan().limit(), bits)));
        }
        PlanPrinter.line(out, "memory", Memory.of(x).toString());
        String hooks = x.lowered().hooks().stream().map(Check::named).distinct().collect(Collectors.joining(", "));
        if (!hooks.isEmpty()) {
            PlanPrinter.line(out, "hooks", "not examined: " + hooks);
        }
        open(x, theory, rounds && bill.round(lines).isEmpty()).forEach(line -> PlanPrinter.line(out, "not known", line));
        return out + Sends.text(x.plan().typing(), bill).indent(2);
    }

    /// A function that is not written in the language.
    private static String named(HookUse use) {
        return use.function().name() + switch (use.function().body()) {
            case HookFunction.Guest g -> " (" + g.language() + ")";
            case HookFunction.Host h -> " (of the host)";
        };
    }

    private static String constants(Constants c) {
        return "L = " + Figures.number(c.L()) + ", Lmax = " + Figures.number(c.Lmax()) + ", Lsample = " + Figures.number(c.Lsample()) + ", μ = " + Figures.number(c.mu())
                + " (" + c.how() + ")";
    }

    private static String total(RunPlan.Limit limit, double bits) {
        return Figures.bits(bits) + " a round" + switch (limit.kind()) {
            case ROUNDS -> ", " + Figures.bits(bits * limit.amount()) + " in " + Figures.count(limit.amount()) + " rounds";
            case BITS -> bits > 0 ? ", so about " + Figures.count(Math.ceil(limit.amount() / bits)) + " rounds" : "";
            case EPOCHS, SECONDS -> "";
        };
    }

    private static List<String> open(Execution x, Theory theory, boolean unknownBits) {
        List<String> open = new ArrayList<>(theory.open);
        if (unknownBits) {
            open.add("bits a round: they depend on decisions or messages of the run");
        }
        x.lowered().schedules().stream().filter(s -> !s.constant()).forEach(s -> open.add("the spectrum of " + s.name() + ", which changes"));
        x.undecidedRequirements().forEach(r -> open.add("whether `" + r + "` holds"));
        return open;
    }
}
