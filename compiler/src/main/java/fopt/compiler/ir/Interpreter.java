package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import fopt.runtime.function.Call;
import fopt.runtime.hook.HookCall;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Distribution;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Context;
import fopt.runtime.sim.Entries;
import java.util.List;

/// The meaning of the intermediate representation: carries it out word by word, without haste. Compiled classes agree with it bit for bit.
public final class Interpreter implements Algorithm {
    private final Ir ir;
    private final Regions regions;
    private final Faults faults;

    public Interpreter(Ir ir) {
        this(ir, new Faults());
    }

    /// @param faults is told where an error happens
    public Interpreter(Ir ir, Faults faults) {
        this.ir = ir;
        this.faults = faults;
        regions = new Regions(ir);
    }

    @Override
    public void init(Context context) {
        steps(ir.init(), context);
    }

    @Override
    public void round(Context context) {
        steps(ir.round(), context);
    }

    @Override
    public void observe(Context context) {
        steps(ir.finish(), context);
        steps(ir.observe(), context);
    }

    @Override
    public void event(int id, Context context) {
        steps(ir.phases().get(id).steps(), context);
    }

    @Override
    public void region(int id, Context context, int worker, int from, int to) {
        List<Op> ops = regions.all().get(id).ops();
        for (int position = from; position < to; position++) {
            ops(ops, new Place(context, worker, position, context.node(position), -1));
        }
    }

    // ---- steps

    private void steps(List<Step> steps, Context context) {
        for (Step step : steps) {
            try {
                step(step, context);
                round(step, context);
            } catch (RuntimeException e) {
                faults.at(step, -1);
                throw e;
            }
        }
    }

    private void step(Step step, Context context) {
        Place server = Place.server(context);
        switch (step) {
            case Step.Region region when Op.Hook.isIn(region.ops()) -> context.inOrder(this, regions.id(region));
            case Step.Region region -> context.parallel(this, regions.id(region));
            case Step.Solo(List<Op> ops) -> ops(ops, server);
            case Step.Collect(Var into, Fn.Gather fn, Var from) -> {
                if (from.kind() == Var.Kind.MESSAGE) {
                    context.communication.collectMessages(fn.ordinal(), context.messages[from.id()], from.length(), context.numbers[into.id()]);
                } else {
                    context.communication.collect(fn.ordinal(), context.numbers[from.id()], from.length(), context.numbers[into.id()]);
                }
            }
            case Step.If(Scalar condition, List<Step> then, List<Step> otherwise) ->
                steps(server.holds(condition) ? then : otherwise, context);
            case Step.Repeat(Scalar count, Var counter, List<Step> body) -> {
                long times = (long) server.value(count);
                for (long k = 0; k < times; k++) {
                    context.turn(0);
                    server.set(counter, k);
                    steps(body, context);
                }
            }
            case Step.While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) -> {
                long times = (long) server.value(max);
                for (long k = 0; k < times; k++) {
                    context.turn(0);
                    server.set(counter, k);
                    steps(test, context);
                    if (!server.holds(condition)) {
                        break;
                    }
                    steps(body, context);
                }
            }
            case Step.DrawCohort(Var into, int law, DrawKey draw) -> context.drawCohort(law, context.cohorts[into.id()], server.stream(draw));
            case Step.FormCohort(Var into, List<Scalar> numbers) -> {
                context.cohorts[into.id()].clear();
                numbers.forEach(number -> context.include(context.cohorts[into.id()], server.value(number)));
            }
            case Step.CopyCohort(Var into, Var from) -> context.cohorts[into.id()].copyFrom(context.cohorts[from.id()]);
            case Step.On(Var cohort, List<Step> body) -> {
                if (context.enter(context.cohorts[cohort.id()])) {
                    steps(body, context);
                    context.leave();
                }
            }
            case Step.Aggregate(Var into, int rule, Var from, DrawKey draw) ->
                context.communication.aggregate(rule, context.numbers[from.id()], from.length(), server.stream(draw), context.numbers[into.id()]);
            case Step.Attack(Var rows, DrawKey draw) when rows.home() == Var.Home.EDGE ->
                context.communication.attackEdges(context.numbers[rows.id()], rows.length(), draw.site(), server.iteration(draw));
            case Step.Attack(Var rows, DrawKey draw) ->
                context.communication.attack(context.numbers[rows.id()], rows.length(), draw.site(), server.iteration(draw));
            case Step.AtDepth(int depth, List<Step> body) -> {
                context.enterDepth(depth);
                steps(body, context);
                context.leave();
            }
            case Step.Swap(Var a, Var b) -> context.swap(a.id(), b.id());
            case Step.Lose lose -> Arriving.lose(lose, context);
            case Step.Arrived(Var into) -> context.losses.arrived(context.cohorts[into.id()]);
            case Step.Deliver deliver -> Arriving.deliver(deliver, context);
            case Step.Remember(int line, Var source) -> context.remember(line);
            case Step.Noise(int place, int source, int draw, Scalar lag, Scalar std) -> context.tellNoise(place, source, draw, server.value(lag), server.value(std));
            case Step.Release(int place, Scalar sensitivity) -> context.tellRelease(place, server.value(sensitivity));
            case Step.Recall(Var into, int line, Scalar lag) -> {
                if (into.kind() == Var.Kind.MESSAGE) {
                    context.recallMessages(line, server.value(lag), into.id());
                } else {
                    context.recall(line, server.value(lag), context.numbers[into.id()]);
                }
            }
        }
    }

    private static void round(Step step, Context context) {
        Var v = Rounding.after(step);
        if (v != null) {
            Kernels.roundToSingle(context.numbers[v.id()]);
        }
    }

    // ---- operations at a place

    private void ops(List<Op> ops, Place at) {
        for (Op op : ops) {
            try {
                op(op, at);
                round(op, at);
            } catch (RuntimeException e) {
                faults.at(op, at.node());
                throw e;
            }
        }
    }

    private static void round(Op op, Place at) {
        Var v = Rounding.after(op);
        Var message = Rounding.message(op);
        if (v != null && message != null) {
            at.message(message).roundIn(at.numbers(v), at.offset(v));
        } else if (v != null) {
            Kernels.roundToSingle(at.numbers(v), at.offset(v), v.length());
        }
    }

    private void op(Op op, Place at) {
        Context context = at.context();
        switch (op) {
            case Op.Assign assign -> ElementLoop.run(List.of(assign), at);
            case Op.Fused(List<Op.Assign> assigns) -> ElementLoop.run(assigns, at);
            case Op.Set(Var target, Scalar value) -> at.set(target, at.value(value));
            case Op.Reduce(Var target, Fn.Reduce fn, Var a, Var b) -> at.set(target, reduce(fn, a, b, at));
            case Op.Gradient(Var target, Var x, Var samples, DrawKey noise) -> {
                if (samples == null) {
                    context.oracles.gradient(at.node(), at.numbers(x), at.offset(x), at.numbers(target), at.offset(target));
                } else {
                    context.oracles.gradient(at.node(), at.numbers(x), at.offset(x), at.samples(samples), at.stream(noise), at.numbers(target),
                            at.offset(target));
                }
            }
            case Op.SpareGradient(Var samples, Var part) -> {
                if (samples == null) {
                    context.oracles.spareGradient(at.node(), at.numbers(part), at.offset(part), part.length());
                } else {
                    context.oracles.spareGradient(at.node(), at.samples(samples), at.numbers(part), at.offset(part), part.length());
                }
            }
            case Op.CountGradient(Var samples) -> {
                if (samples == null) {
                    context.oracles.countGradient(at.node());
                } else {
                    context.oracles.countGradient(at.node(), at.samples(samples));
                }
            }
            case Op.Loss(Var target, Var x, Var samples) -> at.set(target, samples == null
                    ? context.oracles.loss(at.node(), at.numbers(x), at.offset(x))
                    : context.oracles.loss(at.node(), at.numbers(x), at.offset(x), at.samples(samples)));
            case Op.HessianVector(Var target, Var x, Var v, Var samples) -> {
                if (samples == null) {
                    context.oracles.hessianVector(at.node(), at.numbers(x), at.offset(x), at.numbers(v), at.offset(v), at.numbers(target), at.offset(target));
                } else {
                    context.oracles.hessianVector(at.node(), at.numbers(x), at.offset(x), at.numbers(v), at.offset(v), at.samples(samples),
                            at.numbers(target), at.offset(target));
                }
            }
            case Op.Hessian(Var target, Var x, Var samples) -> {
                if (samples == null) {
                    context.oracles.hessian(at.worker(), at.node(), at.numbers(x), at.offset(x), at.numbers(target), at.offset(target));
                } else {
                    context.oracles.hessian(at.worker(), at.node(), at.numbers(x), at.offset(x), at.samples(samples), at.numbers(target), at.offset(target));
                }
            }
            case Op.Prox(Var target, Var source, Scalar step) ->
                context.oracles.prox(at.numbers(source), at.offset(source), at.value(step), at.numbers(target), at.offset(target));
            case Op.LossProx(Var target, Var source, Scalar step) ->
                context.oracles.lossProx(at.node(), at.numbers(source), at.offset(source), at.value(step), at.numbers(target), at.offset(target));
            case Op.Regulariser(Var target, Var x) -> at.set(target, context.oracles.regulariser(at.numbers(x), at.offset(x)));
            case Op.Apply(Var target, int function, List<Var> arguments, List<Scalar> numbers) -> {
                Call call = context.call(function, at.worker());
                for (int k = 0; k < arguments.size(); k++) {
                    call.vector(k, at.numbers(arguments.get(k)), at.offset(arguments.get(k)));
                }
                for (int k = 0; k < numbers.size(); k++) {
                    call.number(k, at.value(numbers.get(k)));
                }
                call.run(at.numbers(target), at.offset(target));
            }
            case Op.Hook(Var target, int hook, List<Var> arguments) -> {
                HookCall call = context.hooks.call(hook);
                for (int k = 0; k < arguments.size(); k++) {
                    call.argument(k, at.numbers(arguments.get(k)), at.offset(arguments.get(k)));
                }
                if (target == null) {
                    call.run();
                } else {
                    call.run(at.numbers(target), at.offset(target));
                }
            }
            case Op.Compress(Var message, Var source, int compressor, DrawKey draw) ->
                context.communication.compress(compressor, at.numbers(source), at.offset(source), at.message(message), at.compressorStream(compressor, draw));
            case Op.Keep(Var message, Var source, Var set, KeptEntries.Announced announced) -> KeptEntries.keep(at.numbers(source), at.offset(source),
                    at.numbers(set), at.offset(set), set.length(), announced, at.message(message));
            case Op.Accumulate(Var target, Scalar scale, Var message) ->
                at.message(message).addTo(at.value(scale), at.numbers(target), at.offset(target));
            case Op.Expand(Var target, Var message) -> at.message(message).writeTo(at.numbers(target), at.offset(target));
            case Op.Mix(Var target, Var source, int schedule) ->
                context.communication.mix(schedule, at.position(), at.numbers(source), at.numbers(target), at.offset(target), target.length());
            case Op.MixMessages(Var target, Scalar scale, Var message, int schedule) -> context.communication.mixMessages(schedule, at.position(),
                    context.messages[message.id()], at.value(scale), at.numbers(target), at.offset(target));
            case Op.Fetch(Var target, Var source, Scalar from) ->
                context.communication.fetch(at.numbers(source), source.length(), at.value(from), at.numbers(target), at.offset(target));
            case Op.Recall(Var target, Var source, int line, Scalar lag) ->
                context.recall(line, at.value(lag), at.offset(source), source.length(), at.numbers(target), at.offset(target));
            case Op.Receive(Var target, Var source) -> {
                int row = source.home() == Var.Home.EDGE ? context.graphs.opposite(at.edge()) : context.graphs.neighbour(at.edge());
                System.arraycopy(at.numbers(source), row * source.length(), at.numbers(target), at.offset(target), target.length());
            }
            case Op.EdgeLoop(List<Op> body) -> {
                for (int p = context.graphs.firstEdge(at.node()); p < context.graphs.firstEdge(at.node() + 1); p++) {
                    ops(body, at.atEdge(p));
                }
            }
            case Op.EdgeReduce(Var target, Fn.Gather fn, Var edge) ->
                context.communication.edgeReduce(fn.ordinal(), at.node(), at.numbers(edge), edge.length(), at.numbers(target), at.offset(target));
            case Op.EdgeTable(Var target, Var edge) ->
                context.communication.edgeTable(at.node(), at.numbers(edge), edge.length(), at.numbers(target), at.offset(target));
            case Op.DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) ->
                context.oracles.drawSamples(sampler, at.node(), at.value(size), at.samples(target), at.stream(draw));
            case Op.Draw(Var target, Op.Distribution distribution, List<Scalar> parameters, DrawKey draw) -> {
                double a = at.value(parameters.get(0));
                double b = parameters.size() > 1 ? at.value(parameters.get(1)) : 0.0;
                Distribution.valueOf(distribution.name()).fill(at.stream(draw), a, b, at.numbers(target), at.offset(target), target.length());
            }
            case Op.Charge charge -> Sending.charge(charge, at);
            case Op.When(Scalar condition, List<Op> then, List<Op> otherwise) -> ops(at.holds(condition) ? then : otherwise, at);
            case Op.Times(Scalar count, Var counter, List<Op> body) -> {
                long times = (long) at.value(count);
                for (long k = 0; k < times; k++) {
                    context.turn(at.worker());
                    at.set(counter, k);
                    ops(body, at);
                }
            }
            case Op.While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) -> {
                long times = (long) at.value(max);
                for (long k = 0; k < times; k++) {
                    context.turn(at.worker());
                    at.set(counter, k);
                    ops(test, at);
                    if (!at.holds(condition)) {
                        break;
                    }
                    ops(body, at);
                }
            }
            case Op.Elapse(Var samples) -> context.elapse(at.node(), samples == null ? null : at.samples(samples));
            case Op.Arrival arrival -> Arriving.arrival(arrival, at);
            case Op.Signal signal -> Sending.signal(signal, at);
            case Op.ClearMessage(Var message) -> at.message(message).clear(message.length());
            case Op.Row(Var target, Var rows, Scalar node) ->
                context.row(at.numbers(rows), rows.length(), at.value(node), at.numbers(target), at.offset(target));
            case Op.OneSample(Var target, Var samples, Scalar position) -> {
                if (samples == null) {
                    context.oracles.oneSample(at.node(), at.value(position), at.samples(target));
                } else {
                    context.oracles.oneSample(at.node(), at.samples(samples), at.value(position), at.samples(target));
                }
            }
            case Op.Take(Var target, Var table, Scalar key) -> Entries.take(at.numbers(table), at.offset(table), table.length(), at.value(key),
                    at.numbers(target), at.offset(target), target.length());
            case Op.Put(Var table, Scalar key, Var source) -> Entries.put(at.numbers(table), at.offset(table), table.length(), at.value(key),
                    at.numbers(source), at.offset(source), source.length());
        }
    }

    private static double reduce(Fn.Reduce fn, Var a, Var b, Place at) {
        double[] x = at.numbers(a);
        int xo = at.offset(a);
        int n = a.length();
        return switch (fn) {
            case SUM -> Kernels.sum(x, xo, n);
            case SUM_OF_SQUARES -> Kernels.sumOfSquares(x, xo, n);
            case DOT -> Kernels.dot(x, xo, at.numbers(b), at.offset(b), n);
            case MAX -> Kernels.max(x, xo, n);
            case MIN -> Kernels.min(x, xo, n);
            case MAX_ABS -> Kernels.maxAbs(x, xo, n);
            case SUM_ABS -> Kernels.sumOfAbs(x, xo, n);
            case COUNT_NONZERO -> Kernels.countNonZero(x, xo, n);
        };
    }
}
