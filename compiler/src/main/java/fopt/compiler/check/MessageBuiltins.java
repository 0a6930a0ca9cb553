package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.MESSAGE;
import static fopt.compiler.check.Builtin.Family.PLAIN;
import static fopt.compiler.check.Builtin.Kind.COORDINATES;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.OPERATOR;
import static fopt.compiler.check.Builtin.Kind.VALUE;
import static fopt.compiler.check.Builtin.Kind.VECTOR;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import java.util.List;

/// Messages, and the parts that compressors of one's own are made of.
final class MessageBuiltins {
    private MessageBuiltins() {}

    static final List<Builtin> LIST = List.of(
            of("compress", MESSAGE, Type.ANY, "A message: v, as the compressor Q encodes it, or its entries at a set of coordinates.", need("v", VALUE),
                    need("Q", OPERATOR)),
            of("reals", MESSAGE, Type.ANY, "A message: all numbers of v, so that sending it again costs nothing.", need("v", VALUE)),
            of("real", MESSAGE, Type.ANY, "A message: one number.", need("v", NUMBER)),
            of("signs", MESSAGE, Type.ANY, "Part of a compressor: -1 or 1 for each entry, one bit each.", need("v", VECTOR)),
            of("levels", MESSAGE, Type.ANY, "Part of a compressor: whole numbers of -s … s, ⌈log₂(2s + 1)⌉ bits each.", need("v", VECTOR),
                    need("s", INTEGER)),
            of("sparse", MESSAGE, Type.POINT, "Part of a compressor: the vector with the entries v at a set of coordinates, 0 elsewhere.",
                    need("at", COORDINATES), need("v", VALUE)),
            of("coded", MESSAGE, Type.ANY, "Part of a compressor: for each entry the nearest of the centroids, Huffman-coded.", need("v", VECTOR),
                    need("centroids", VECTOR)),
            of("kmeans", PLAIN, new Type.Real(new Shape.Vector(new Shape.Dim.Unknown()), false),
                    "In a compressor: the centres of k clusters of the entries, ascending.", need("v", VECTOR), need("k", INTEGER)));
}
