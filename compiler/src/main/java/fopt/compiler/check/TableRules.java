package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// The rule TABLE for entries: `T[k]` lives where the table and the key live, and is known as little as the less known of them.
final class TableRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final Placing placing;

    TableRules(Analysis analysis, ExpressionChecker expressions, Placing placing) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.placing = placing;
    }

    /// `T[k]`, and `T[ξ]` of a table with an entry for each sample.
    Typed entry(Expr.Index x, Type item, Typed base, List<Typed> indices) {
        if (indices.size() != 1) {
            return analysis.fail(Diagnostic.of("E031", x.span(), "a table has one key, but there are " + indices.size() + " here")
                    .help("an entry of an entry is `T[a][b]`"));
        }
        Expr key = x.indices().getFirst();
        Type type = indices.getFirst().type();
        boolean samples = type instanceof Type.SampleSet;
        if (samples && keys(x.base()).filter(k -> k.equals("samples")).isEmpty()) {
            return analysis.fail(Diagnostic.of("E031", key.span(), "samples are keys of a table with an entry for each sample only")
                    .help("declare it so: `node h: table(samples) = 0`"));
        }
        if (type instanceof Type.IndexSet) {
            return placing.combine(x, new Type.Table(item), List.of(x.base(), key), List.of(base, indices.getFirst()));
        }
        if (!samples && !Kinds.isNumber(type)) {
            return analysis.fail(ShapeErrors.expected(key.span(), "a key: a number" + (keys(x.base()).filter(k -> k.equals("samples")).isPresent() ? " or a sample" : ""), type));
        }
        Typed found = samples && indices.getFirst().place() == Placement.SHARED
                ? new Typed(type, Placement.NODE, indices.getFirst().knowledge()) : indices.getFirst();
        return placing.combine(x, item, List.of(x.base(), key), List.of(base, found));
    }

    /// The type of state that is declared as `table(keys)`.
    Type declared(Decl.TypeRef ref, Place place, Site at) {
        Expr keys = ref.args().getFirst().value();
        boolean samples = isNamed(keys, "samples");
        if (samples && place != Place.NODE && place != Place.PUBLIC) {
            analysis.fail(Diagnostic.of("E020", ref.span(), "only nodes have samples: a table with an entry for each is `node` or `public` state"));
        } else if (!samples) {
            Typed t = expressions.check(keys, at);
            boolean nodes = isNamed(keys, "nodes");
            if (!nodes && !(t.type() instanceof Type.IndexSet) && !(t.type() instanceof Type.Any)) {
                analysis.fail(Diagnostic.of("E031", keys.span(), "the keys of a table are `nodes`, `samples` or a range `1..k`, found " + TypeNames.of(t.type())));
            }
        }
        return new Type.Table(Type.ZERO);
    }

    private static boolean isNamed(Expr e, String id) {
        return e instanceof Expr.Ref r && r.name().id().equals(id);
    }

    /// `T[key] = v`: what the table then is. Untyped if v does not go with the other entries.
    Typed changed(Expr.Index target, Type item, Expr value, Typed given) {
        Optional<Type> joined = TypeJoin.of(item, given.type());
        if (joined.isEmpty()) {
            return analysis.fail(ShapeErrors.join(value.span(), "an entry of `" + PlacementErrors.one(target.base().span()) + "`", item, given.type()));
        }
        Expr key = target.indices().getFirst();
        Typed found = analysis.typing.of(key);
        boolean all = found.type() instanceof Type.SampleSet && found.place() == Placement.SHARED;
        return placing.combine(target, new Type.Table(joined.get()), List.of(value, key),
                List.of(given, all ? new Typed(found.type(), Placement.NODE, found.knowledge()) : found));
    }

    /// What the keys of a declared table are, as written: `nodes`, `samples`, `1..k`; empty for anything else.
    Optional<String> keys(Expr base) {
        return base instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.State s
                ? s.declaration.type().filter(TableRules::isTable).map(t -> t.args().getFirst().value().span().text()) : Optional.empty();
    }

    static boolean isTable(Decl.TypeRef ref) {
        return ref.name().filter(n -> n.id().equals("table")).isPresent() && !ref.args().isEmpty();
    }
}
