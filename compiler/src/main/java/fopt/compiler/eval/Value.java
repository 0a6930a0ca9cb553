package fopt.compiler.eval;

import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.runtime.compress.Compressors;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Problem;
import fopt.runtime.sim.Participations;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Topology;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Values of scripts and of constant expressions.
public sealed interface Value {
    /// As it is printed.
    String show();

    /// A number; `integer` where the program means a count (`5`) and not a share (`5%`, `0.05`).
    record Num(double value, boolean integer) implements Value {
        @Override
        public String show() {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /// A number with a unit, in seconds, bits, or bits per second.
    record Quantity(double value, Dimension dimension) implements Value {
        public enum Dimension { SECONDS, BITS, BITS_PER_SECOND }

        @Override
        public String show() {
            return new Num(value, false).show() + switch (dimension) {
                case SECONDS -> " s";
                case BITS -> " bit";
                case BITS_PER_SECOND -> " bit/s";
            };
        }
    }

    record Bool(boolean value) implements Value {
        @Override
        public String show() {
            return Boolean.toString(value);
        }
    }

    record Text(String value) implements Value {
        @Override
        public String show() {
            return value;
        }
    }

    record Vector(double[] entries) implements Value {
        @Override
        public String show() {
            return java.util.Arrays.stream(entries).limit(8).mapToObj(v -> String.format(java.util.Locale.ROOT, "%.6g", v))
                    .collect(Collectors.joining(", ", "[", entries.length > 8 ? ", … (" + entries.length + " entries)]" : "]"));
        }
    }

    /// A matrix of several rows and columns; what has one column is a vector.
    ///
    /// @param entries row by row
    record Matrix(int rows, int columns, double[] entries) implements Value {
        private static final int SHOWN = 16;

        /// The numbers in this shape: a matrix, a vector, or a number.
        public static Value of(int rows, int columns, double[] entries) {
            return columns != 1 ? new Matrix(rows, columns, entries) : rows == 1 ? Value.of(entries[0]) : new Vector(entries);
        }

        /// @param k from 0
        public Vector row(int k) {
            return new Vector(java.util.Arrays.copyOfRange(entries, k * columns, (k + 1) * columns));
        }

        @Override
        public String show() {
            return entries.length > SHOWN ? "a " + rows + "×" + columns + " matrix"
                    : java.util.stream.IntStream.range(0, rows).mapToObj(k -> row(k).show()).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /// Values by name: the arrays of an npz, the columns of a table, an object of JSON.
    record Record(SequencedMap<String, Value> fields) implements Value {
        /// One of them; spellings of a name do not differ.
        ///
        /// @throws EvaluationError E868 if there is none of that name
        public Value field(String name, Span place) {
            return fields.entrySet().stream().filter(f -> Spelling.canonical(f.getKey()).equals(Spelling.canonical(name))).findFirst().map(Map.Entry::getValue)
                    .orElseThrow(() -> new EvaluationError(Diagnostic.of("E868", place, "the file has no value `" + name + "`")
                            .help(Nearest.name(name, fields.keySet()).map(n -> "did you mean `" + n + "`?").orElse("it has " + String.join(", ", fields.keySet())))));
        }

        @Override
        public String show() {
            return fields.entrySet().stream().map(f -> f.getKey() + " = " + f.getValue().show()).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    record ListOf(List<Value> items) implements Value {
        @Override
        public String show() {
            return items.stream().map(Value::show).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /// `a..b`, both ends included.
    record Range(int from, int to) implements Value {
        /// One after the other, each made when it is asked for.
        public List<Value> items() {
            return new AbstractList<>() {
                @Override
                public Value get(int k) {
                    return Value.of(Math.addExact(from, Objects.checkIndex(k, size())));
                }

                @Override
                public int size() {
                    return Math.max(0, (int) Math.min(Integer.MAX_VALUE, 1L + to - from));
                }
            };
        }

        @Override
        public String show() {
            return from + ".." + to;
        }
    }

    record Compressor(Compressors.Spec spec) implements Value {
        @Override
        public String show() {
            return spec.name();
        }
    }

    /// A robust rule.
    record Rule(fopt.runtime.robust.RuleSpec spec) implements Value {
        @Override
        public String show() {
            return spec.name();
        }
    }

    /// An attack of the host.
    record AttackValue(fopt.runtime.robust.Attack attack) implements Value {
        @Override
        public String show() {
            return attack.kind().name();
        }
    }

    /// A metric of the host; a number where a run is measured.
    record MetricValue(fopt.runtime.sim.HostMetric metric) implements Value {
        @Override
        public String show() {
            return "a metric of the host";
        }
    }

    /// A law of cohorts, as written; bound to the nodes of a run later.
    record Law(String name, List<Value> arguments) implements Value {
        @Override
        public String show() {
            return name + arguments.stream().map(Value::show).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /// A number that differs from node to node: `1 + sqrt(L_i)`.
    record PerNode(Expr expression, Evaluator evaluator) implements Value {
        /// @param node 0-based
        /// @param values the values of a name at all nodes
        public double at(int node, Function<String, double[]> values) {
            return evaluator.atNode(id -> values.apply(id)[node]).number(expression);
        }

        @Override
        public String show() {
            return expression.span().text();
        }
    }

    /// A graph without weights; a run gives it the usual ones.
    record Graph(Topology topology) implements Value {
        @Override
        public String show() {
            return topology.name();
        }
    }

    /// A graph with weights, or a schedule of these.
    record Mixing(Schedule schedule) implements Value {
        @Override
        public String show() {
            return schedule.name();
        }
    }

    record Data(DataSet data) implements Value {
        @Override
        public String show() {
            return data.name();
        }
    }

    record ProblemValue(Problem problem) implements Value {
        @Override
        public String show() {
            return problem.describe();
        }
    }

    /// A built-in that is named, not called: `everybody`, `sorted`, `all`, `mean`.
    record Word(String id) implements Value {
        @Override
        public String show() {
            return id;
        }
    }

    /// An algorithm, with the arguments it was given so far.
    record AlgorithmValue(Decl.Algorithm declaration, List<Expr.Arg> arguments) implements Value {
        @Override
        public String show() {
            return declaration.name().written();
        }
    }

    /// A `fun`. @param names those around it
    record FunValue(Decl.Fun declaration, Names names) implements Value {
        @Override
        public String show() {
            return declaration.name().written();
        }
    }

    /// @param names those around it
    record LambdaValue(Expr.Lambda lambda, Names names) implements Value {
        @Override
        public String show() {
            return lambda.span().text();
        }
    }

    /// A function that is not written in the language.
    record Extern(ExternFunction function) implements Value {
        @Override
        public String show() {
            return function.signature();
        }
    }

    /// A setting of `with`: `seeds(1..5)`.
    record Setting(String name, List<Value> arguments, Map<String, Value> named) implements Value {
        @Override
        public String show() {
            return name;
        }
    }

    /// `timing(compute = …)`: its arguments by canonical name, evaluated when the nodes are known.
    record TimingValue(Map<String, Expr> arguments, Names names, BuiltInCalls calls) implements Value {
        @Override
        public String show() {
            return "timing" + arguments.entrySet().stream().map(a -> a.getKey() + " = " + a.getValue().span().text())
                    .collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /// What runs gave.
    record Results(List<fopt.runtime.record.RunResult> runs) implements Value {
        @Override
        public String show() {
            return runs.size() == 1 ? runs.get(0).label() : runs.size() + " runs";
        }
    }

    static Value of(double v) {
        return new Num(v, false);
    }

    static Value of(int v) {
        return new Num(v, true);
    }
}
