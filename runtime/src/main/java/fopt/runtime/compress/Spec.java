package fopt.runtime.compress;

import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor.Draw;
import java.util.List;

/// A compressor as written in a program, such as `top_k(1%)`: not yet bound to a dimension.
///
/// @param arguments one for each parameter of the kind; Integer or Long where a whole number was written, Double for a real number or a share
/// @param draw who knows its draw; OWN unless a placement word is written in front
public record Spec(Kind kind, List<Number> arguments, Draw draw) {
    /// @throws UserError if the arguments do not fit the parameters, or if there is no draw to be known
    public Spec {
        arguments = List.copyOf(arguments);
        if (arguments.size() != kind.parameters().size()) {
            throw new UserError("E331", "`" + kind.name() + "` takes " + signature(kind) + ", not " + arguments.size() + " arguments");
        }
        for (int a = 0; a < arguments.size(); a++) {
            kind.parameters().get(a).check(kind.name(), arguments.get(a));
        }
        if (draw != Draw.OWN && !kind.traits().contains(Kind.Trait.RANDOM)) {
            throw new UserError("E332", "`" + word(draw) + kind.name() + "`: `" + kind.name() + "` draws nothing that others could know; leave out `"
                + word(draw).strip() + "`");
        }
    }

    public Spec(Kind kind, Number... arguments) {
        this(kind, List.of(arguments), Draw.OWN);
    }

    private static String signature(Kind kind) {
        List<String> names = kind.parameters().stream().map(p -> "`" + p.name() + "`").toList();
        return names.isEmpty() ? "no arguments" : "the arguments " + String.join(", ", names);
    }

    public Spec withDraw(Draw draw) {
        return new Spec(kind, arguments, draw);
    }

    /// The compressor for vectors of this dimension. @param dimension at least 1
    public Compressor bind(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension);
        }
        return kind.make().make(this, dimension);
    }

    /// As in a program: `top_k(1%)`, `public rand_k(5)`, `natural`.
    public String name() {
        StringBuilder name = new StringBuilder(word(draw)).append(kind.name());
        for (int a = 0; a < arguments.size(); a++) {
            boolean size = kind.parameters().get(a).type() == Parameter.Type.SIZE;
            name.append(a == 0 ? "(" : ", ").append(size ? Numbers.showSize(arguments.get(a)) : Numbers.show(arguments.get(a)));
        }
        return name.append(arguments.isEmpty() ? "" : ")").toString();
    }

    private static String word(Draw draw) {
        return switch (draw) {
            case OWN -> "";
            case PUBLIC -> "public ";
            case SHARED -> "shared ";
        };
    }

    /// Argument a as a number of coordinates: at least 1, at most d; a share is rounded to the nearest count.
    int count(int a, int dimension) {
        Number size = arguments.get(a);
        long count = Numbers.whole(size) ? size.longValue() : Math.round(dimension * size.doubleValue());
        return (int) Math.clamp(count, 1, dimension);
    }

    int whole(int a) {
        return arguments.get(a).intValue();
    }

    double real(int a) {
        return arguments.get(a).doubleValue();
    }
}
