package fopt.compiler.run;

import fopt.Limits;
import fopt.RunListener;
import fopt.compiler.diff.OwnProblem;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.runtime.event.DurationFile;
import fopt.runtime.file.FileFormats;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.DataSets;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Split;
import fopt.runtime.problem.SplitData;
import fopt.runtime.problem.Splits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Data sets and problems by name, from the runtime's lists.
final class ProblemLibrary {
    /// What a problem of data takes before the options of its own.
    private static final List<String> WITH_DATA = List.of("data", "nodes", "split");

    private final Files files;
    private final Limits limits;
    private final long seed;
    private final RunListener listener;
    private final Map<String, DataSet> read = new LinkedHashMap<>();

    /// @param seed for splits
    ProblemLibrary(Files files, Limits limits, long seed, RunListener listener) {
        this.files = files;
        this.limits = limits;
        this.seed = seed;
        this.listener = listener;
    }

    boolean knows(String id) {
        return DataSets.byName(id).isPresent() || Problems.byName(id).isPresent();
    }

    Value build(String id, Arguments args) {
        Optional<DataSets.Format> format = DataSets.byName(id);
        if (format.isPresent()) {
            return new Value.Data(data(format.get(), args));
        }
        Problems.Kind kind = Problems.byName(id).orElseThrow();
        return new Value.ProblemValue(kind.takesData() ? ofData(kind, args) : drawn(kind, args));
    }

    /// One whose coefficients are drawn: a row for each node, or one for all if they are equal.
    private Problem drawn(Problems.Kind kind, Arguments args) {
        Map<String, Double> options = options(kind, args, List.of());
        double nodes = options.getOrDefault("nodes", 0.0);
        boolean equal = kind.name().equals("quadratic") && options.getOrDefault("heterogeneity", 0.0) == 0 && options.getOrDefault("spread", 0.0) == 0;
        double rows = equal ? 1 : nodes;
        Memory.checkDrawn(rows, options.getOrDefault("d", 0.0), limits);
        if (rows * options.getOrDefault("d", 0.0) > Integer.MAX_VALUE && nodes <= Integer.MAX_VALUE) {
            throw args.error("E602", "`" + kind.name() + "` would draw a row of d numbers for each node, more than an array has (2^31 - 1)");
        }
        return kind.make(null, options);
    }

    /// `durations("file.csv")`: measured durations, in seconds.
    Value durations(Arguments args) {
        double[] seconds = DurationFile.read(files.find(text(args.need("file", 0), args)));
        return new Value.ListOf(Arrays.stream(seconds).mapToObj(Value::of).toList());
    }

    /// `read("A.npy")`: what a file holds.
    Value read(Arguments args) {
        Path file = files.find(text(args.need("file", 0), args));
        listener.preparing("reading " + file.getFileName());
        return Datums.value(FileFormats.of(file).read().apply(file));
    }

    /// A file is read once, however often a script names it.
    private DataSet data(DataSets.Format format, Arguments args) {
        List<String> files = new ArrayList<>();
        for (int k = 0; k < format.files().size(); k++) {
            files.add(text(args.need(format.files().get(k), k), args));
        }
        List<String> options = new ArrayList<>();
        for (DataSets.Option o : format.options()) {
            options.add(args.find(o.name(), files.size() + options.size()).map(v -> text(v, args)).orElse(o.usual()));
        }
        return read.computeIfAbsent(format.name() + files + options, k -> {
            listener.preparing("reading " + String.join(", ", files));
            return format.reader().read(files.stream().map(this.files::find).toList(), options);
        });
    }

    private static String text(Value v, Arguments args) {
        if (v instanceof Value.Text t) {
            return t.value();
        }
        throw args.error("E031", "`" + args.callee() + "` takes the name of a file in quotes, but this is " + v.show());
    }

    private Problem ofData(Problems.Kind kind, Arguments args) {
        Value first = args.need("data", 0);
        if (!(first instanceof Value.Data data)) {
            throw args.error("E031", "`" + kind.name() + "` takes a data set, but this is " + first.show());
        }
        int nodes = (int) Evaluator.asNumber(args.need("nodes", 1), args.place());
        Split split = split(args.find("split", 2).orElse(new Value.Word("shuffled")), data.data(), nodes, args);
        return kind.make(new SplitData(data.data(), split.rowsOfNode(), split.name()), options(kind, args, WITH_DATA));
    }

    /// A problem of the script's own: its parameters by position and name; nodes and split by name.
    ///
    /// @param guests who calls functions that are not written in the language
    Value build(Decl.Problem problem, OwnProblem.Outside outside, Arguments args, OwnProblem.Guests guests) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        for (int k = 0; k < problem.parameters().size(); k++) {
            Decl.Param p = problem.parameters().get(k);
            args.find(p.name().id(), k).ifPresentOrElse(v -> parameters.put(p.name().id(), v), () -> {
                if (p.value().isEmpty()) {
                    throw args.error("E041", "`" + args.callee() + "` needs `" + p.name().written() + "`");
                }
            });
        }
        int nodes = (int) Evaluator.asNumber(args.need("nodes", -1), args.place());
        Optional<SplitData> data = OwnProblem.sample(problem).map(s -> {
            String name = s.data() instanceof Expr.Ref r ? r.name().id() : "";
            if (!(parameters.get(name) instanceof Value.Data set)) {
                throw args.error("E031", "`" + s.data().span().text() + "` of `" + args.callee() + "` must be a data set");
            }
            Split split = split(args.find("split", -1).orElse(new Value.Word("shuffled")), set.data(), nodes, args);
            return new SplitData(set.data(), split.rowsOfNode(), split.name());
        });
        return new Value.ProblemValue(OwnProblem.make(problem, outside, new OwnProblem.Given(parameters, nodes, data), guests));
    }

    /// `sorted`, `dirichlet(0.3)`, `classes(2)`.
    private Split split(Value v, DataSet data, int nodes, Arguments args) {
        if (v instanceof Value.Setting s) {
            List<Number> numbers = new ArrayList<>();
            s.arguments().forEach(a -> numbers.add(Library.number(a, args)));
            return Split.of(s.name(), numbers, data, nodes, seed);
        }
        if (v instanceof Value.Word w) {
            return Split.of(w.id(), List.of(), data, nodes, seed);
        }
        throw args.error("E504", "\"" + v.show() + "\" is no way to split data; there are " + Splits.ALL.stream().map(Splits.Kind::name).collect(Collectors.joining(", "))
                + ", without quotes");
    }

    private static Map<String, Double> options(Problems.Kind kind, Arguments args, List<String> before) {
        List<String> names = new ArrayList<>(before);
        kind.options().forEach(o -> names.add(o.name()));
        Map<String, Double> out = new LinkedHashMap<>();
        for (int k = 0; k < args.positional().size(); k++) {
            if (k >= names.size()) {
                throw args.error("E041", "`" + kind.name() + "` has " + names.size() + " parameters: " + String.join(", ", names));
            }
            if (k >= before.size()) {
                out.put(names.get(k), number(args.positional().get(k), args));
            }
        }
        args.named().forEach((name, v) -> {
            if (!before.contains(name)) {
                out.put(names.contains(name) ? name : name.toLowerCase(java.util.Locale.ROOT), number(v, args));
            }
        });
        return out;
    }

    private static double number(Value v, Arguments args) {
        return Evaluator.asNumber(v, args.place());
    }
}
