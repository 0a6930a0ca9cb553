package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program as text, one operation a line:
///
/// ```
/// round
///   region 1: each node i
///     g#5[i] = ∇f(x#3[i])
///     for c {
///       x#3[i] = x#3[i] - 0.1 * g#5[i]
///       t#6 = x#3[i] - h#4[i]
///     }
///     m#7[i] = top_k(1%)(t#6)
/// ```
/// A variable is its name and number; `[i]` is the node's row, `[i, j]` that of an edge; one without brackets is known to all, or a worker's
/// or loop's own (see the list of variables).
public final class IrPrinter {
    /// Names of what the program refers to by number.
    ///
    /// @param compressors as written, e.g. `top_k(1%)`
    public record Names(List<String> compressors, List<String> schedules, List<String> samplers, List<String> laws,
            List<String> functions, List<String> hooks) {
        public static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        private static String of(List<String> names, String kind, int k) {
            return k < names.size() ? names.get(k) : kind + k;
        }
    }

    private final Ir ir;
    private final Names names;
    private final Regions regions;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private IrPrinter(Ir ir, Names names) {
        this.ir = ir;
        this.names = names;
        regions = new Regions(ir);
    }

    public static String print(Ir ir) {
        return print(ir, Names.NONE);
    }

    public static String print(Ir ir, Names names) {
        return new IrPrinter(ir, names).program();
    }

    private String program() {
        line("algorithm " + ir.name() + ": n = " + ir.nodes() + ", d = " + ir.dimension() + ", measured at " + ir.output());
        line("variables");
        inner(() -> ir.vars().forEach(v -> line(v + ": " + type(v))));
        section("init", ir.init());
        section("round", ir.round());
        section("finish", ir.finish());
        ir.phases().forEach(p -> section(p.name(), p.steps()));
        section("observe", ir.observe());
        return out.toString();
    }

    private void section(String title, List<Step> steps) {
        if (!steps.isEmpty()) {
            line(title);
            inner(() -> steps.forEach(this::step));
        }
    }

    private static String type(Var v) {
        String what = v.home().name().toLowerCase(Locale.ROOT) + switch (v.kind()) {
            case NUMBERS -> (v.isScalar() ? " number" : " vector(" + v.length() + ")") + (v.single() ? " of float32" : "");
            case MESSAGE -> " message(" + v.length() + ")";
            case SAMPLES -> " samples";
            case COHORT -> " cohort";
        };
        return v.temporary() ? what + ", temporary" : what;
    }

    // ---- lines

    private void line(String text) {
        out.repeat("  ", depth).append(text).append('\n');
    }

    private void inner(Runnable body) {
        depth++;
        body.run();
        depth--;
    }

    private void block(String head, Runnable body) {
        line(head + " {");
        inner(body);
        line("}");
    }

    // ---- steps

    private void steps(List<Step> steps) {
        steps.forEach(this::step);
    }

    private void step(Step step) {
        switch (step) {
            case Step.Region r -> {
                line("region " + regions.id(r) + ": each node i");
                inner(() -> ops(r.ops()));
            }
            case Step.Solo(List<Op> ops) -> {
                line("once");
                inner(() -> ops(ops));
            }
            case Step.Collect(Var into, Fn.Gather fn, Var from) -> line(into + " = " + word(fn) + "_i " + row(from));
            case Step.If(Scalar condition, List<Step> then, List<Step> otherwise) -> {
                block("if " + text(condition), () -> steps(then));
                if (!otherwise.isEmpty()) {
                    block("else", () -> steps(otherwise));
                }
            }
            case Step.Repeat(Scalar count, Var counter, List<Step> body) -> block(times(counter, count), () -> steps(body));
            case Step.While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) -> block(times(counter, max), () -> {
                steps(test);
                line("stop unless " + text(condition));
                steps(body);
            });
            case Step.DrawCohort(Var into, int law, DrawKey draw) -> line(into + " = " + Names.of(names.laws(), "law", law) + text(draw));
            case Step.FormCohort(Var into, List<Scalar> numbers) -> line(into + " = nodes " + numbers.stream().map(IrPrinter::text).collect(java.util.stream.Collectors.joining(", ")));
            case Step.CopyCohort(Var into, Var from) -> line(into + " = " + from);
            case Step.On(Var cohort, List<Step> body) -> block("on " + cohort, () -> steps(body));
            case Step.Aggregate(Var into, int rule, Var from, DrawKey draw) -> line(into + " = rule " + rule + " of " + row(from) + text(draw));
            case Step.Attack(Var rows, DrawKey draw) -> line("attack on " + row(rows) + text(draw));
            case Step.AtDepth(int depth, List<Step> body) -> block("at depth " + depth, () -> steps(body));
            case Step.Swap(Var a, Var b) -> line("swap " + a + ", " + b);
            case Step.Remember(int line, Var source) -> line("remember " + source + " in line " + line);
            case Step.Lose(Step.Lose.Kind kind, Op.Charge.Route route, int schedule) ->
                line(word(kind) + " " + word(route) + (schedule > 0 ? " over " + matrix(schedule) : ""));
            case Step.Arrived(Var into) -> line(into + " = those who were heard");
            case Step.Deliver(Op.Charge.Route route, int schedule, int slot) -> line("deliver " + word(route) + (schedule > 0 ? " over " + matrix(schedule) : "")
                    + (slot < 0 ? "" : " #" + slot));
            case Step.Noise(int place, int source, int draw, Scalar lag, Scalar std) -> line("noise of release " + place + ": " + source + ", draw " + draw + ", " + text(lag)
                    + " rounds ago, " + text(std));
            case Step.Release(int place, Scalar sensitivity) -> line("release " + place + ", sensitivity " + text(sensitivity));
            case Step.Recall(Var into, int line, Scalar lag) -> line(into + " = line " + line + ", " + text(lag) + " rounds ago");
        }
    }

    private static String times(Var counter, Scalar count) {
        return "for " + counter + " below " + text(count);
    }

    // ---- operations

    private void ops(List<Op> ops) {
        ops.forEach(this::op);
    }

    private void op(Op op) {
        switch (op) {
            case Op.Assign a -> line(text(a));
            case Op.Fused(List<Op.Assign> assigns) -> block("for c", () -> assigns.forEach(a -> line(text(a))));
            case Op.Set(Var target, Scalar value) -> assign(target, text(value));
            case Op.Reduce(Var target, Fn.Reduce fn, Var a, Var b) -> assign(target, word(fn) + "(" + row(a) + (b == null ? "" : ", " + row(b)) + ")");
            case Op.Gradient(Var target, Var x, Var samples, DrawKey noise) ->
                assign(target, "∇f(" + row(x) + given(samples) + ")" + (samples == null ? "" : text(noise)));
            case Op.SpareGradient(Var samples, Var part) -> line("count only the part at " + row(part) + " of a gradient"
                    + (samples == null ? "" : " at " + row(samples)));
            case Op.CountGradient(Var samples) -> line("count a gradient" + (samples == null ? "" : " at " + row(samples)));
            case Op.Loss(Var target, Var x, Var samples) -> assign(target, "f(" + row(x) + given(samples) + ")");
            case Op.HessianVector(Var target, Var x, Var v, Var samples) -> assign(target, "∇²f(" + row(x) + given(samples) + ") " + row(v));
            case Op.Hessian(Var target, Var x, Var samples) -> assign(target, "∇²f(" + row(x) + given(samples) + ")");
            case Op.Prox(Var target, Var source, Scalar step) -> assign(target, "prox(r, " + row(source) + ", " + text(step) + ")");
            case Op.LossProx(Var target, Var source, Scalar step) -> assign(target, "prox(f_i, " + row(source) + ", " + text(step) + ")");
            case Op.Regulariser(Var target, Var x) -> assign(target, "r(" + row(x) + ")");
            case Op.Apply(Var target, int function, List<Var> arguments, List<Scalar> numbers) -> assign(target, Names.of(names.functions(), "F", function)
                    + Stream.concat(arguments.stream().map(IrPrinter::row), numbers.stream().map(IrPrinter::text))
                            .collect(Collectors.joining(", ", "(", ")")));
            case Op.Hook(Var target, int hook, List<Var> arguments) -> {
                String call = "hook " + Names.of(names.hooks(), "h", hook) + arguments.stream().map(IrPrinter::row).collect(Collectors.joining(", ", "(", ")"));
                line(target == null ? call : row(target) + " = " + call);
            }
            case Op.Compress(Var message, Var source, int compressor, DrawKey draw) ->
                assign(message, Names.of(names.compressors(), "Q", compressor) + "(" + row(source) + ")" + text(draw));
            case Op.Keep(Var message, Var source, Var set, KeptEntries.Announced announced) ->
                assign(message, row(source) + " at " + row(set) + " (" + announced.name().toLowerCase(Locale.ROOT) + " known)");
            case Op.Accumulate(Var target, Scalar scale, Var message) -> line(row(target) + " += " + factor(scale) + row(message));
            case Op.Expand(Var target, Var message) -> assign(target, row(message));
            case Op.Mix(Var target, Var source, int schedule) -> assign(target, matrix(schedule) + " " + source);
            case Op.MixMessages(Var target, Scalar scale, Var message, int schedule) ->
                line(row(target) + " += " + factor(scale) + matrix(schedule) + " " + message);
            case Op.Fetch(Var target, Var source, Scalar from) -> assign(target, source + "[" + text(from) + "]");
            case Op.Recall(Var target, Var source, int line, Scalar lag) -> assign(target, "line " + line + ", " + text(lag) + " rounds ago");
            case Op.Receive(Var target, Var source) -> assign(target, source + (source.home() == Var.Home.EDGE ? "[j, i]" : "[j]"));
            case Op.EdgeLoop(List<Op> body) -> block("for each neighbour j", () -> ops(body));
            case Op.EdgeReduce(Var target, Fn.Gather fn, Var edge) -> assign(target, word(fn) + "_j " + row(edge));
            case Op.EdgeTable(Var target, Var edge) -> assign(target, "table_j " + row(edge));
            case Op.DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) ->
                assign(target, Names.of(names.samplers(), "sampler", sampler) + "(" + text(size) + ")" + text(draw));
            case Op.Draw(Var target, Op.Distribution law, List<Scalar> parameters, DrawKey draw) ->
                assign(target, word(law) + parameters.stream().map(IrPrinter::text).collect(Collectors.joining(", ", "(", ")")) + text(draw));
            case Op.Charge(Op.Charge.Route route, int schedule, List<Op.Charge.Item> items) -> line("charge " + word(route)
                    + (schedule > 0 ? " over " + matrix(schedule) : "") + ": " + items.stream().map(IrPrinter::text).collect(Collectors.joining(" + ")));
            case Op.When(Scalar condition, List<Op> then, List<Op> otherwise) -> {
                block("if " + text(condition), () -> ops(then));
                if (!otherwise.isEmpty()) {
                    block("else", () -> ops(otherwise));
                }
            }
            case Op.Times(Scalar count, Var counter, List<Op> body) -> block(times(counter, count), () -> ops(body));
            case Op.While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) -> block(times(counter, max), () -> {
                ops(test);
                line("stop unless " + text(condition));
                ops(body);
            });
            case Op.Elapse(Var samples) -> line("time of a gradient" + (samples == null ? "" : " at " + row(samples)));
            case Op.Arrival(Op.Arrival.Kind kind, int slot, int other, Scalar number) -> line(switch (kind) {
                case AWAIT -> "wait for #" + slot;
                case AT_ONCE -> "#" + slot + " is there";
                case WITH -> "#" + slot + " is there with #" + other;
                case PAST -> "#" + slot + " is there with line " + other + ", " + text(number) + " rounds ago";
                case ASKS -> "asks " + text(number) + " for #" + slot;
            });
            case Op.Signal(Op.Signal.Kind kind, int number, Scalar value, List<Op.Charge.Item> items, List<Var> reads) ->
                line(word(kind) + (kind == Op.Signal.Kind.SEND || kind == Op.Signal.Kind.LATER ? " " + number : "") + (value == null ? "" : " " + text(value)));
            case Op.ClearMessage(Var message) -> assign(message, "nothing");
            case Op.Row(Var target, Var rows, Scalar node) -> assign(target, rows + "[" + text(node) + "]");
            case Op.OneSample(Var target, Var samples, Scalar position) ->
                assign(target, "sample " + text(position) + " of " + (samples == null ? "all" : row(samples)));
            case Op.Take(Var target, Var table, Scalar key) -> assign(target, row(table) + "[" + text(key) + "]");
            case Op.Put(Var table, Scalar key, Var source) -> line(row(table) + "[" + text(key) + "] = " + row(source));
        }
    }

    private void assign(Var target, String value) {
        line(row(target) + " = " + value);
    }

    private static String text(Op.Assign a) {
        return row(a.target()) + " = " + Formula.of(a.value());
    }

    private static String text(Scalar s) {
        return Formula.of(s);
    }

    private static String factor(Scalar s) {
        return s instanceof Scalar.Const(double one) && one == 1.0 ? "" : Formula.factor(s) + " * ";
    }

    private static String text(Op.Charge.Item item) {
        return switch (item) {
            case Op.Charge.Item.Numbers(int count) -> count + (count == 1 ? " number" : " numbers");
            case Op.Charge.Item.OfMessage(Var m) -> "new bits of " + row(m);
            case Op.Charge.Item.Marked(Var set) -> "numbers at " + row(set);
            case Op.Charge.Item.Bits(long bits) -> bits + (bits == 1 ? " bit" : " bits");
        };
    }

    private static String given(Var samples) {
        return samples == null ? "" : "; " + row(samples);
    }

    private String matrix(int schedule) {
        return schedule == 0 ? "W" : Names.of(names.schedules(), "W", schedule);
    }

    /// Where a draw comes from: ` @3` is a node's own at place 3 of the program, ` @3, all` everybody's, ` @3[k#2]` one per iteration.
    private static String text(DrawKey key) {
        if (key == null) {
            return "";
        }
        String loops = key.counters().isEmpty() ? "" : key.counters().toString();
        return " @" + key.site() + loops + switch (key.who()) {
            case NODE -> "";
            case EVERYBODY -> ", all";
            case EDGE -> ", both";
        };
    }

    static String row(Var v) {
        return switch (v.home()) {
            case NODE -> v + "[i]";
            case EDGE -> v + "[i, j]";
            case ONE, SCRATCH, REGISTER -> v.toString();
        };
    }

    private static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }
}
