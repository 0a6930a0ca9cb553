package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.OBJECT;
import static fopt.compiler.check.Builtin.Family.OPTION;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import java.util.List;

/// Constants, the words for the order of samples, and second names of laws of cohorts.
final class ObjectBuiltins {
    private ObjectBuiltins() {}

    /// A law of cohorts, and by itself, without arguments, an order of samples.
    static final String IN_ORDER = "in_order";

    static final List<Builtin> LIST = List.of(
            of("all", OBJECT, new Type.SampleSet(), "All samples of the node."),
            of("read", OBJECT, Type.ANY, "What a file of the format npy, npz, csv, json or jsonl holds: a number, a vector, a matrix, a text, a list, or values by name.",
                    need("file", Builtin.Kind.TEXT)),
            of("inf", OBJECT, Type.SCALAR, "Infinity."),
            of("pi", OBJECT, Type.SCALAR, "3.14159…, also written π."),
            word("with_replacement", "Samples may come twice."),
            word("distinct", "No sample comes twice in a minibatch."),
            word("reshuffled", "A new permutation in every pass."),
            word("shuffled_once", "One permutation, again and again."),
            of("poisson", OBJECT, new Type.Law(), "In `minibatch(poisson(b))`: each sample with the same chance, b of them on average.",
                    need("mean", Builtin.Kind.NUMBER)),
            of("independent", OBJECT, new Type.Law(), "Each node with probability p; the same as poisson_sampling.", need("p", Builtin.Kind.NUMBER)),
            of(IN_ORDER, OBJECT, new Type.Law(), "The next k nodes each round, the same as round_robin; by itself the order of samples in the file.",
                    need("k", Builtin.Kind.SIZE)));

    private static Builtin word(String name, String doc) {
        return of(name, OPTION, new Type.Text(), doc);
    }
}
