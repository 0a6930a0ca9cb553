package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.VECTORS;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.VECTOR;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import java.util.List;

/// Functions of vectors and matrices; what they compute is in the runtime's list of the same names, [fopt.runtime.function.Functions].
final class VectorBuiltins {
    private VectorBuiltins() {}

    static final List<Builtin> LIST = List.of(
            of("sort", VECTORS, Type.ANY, "The entries in ascending order.", need("v", VECTOR)),
            of("quantile", VECTORS, Type.SCALAR, "The number below which a share p of the entries lies, between entries in proportion.",
                    need("v", VECTOR), need("p", NUMBER)));
}
