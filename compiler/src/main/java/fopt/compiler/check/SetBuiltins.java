package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.DRAW;
import static fopt.compiler.check.Builtin.Family.PLAIN;
import static fopt.compiler.check.Builtin.Kind.ANY;
import static fopt.compiler.check.Builtin.Kind.COORDINATES;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.LIST;
import static fopt.compiler.check.Builtin.Kind.SIZE;
import static fopt.compiler.check.Builtin.Kind.VALUE;
import static fopt.compiler.check.Builtin.Kind.VECTOR;
import static fopt.compiler.check.Builtins.may;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import java.util.List;

/// Sets of coordinates: how they are chosen, drawn and split.
final class SetBuiltins {
    private SetBuiltins() {}

    private static final Type SET = new Type.IndexSet();

    static final List<Builtin> LIST_OF_ALL = List.of(
            of("choose", DRAW, Type.ANY, "One of a list, each equally likely or by `weight`; with k, a set of k of these coordinates.",
                    need("from", LIST), may("k", SIZE, ""), may("weight", VALUE, "")),
            of("template", DRAW, SET, "The node's coordinates under one random pattern in which s nodes of the cohort hold each coordinate.",
                    need("s", INTEGER)),
            of("perm_k", DRAW, SET, "The node's share of one random partition of all coordinates among the nodes of the cohort."),
            of("largest", PLAIN, SET, "The coordinates of the k largest entries; of equal ones the first.", need("k", SIZE), need("v", VECTOR)),
            of("smallest", PLAIN, SET, "The coordinates of the k smallest entries; of equal ones the first.", need("k", SIZE), need("v", VECTOR)),
            of("blocks", PLAIN, new Type.Table(SET), "The coordinates of each block of the problem's variable, or of k equal parts.",
                    need("x", ANY), may("k", INTEGER, "")),
            of("chunk", PLAIN, SET, "Part j of k nearly equal parts of a range of coordinates.", need("of", COORDINATES), need("j", INTEGER),
                    need("k", INTEGER)),
            of("indicator", PLAIN, Type.POINT, "The vector that is 1 at these coordinates and 0 elsewhere, d entries or so many.", need("of", COORDINATES),
                    may("length", INTEGER, "")));
}
