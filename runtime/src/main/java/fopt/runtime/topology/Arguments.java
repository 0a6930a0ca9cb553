package fopt.runtime.topology;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The checked arguments of a call of a [Generator], in the order of its parameters.
///
/// @param name of the generator
public record Arguments(String name, List<Object> values) {
    public int integer(int k) {
        return (Integer) values.get(k);
    }

    public double real(int k) {
        return (Double) values.get(k);
    }

    public boolean flag(int k) {
        return (Boolean) values.get(k);
    }

    public Path file(int k) {
        return Path.of((String) values.get(k));
    }

    SquareMatrix numbers(int k) {
        return (SquareMatrix) values.get(k);
    }

    public Topology graph(int k) {
        return (Topology) values.get(k);
    }

    public MixingMatrix matrix(int k) {
        return (MixingMatrix) values.get(k);
    }

    public Law law(int k) {
        return (Law) values.get(k);
    }

    /// The matrices from position k to the end.
    public List<MixingMatrix> matrices(int k) {
        return values.subList(k, values.size()).stream().map(MixingMatrix.class::cast).toList();
    }

    /// The call as written in a program, e.g. `erdos_renyi(25, 0.2)`. Of a file its last name only; flags that are off are left out.
    public String call() {
        return values.stream().filter(v -> !Boolean.FALSE.equals(v)).map(Arguments::text).collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String text(Object value) {
        return switch (value) {
            case Number x -> plain(x.doubleValue());
            case String s -> '"' + String.valueOf(Path.of(s).getFileName()) + '"';
            case Topology graph -> graph.name();
            case MixingMatrix w -> w.name();
            case Law law -> law.name();
            default -> value.toString();
        };
    }

    /// A number as a person would write it: 25, 0.0002, 1.0E-9.
    static String plain(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1e15) {
            return Long.toString((long) x);
        }
        return Math.abs(x) >= 1e-6 && Math.abs(x) < 1e15 ? BigDecimal.valueOf(x).stripTrailingZeros().toPlainString() : Double.toString(x);
    }
}
