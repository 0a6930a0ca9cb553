package fopt.compiler.run;

import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.compress.HostCompressor;
import fopt.runtime.compress.WireCompressor;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Objective;
import fopt.runtime.problem.Problem;
import fopt.runtime.robust.Attack;
import fopt.runtime.robust.RuleSpec;
import fopt.runtime.sim.HostMetric;
import fopt.runtime.topology.HostGraphs;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Topology;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrix;
import org.ejml.simple.SimpleMatrix;
import org.jgrapht.Graph;

/// Values of the host as values of the language, and back.
public final class HostValues {
    private HostValues() {}

    /// Lists in lists, at most.
    private static final int DEEPEST = 100;

    /// @throws IllegalArgumentException if the language has no such value
    public static Value of(Object o) {
        return of(o, 0);
    }

    /// @param depth in how many lists it is
    private static Value of(Object o, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a list in a list in a list …, more than " + DEEPEST + " deep: it may contain itself");
        }
        return switch (o) {
            case Integer i -> Value.of(i);
            case Long l when l == l.intValue() -> Value.of(l.intValue());
            case Number n -> Value.of(n.doubleValue());
            case Boolean b -> new Value.Bool(b);
            case CharSequence s -> new Value.Text(s.toString());
            case double[] v -> new Value.Vector(v.clone());
            case double[][] rows -> new Value.ListOf(Arrays.stream(rows).map(HostValues::of).toList());
            case SimpleMatrix m -> matrix(m.getDDRM());
            case DMatrix m -> matrix(m);
            case Collection<?> all -> new Value.ListOf(all.stream().map(item -> of(item, depth + 1)).toList());
            case Problem p -> new Value.ProblemValue(p);
            case Objective f -> new Value.ProblemValue(Problem.of(f));
            case Compressors.Spec q -> new Value.Compressor(q);
            case WireCompressor q -> new Value.Compressor(HostCompressor.spec(q));
            case Compressor q -> new Value.Compressor(HostCompressor.spec(q));
            case Graph<?, ?> g -> new Value.Graph(HostGraphs.topology("graph of the host", g));
            case RuleSpec r -> new Value.Rule(r);
            case Attack a -> new Value.AttackValue(a);
            case HostMetric m -> new Value.MetricValue(m);
            case DataSet d -> new Value.Data(d);
            case Topology g -> new Value.Graph(g);
            case MixingMatrix w -> new Value.Mixing(Schedule.of(w));
            case Schedule s -> new Value.Mixing(s);
            case null -> throw new IllegalArgumentException("null is no value of the language");
            case Object f when HostFunctions.of(f).isPresent() -> new Value.Extern(HostFunctions.named("the function", HostFunctions.of(f).get()));
            default -> throw new IllegalArgumentException("the language has no values of " + o.getClass().getName());
        };
    }

    /// A value that has a name. @param written the name @throws IllegalArgumentException also if it is none
    public static Value of(String written, Object o) {
        if (!isName(written)) {
            throw new IllegalArgumentException("`" + written + "` is no name of the language");
        }
        return of(o) instanceof Value.Extern(ExternFunction f) ? new Value.Extern(HostFunctions.named(written, f.hook())) : of(o);
    }

    private static boolean isName(String written) {
        if (written == null) {
            return false;
        }
        Diagnostics diagnostics = new Diagnostics();
        List<Item> items = Parser.parse(new Source("name", written), diagnostics).items();
        return !diagnostics.hasErrors() && items.size() == 1 && items.getFirst() instanceof Stmt.Value(var span, Expr.Ref name);
    }

    private static Value matrix(DMatrix m) {
        double[][] rows = new double[m.getNumRows()][m.getNumCols()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = m.get(i, j);
            }
        }
        return m.getNumCols() == 1 ? of(Arrays.stream(rows).mapToDouble(r -> r[0]).toArray()) : of(rows);
    }

    /// Numbers as Integer or Double, texts as String, vectors as double[], lists as List, results of runs as a List of
    /// [fopt.runtime.record.RunResult], problems, data and graphs as they are; anything else as the text that `print` shows.
    public static Object toHost(Value v) {
        return switch (v) {
            case Value.Num n when n.integer() && n.value() == (int) n.value() -> (int) n.value();
            case Value.Num n -> n.value();
            case Value.Quantity q -> q.value();
            case Value.Bool b -> b.value();
            case Value.Text t -> t.value();
            case Value.Vector x -> x.entries().clone();
            case Value.ListOf l -> l.items().stream().map(HostValues::toHost).toList();
            case Value.Range r -> java.util.stream.IntStream.rangeClosed(r.from(), r.to()).boxed().toList();
            case Value.Results r -> List.copyOf(r.runs());
            case Value.ProblemValue p -> p.problem();
            case Value.Data d -> d.data();
            case Value.Graph g -> g.topology();
            case Value.Mixing m -> m.schedule();
            case Value.Compressor q -> q.spec();
            case Value.Rule r -> r.spec();
            case Value.AttackValue a -> a.attack();
            case Value.MetricValue m -> m.metric();
            default -> v.show();
        };
    }
}
