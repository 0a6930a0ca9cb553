package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import fopt.runtime.UserError;
import fopt.runtime.compress.Message;
import fopt.runtime.function.Call;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Distribution;
import fopt.runtime.random.Stream;
import fopt.runtime.sim.Algorithm;
import fopt.runtime.sim.Arrivals;
import fopt.runtime.sim.Cohort;
import fopt.runtime.sim.Context;
import fopt.runtime.sim.Draws;
import fopt.runtime.sim.Entries;
import fopt.runtime.sim.EventLoop;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
            } catch (UserError e) {
                faults.at(step, -1);
                throw e;
            }
        }
    }

    private void step(Step step, Context context) {
        Place server = Place.server(context);
        switch (step) {
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
                steps(holds(condition, server) ? then : otherwise, context);
            case Step.Repeat(Scalar count, Var counter, List<Step> body) -> {
                long times = (long) value(count, server);
                for (long k = 0; k < times; k++) {
                    server.set(counter, k);
                    steps(body, context);
                }
            }
            case Step.While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) -> {
                long times = (long) value(max, server);
                for (long k = 0; k < times; k++) {
                    server.set(counter, k);
                    steps(test, context);
                    if (!holds(condition, server)) {
                        break;
                    }
                    steps(body, context);
                }
            }
            case Step.DrawCohort(Var into, int law, DrawKey draw) -> context.drawCohort(law, context.cohorts[into.id()], draws(draw, server));
            case Step.FormCohort(Var into, List<Scalar> numbers) -> {
                context.cohorts[into.id()].clear();
                numbers.forEach(number -> context.include(context.cohorts[into.id()], value(number, server)));
            }
            case Step.CopyCohort(Var into, Var from) -> context.cohorts[into.id()].copyFrom(context.cohorts[from.id()]);
            case Step.On(Var cohort, List<Step> body) -> {
                if (context.enter(context.cohorts[cohort.id()])) {
                    steps(body, context);
                    context.leave();
                }
            }
            case Step.Aggregate(Var into, int rule, Var from, DrawKey draw) ->
                context.communication.aggregate(rule, context.numbers[from.id()], from.length(), draws(draw, server), context.numbers[into.id()]);
            case Step.Attack(Var rows, DrawKey draw) ->
                context.communication.attack(context.numbers[rows.id()], rows.length(), draw.site(), iteration(draw, server));
            case Step.AtDepth(int depth, List<Step> body) -> {
                context.enterDepth(depth);
                steps(body, context);
                context.leave();
            }
            case Step.Swap(Var a, Var b) -> context.swap(a.id(), b.id());
            case Step.Deliver(Op.Charge.Route route, int schedule, int slot) -> {
                switch (route) {
                    case UP -> context.arrivals.deliverUp(slot);
                    case DOWN -> context.arrivals.deliverDown(slot);
                    case PEERS -> context.arrivals.deliverPeers(schedule, slot);
                    case FETCH -> context.arrivals.deliverFetched(slot);
                }
            }
            case Step.Remember(int line, Var source) -> context.remember(line);
            case Step.Noise(int place, int source, Scalar lag, Scalar std) -> context.tellNoise(place, source, value(lag, server), value(std, server));
            case Step.Release(int place, Scalar sensitivity) -> context.tellRelease(place, value(sensitivity, server));
            case Step.Recall(Var into, int line, Scalar lag) -> {
                if (into.kind() == Var.Kind.MESSAGE) {
                    context.recallMessages(line, value(lag, server), into.id());
                } else {
                    context.recall(line, value(lag, server), context.numbers[into.id()]);
                }
            }
        }
    }

    // ---- operations at a place

    /// Where an operation is carried out: at a node (and at one of its edges), or, with negative numbers, at the server.
    private record Place(Context context, int worker, int position, int node, int edge) {
        static Place server(Context context) {
            return new Place(context, 0, -1, -1, -1);
        }

        Place atEdge(int p) {
            return new Place(context, worker, position, node, p);
        }

        /// Which row of the variable is meant here.
        int row(Var v) {
            return switch (v.home()) {
                case NODE -> node;
                case EDGE -> edge;
                case ONE -> 0;
                case SCRATCH -> worker;
                case REGISTER -> throw new IllegalStateException("register " + v + " outside of its loop");
            };
        }

        int offset(Var v) {
            return row(v) * Layout.stride(v);
        }

        double[] numbers(Var v) {
            return context.numbers[v.id()];
        }

        double get(Var v) {
            return numbers(v)[offset(v)];
        }

        void set(Var v, double value) {
            numbers(v)[offset(v)] = value;
        }

        Message message(Var v) {
            return context.messages[v.id()][row(v)];
        }

        Samples samples(Var v) {
            return context.samples[v.id()][row(v)];
        }

        Cohort cohort(Var v) {
            return context.cohorts[v.id()];
        }
    }

    private void ops(List<Op> ops, Place at) {
        for (Op op : ops) {
            try {
                op(op, at);
            } catch (UserError e) {
                faults.at(op, at.node);
                throw e;
            }
        }
    }

    private void op(Op op, Place at) {
        Context context = at.context;
        switch (op) {
            case Op.Assign assign -> loop(List.of(assign), at);
            case Op.Fused(List<Op.Assign> assigns) -> loop(assigns, at);
            case Op.Set(Var target, Scalar value) -> at.set(target, value(value, at));
            case Op.Reduce(Var target, Fn.Reduce fn, Var a, Var b) -> at.set(target, reduce(fn, a, b, at));
            case Op.Gradient(Var target, Var x, Var samples, DrawKey noise) -> {
                if (samples == null) {
                    context.oracles.gradient(at.node, at.numbers(x), at.offset(x), at.numbers(target), at.offset(target));
                } else {
                    context.oracles.gradient(at.node, at.numbers(x), at.offset(x), at.samples(samples), draws(noise, at), at.numbers(target),
                            at.offset(target));
                }
            }
            case Op.SpareGradient(Var samples, Var part) -> {
                if (samples == null) {
                    context.oracles.spareGradient(at.node, at.numbers(part), at.offset(part), part.length());
                } else {
                    context.oracles.spareGradient(at.node, at.samples(samples), at.numbers(part), at.offset(part), part.length());
                }
            }
            case Op.CountGradient(Var samples) -> {
                if (samples == null) {
                    context.oracles.countGradient(at.node);
                } else {
                    context.oracles.countGradient(at.node, at.samples(samples));
                }
            }
            case Op.Loss(Var target, Var x, Var samples) -> at.set(target, samples == null
                    ? context.oracles.loss(at.node, at.numbers(x), at.offset(x))
                    : context.oracles.loss(at.node, at.numbers(x), at.offset(x), at.samples(samples)));
            case Op.HessianVector(Var target, Var x, Var v, Var samples) -> {
                if (samples == null) {
                    context.oracles.hessianVector(at.node, at.numbers(x), at.offset(x), at.numbers(v), at.offset(v), at.numbers(target), at.offset(target));
                } else {
                    context.oracles.hessianVector(at.node, at.numbers(x), at.offset(x), at.numbers(v), at.offset(v), at.samples(samples),
                            at.numbers(target), at.offset(target));
                }
            }
            case Op.Hessian(Var target, Var x, Var samples) -> {
                if (samples == null) {
                    context.oracles.hessian(at.worker, at.node, at.numbers(x), at.offset(x), at.numbers(target), at.offset(target));
                } else {
                    context.oracles.hessian(at.worker, at.node, at.numbers(x), at.offset(x), at.samples(samples), at.numbers(target), at.offset(target));
                }
            }
            case Op.Prox(Var target, Var source, Scalar step) ->
                context.oracles.prox(at.numbers(source), at.offset(source), value(step, at), at.numbers(target), at.offset(target));
            case Op.Regulariser(Var target, Var x) -> at.set(target, context.oracles.regulariser(at.numbers(x), at.offset(x)));
            case Op.Apply(Var target, int function, List<Var> arguments, List<Scalar> numbers) -> {
                Call call = context.call(function, at.worker);
                for (int k = 0; k < arguments.size(); k++) {
                    call.vector(k, at.numbers(arguments.get(k)), at.offset(arguments.get(k)));
                }
                for (int k = 0; k < numbers.size(); k++) {
                    call.number(k, value(numbers.get(k), at));
                }
                call.run(at.numbers(target), at.offset(target));
            }
            case Op.Compress(Var message, Var source, int compressor, DrawKey draw) ->
                context.communication.compress(compressor, at.numbers(source), at.offset(source), at.message(message), compressorDraws(compressor, draw, at));
            case Op.Keep(Var message, Var source, Var set, KeptEntries.Announced announced) -> KeptEntries.keep(at.numbers(source), at.offset(source),
                    at.numbers(set), at.offset(set), set.length(), announced, at.message(message));
            case Op.Accumulate(Var target, Scalar scale, Var message) ->
                at.message(message).addTo(value(scale, at), at.numbers(target), at.offset(target));
            case Op.Expand(Var target, Var message) -> at.message(message).writeTo(at.numbers(target), at.offset(target));
            case Op.Mix(Var target, Var source, int schedule) ->
                context.communication.mix(schedule, at.position, at.numbers(source), at.numbers(target), at.offset(target), target.length());
            case Op.MixMessages(Var target, Scalar scale, Var message, int schedule) -> context.communication.mixMessages(schedule, at.position,
                    context.messages[message.id()], value(scale, at), at.numbers(target), at.offset(target));
            case Op.Fetch(Var target, Var source, Scalar from) ->
                context.communication.fetch(at.numbers(source), source.length(), value(from, at), at.numbers(target), at.offset(target));
            case Op.Recall(Var target, Var source, int line, Scalar lag) ->
                context.recall(line, value(lag, at), at.offset(source), source.length(), at.numbers(target), at.offset(target));
            case Op.Receive(Var target, Var source) -> {
                int row = source.home() == Var.Home.EDGE ? context.graphs.opposite(at.edge) : context.graphs.neighbour(at.edge);
                System.arraycopy(at.numbers(source), row * source.length(), at.numbers(target), at.offset(target), target.length());
            }
            case Op.EdgeLoop(List<Op> body) -> {
                for (int p = context.graphs.firstEdge(at.node); p < context.graphs.firstEdge(at.node + 1); p++) {
                    ops(body, at.atEdge(p));
                }
            }
            case Op.EdgeReduce(Var target, Fn.Gather fn, Var edge) ->
                context.communication.edgeReduce(fn.ordinal(), at.node, at.numbers(edge), edge.length(), at.numbers(target), at.offset(target));
            case Op.DrawSamples(Var target, int sampler, Scalar size, DrawKey draw) ->
                context.oracles.drawSamples(sampler, at.node, value(size, at), at.samples(target), draws(draw, at));
            case Op.Draw(Var target, Op.Distribution distribution, List<Scalar> parameters, DrawKey draw) -> {
                double a = value(parameters.get(0), at);
                double b = parameters.size() > 1 ? value(parameters.get(1), at) : 0.0;
                Distribution.valueOf(distribution.name()).fill(draws(draw, at), a, b, at.numbers(target), at.offset(target), target.length());
            }
            case Op.Charge charge -> charge(charge, at);
            case Op.When(Scalar condition, List<Op> then, List<Op> otherwise) -> ops(holds(condition, at) ? then : otherwise, at);
            case Op.Times(Scalar count, Var counter, List<Op> body) -> {
                long times = (long) value(count, at);
                for (long k = 0; k < times; k++) {
                    at.set(counter, k);
                    ops(body, at);
                }
            }
            case Op.While(List<Op> test, Scalar condition, Scalar max, Var counter, List<Op> body) -> {
                long times = (long) value(max, at);
                for (long k = 0; k < times; k++) {
                    at.set(counter, k);
                    ops(test, at);
                    if (!holds(condition, at)) {
                        break;
                    }
                    ops(body, at);
                }
            }
            case Op.Elapse(Var samples) -> context.elapse(at.node, samples == null ? null : at.samples(samples));
            case Op.Arrival arrival -> arrival(arrival, at);
            case Op.Signal signal -> signal(signal, at);
            case Op.ClearMessage(Var message) -> at.message(message).clear(message.length());
            case Op.Row(Var target, Var rows, Scalar node) ->
                context.row(at.numbers(rows), rows.length(), value(node, at), at.numbers(target), at.offset(target));
            case Op.OneSample(Var target, Var samples, Scalar position) -> {
                if (samples == null) {
                    context.oracles.oneSample(at.node, value(position, at), at.samples(target));
                } else {
                    context.oracles.oneSample(at.node, at.samples(samples), value(position, at), at.samples(target));
                }
            }
            case Op.Take(Var target, Var table, Scalar key) -> Entries.take(at.numbers(table), at.offset(table), table.length(), value(key, at),
                    at.numbers(target), at.offset(target), target.length());
            case Op.Put(Var table, Scalar key, Var source) -> Entries.put(at.numbers(table), at.offset(table), table.length(), value(key, at),
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

    private static void arrival(Op.Arrival a, Place at) {
        Arrivals arrivals = at.context.arrivals;
        switch (a.kind()) {
            case AWAIT -> arrivals.await(a.slot(), at.node, at.edge);
            case AT_ONCE -> arrivals.atOnce(a.slot(), at.node, at.edge);
            case WITH -> arrivals.with(a.slot(), a.other(), at.node, at.edge);
            case PAST -> arrivals.past(a.slot(), a.other(), value(a.number(), at), at.node, at.edge);
            case ASKS -> arrivals.asks(at.node, value(a.number(), at));
        }
    }

    private static void signal(Op.Signal signal, Place at) {
        EventLoop events = at.context.events();
        double value = signal.value() == null ? 0 : value(signal.value(), at);
        switch (signal.kind()) {
            case ASSIGN -> {
                if (signal.value() == null) {
                    events.assignAll();
                } else {
                    events.assign(value);
                }
            }
            case CANCEL -> events.cancel(value);
            case SEND -> events.send(signal.number(), at.node, value, bits(signal.items(), 0, at));
            case LATER -> events.later(signal.number(), at.node, value);
            case TOUCH -> events.touch();
        }
    }

    private static long bits(List<Op.Charge.Item> items, int route, Place at) {
        Context context = at.context;
        long bits = 0;
        for (Op.Charge.Item item : items) {
            bits += switch (item) {
                case Op.Charge.Item.Numbers(int count) -> context.charges.numberBits(count);
                case Op.Charge.Item.OfMessage(Var message) -> at.edge >= 0 && message.home() != Var.Home.EDGE
                        ? context.charges.newBitsOverEdge(at.message(message), at.node, at.edge, route)
                        : context.charges.newBits(at.message(message), route);
                case Op.Charge.Item.Marked(Var set) -> context.charges.markedBits(at.numbers(set), at.offset(set), set.length());
                case Op.Charge.Item.Bits(long b) -> b;
            };
        }
        return bits;
    }

    private static void charge(Op.Charge charge, Place at) {
        Context context = at.context;
        long bits = bits(charge.items(), charge.routeBit(), at);
        switch (charge.route()) {
            case UP -> context.charges.chargeUp(at.node, bits);
            case DOWN -> context.charges.chargeDown(bits);
            case FETCH -> context.charges.chargeFetch(at.node, bits);
            case PEERS -> {
                if (at.edge >= 0) {
                    context.charges.chargeEdge(at.edge, bits);
                } else {
                    context.charges.chargePeers(charge.schedule(), at.position, at.node, bits);
                }
            }
        }
    }

    // ---- random streams

    private static Stream draws(DrawKey key, Place at) {
        Context context = at.context;
        long iteration = iteration(key, at);
        return switch (key.who()) {
            case NODE -> context.draws.ownDraws(at.node, key.site(), iteration);
            case EVERYBODY -> context.draws.commonDraws(at.node, key.site(), iteration);
            case EDGE -> context.draws.edgeDraws(at.node, at.edge, key.site(), iteration);
        };
    }

    private static Stream compressorDraws(int compressor, DrawKey key, Place at) {
        return key.who() == DrawKey.Who.NODE ? at.context.draws.compressorDraws(compressor, at.node, key.site(), iteration(key, at)) : draws(key, at);
    }

    private static long iteration(DrawKey key, Place at) {
        long iteration = 0;
        for (Var counter : key.counters()) {
            iteration = Draws.iteration(iteration, at.get(counter));
        }
        boolean ownAtEdge = at.edge >= 0 && key.who() == DrawKey.Who.NODE;
        return ownAtEdge ? at.context.draws.edgeIteration(at.node, at.edge, iteration) : iteration;
    }

    // ---- vector loops

    private static void loop(List<Op.Assign> assigns, Place at) {
        Loop loop = new Loop(at, new IdentityHashMap<>(), new HashMap<>());
        for (Op.Assign assign : assigns) {
            loop.evaluateBroadcasts(assign.value());
        }
        for (int c = 0; c < assigns.getFirst().target().length(); c++) {
            for (Op.Assign assign : assigns) {
                loop.store(assign.target(), c, loop.value(assign.value(), c));
            }
        }
    }

    /// A loop over the entries of vectors, with its scalars (evaluated before) and its registers.
    private record Loop(Place at, Map<Element.Broadcast, Double> scalars, Map<Integer, Double> registers) {
        void evaluateBroadcasts(Element e) {
            switch (e) {
                case Element.Load _ -> { }
                case Element.Broadcast b -> scalars.put(b, Interpreter.value(b.value(), at));
                case Element.One(Fn.One fn, Element a) -> evaluateBroadcasts(a);
                case Element.Two(Fn.Two fn, Element a, Element b) -> {
                    evaluateBroadcasts(a);
                    evaluateBroadcasts(b);
                }
                case Element.Select(Element condition, Element a, Element b) -> {
                    evaluateBroadcasts(condition);
                    evaluateBroadcasts(a);
                    evaluateBroadcasts(b);
                }
            }
        }

        double value(Element e, int c) {
            return switch (e) {
                case Element.Load(Var v) -> v.home() == Var.Home.REGISTER ? registers.get(v.id()) : at.numbers(v)[at.offset(v) + c];
                case Element.Broadcast b -> scalars.get(b);
                case Element.One(Fn.One fn, Element a) -> Arithmetic.apply(fn, value(a, c));
                case Element.Two(Fn.Two fn, Element a, Element b) -> Arithmetic.apply(fn, value(a, c), value(b, c));
                case Element.Select(Element condition, Element a, Element b) -> value(condition, c) != 0.0 ? value(a, c) : value(b, c);
            };
        }

        void store(Var v, int c, double value) {
            if (v.home() == Var.Home.REGISTER) {
                registers.put(v.id(), value);
            } else {
                at.numbers(v)[at.offset(v) + c] = value;
            }
        }
    }

    // ---- scalars

    private static boolean holds(Scalar condition, Place at) {
        return value(condition, at) != 0.0;
    }

    private static double value(Scalar s, Place at) {
        Context context = at.context;
        return switch (s) {
            case Scalar.Const(double value) -> value;
            case Scalar.Load(Var v) -> at.get(v);
            case Scalar.One(Fn.One fn, Scalar a) -> Arithmetic.apply(fn, value(a, at));
            case Scalar.Two(Fn.Two fn, Scalar a, Scalar b) -> Arithmetic.apply(fn, value(a, at), value(b, at));
            case Scalar.Select(Scalar condition, Scalar a, Scalar b) -> holds(condition, at) ? value(a, at) : value(b, at);
            case Scalar.Round() -> context.round;
            case Scalar.NodeNumber() -> at.node + 1.0;
            case Scalar.NeighbourNumber() -> context.graphs.neighbour(at.edge) + 1.0;
            case Scalar.Rank() -> at.position + 1.0;
            case Scalar.PerNode(String name, double[] values) -> values[at.node];
            case Scalar.Degree() -> context.graphs.degree(at.node);
            case Scalar.EdgeWeight() -> at.edge < 0 ? context.graphs.selfWeight(at.node) : context.graphs.edgeWeight(at.node, at.edge);
            case Scalar.CohortSize() -> context.cohortSize();
            case Scalar.Member(Scalar node, Var cohort) -> context.member(at.cohort(cohort), value(node, at));
            case Scalar.Chance(int law) -> context.chance(law, at.node);
            case Scalar.Entry(Var vector, Scalar index) ->
                Entries.entry(at.numbers(vector), at.offset(vector), vector.length(), value(index, at));
            case Scalar.Members(Var cohort) -> context.members(at.cohort(cohort));
            case Scalar.MemberAt(Var cohort, Scalar index) -> context.memberAt(at.cohort(cohort), value(index, at));
            case Scalar.Timed(Scalar.Timed.Kind kind, Scalar node) -> switch (kind) {
                case NOW -> context.now();
                case ELAPSED -> context.events().elapsed(at.node);
                case STALENESS -> context.events().staleness(value(node, at));
                case DURATION -> context.events().duration(value(node, at));
            };
            case Scalar.Participant(Scalar place) -> context.participant(value(place, at));
            case Scalar.SampleCount(Var samples) -> context.oracles.sampleCount(at.node, at.samples(samples));
            case Scalar.SampleNumber(Var samples) -> context.oracles.sampleNumber(at.samples(samples));
        };
    }
}
