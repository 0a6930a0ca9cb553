package fopt.compiler.run;

import fopt.compiler.eval.Value;
import fopt.runtime.file.Datum;
import fopt.runtime.problem.DataSet;
import fopt.runtime.record.ResultFile;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Values of a script as what files hold, and back.
final class Datums {
    private Datums() {}

    // ---- from a file

    /// Numbers in a rectangle of more than two axes are a list of matrices.
    static Value value(Datum datum) {
        return switch (datum) {
            case Datum.Bool(boolean b) -> new Value.Bool(b);
            case Datum.Text(String text) -> new Value.Text(text);
            case Datum.Numbers n -> switch (n.rank()) {
                case 0 -> new Value.Num(n.values()[0], n.whole());
                case 1 -> new Value.Vector(n.values());
                case 2 -> Value.Matrix.of(n.shape()[0], n.shape()[1], n.values());
                default -> new Value.ListOf(IntStream.range(0, n.shape()[0]).mapToObj(k -> value(n.at(k))).toList());
            };
            case Datum.Items(List<Datum> items) -> new Value.ListOf(items.stream().map(Datums::value).toList());
            case Datum.Fields(SequencedMap<String, Datum> fields) -> {
                SequencedMap<String, Value> values = new LinkedHashMap<>();
                fields.forEach((name, d) -> values.put(name, value(d)));
                yield new Value.Record(values);
            }
        };
    }

    // ---- into a file

    /// Graphs as their weights, data sets as features X and labels y. @throws NoDatum for what no file holds
    static Datum of(Value v) {
        return switch (v) {
            case Value.Num n -> Datum.Numbers.of(n.value(), n.integer());
            case Value.Quantity q -> Datum.Numbers.of(q.value(), false);
            case Value.Bool b -> new Datum.Bool(b.value());
            case Value.Text t -> new Datum.Text(t.value());
            case Value.Word w -> new Datum.Text(w.id());
            case Value.Vector x -> Datum.Numbers.of(x.entries());
            case Value.Matrix m -> new Datum.Numbers(new int[] {m.rows(), m.columns()}, m.entries(), false);
            case Value.ListOf l -> Datum.Numbers.stacked(l.items().stream().map(Datums::of).toList());
            case Value.Range r -> Datum.Numbers.of(IntStream.rangeClosed(r.from(), r.to()).asLongStream().toArray());
            case Value.Record r -> {
                SequencedMap<String, Datum> fields = new LinkedHashMap<>();
                r.fields().forEach((name, value) -> fields.put(name, of(value)));
                yield new Datum.Fields(fields);
            }
            case Value.Graph g -> weights(Weights.standard(g.topology()));
            case Value.Mixing m when m.schedule().constant() -> weights(m.schedule().at(1, 0));
            case Value.Data d -> data(d.data());
            case Value.Results r -> ResultFile.document(r.runs(), Optional.empty());
            default -> throw new NoDatum();
        };
    }

    private static Datum weights(MixingMatrix w) {
        return new Datum.Numbers(new int[] {w.nodes(), w.nodes()}, w.dense(), false);
    }

    private static Datum data(DataSet data) {
        double[] all = data.values();
        if (data.isSparse()) {
            all = new double[Math.multiplyExact(data.rows(), data.columns())];
            for (int row = 0; row < data.rows(); row++) {
                for (int p = data.rowStart()[row]; p < data.rowStart()[row + 1]; p++) {
                    all[row * data.columns() + data.column()[p]] = data.values()[p];
                }
            }
        }
        SequencedMap<String, Datum> arrays = new LinkedHashMap<>();
        arrays.put("X", new Datum.Numbers(new int[] {data.rows(), data.columns()}, all, false));
        boolean whole = Arrays.stream(data.labels()).allMatch(y -> y == Math.rint(y) && Math.abs(y) < Integer.MAX_VALUE);
        arrays.put("y", new Datum.Numbers(new int[] {data.rows()}, data.labels(), whole));
        return new Datum.Fields(arrays);
    }

    /// The value is nothing that a file holds.
    static final class NoDatum extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoDatum() {
            super(null, null, false, false);
        }
    }
}
