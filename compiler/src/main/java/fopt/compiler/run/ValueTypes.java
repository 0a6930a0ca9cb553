package fopt.compiler.run;

import fopt.compiler.eval.Value;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.runtime.compress.Compressors;
import java.util.Set;

/// The type of a value.
final class ValueTypes {
    private ValueTypes() {}

    static Type of(Value v) {
        return switch (v) {
            case Value.Num n -> n.value() == 0 && n.integer() ? Type.INT : new Type.Real(Shape.SCALAR, n.integer());
            case Value.Quantity q -> Type.SCALAR;
            case Value.Bool b -> Type.BOOL;
            case Value.Text t -> new Type.Text();
            case Value.Vector x -> new Type.Real(new Shape.Vector(new Shape.Dim.Known(x.entries().length)), false);
            case Value.Matrix m -> new Type.Real(new Shape.Matrix(new Shape.Dim.Known(m.rows()), new Shape.Dim.Known(m.columns())), false);
            case Value.Record r -> Type.ANY;
            case Value.AttackValue a -> new Type.Setting();
            case Value.MetricValue m -> Type.SCALAR;
            case Value.Rule r -> new Type.Function(1);
            case Value.ListOf l -> new Type.Table(l.items().isEmpty() ? Type.ANY : of(l.items().getFirst()));
            case Value.Range r -> new Type.IndexSet();
            case Value.Compressor q -> new Type.Compressor(contract(q.spec().kind().traits(), q.spec().kind().name()));
            case Value.PerNode p -> Type.SCALAR;
            case Value.Law law -> new Type.Law();
            case Value.Graph g -> new Type.Graph();
            case Value.Mixing m -> new Type.Graph();
            case Value.Data d -> new Type.DataSet();
            case Value.ProblemValue p -> new Type.Problem();
            case Value.Word w -> Type.ANY;
            case Value.AlgorithmValue a -> new Type.Algorithm();
            case Value.FunValue f -> new Type.Function(f.declaration().parameters().size());
            case Value.Extern e -> new Type.Function(e.function().parameters().size());
            case Value.LambdaValue l -> new Type.Function(l.lambda().parameters().size());
            case Value.TimingValue t -> new Type.Setting();
            case Value.Setting s -> new Type.Setting();
            case Value.Results r -> new Type.Result(r.runs().size() > 1);
        };
    }

    private static Type.CompressorClass contract(Set<Compressors.Trait> traits, String name) {
        boolean contractive = traits.contains(Compressors.Trait.CONTRACTIVE);
        boolean unbiased = traits.contains(Compressors.Trait.UNBIASED);
        if (name.equals("identity")) {
            return Type.CompressorClass.IDENTITY;
        }
        return contractive && unbiased ? Type.CompressorClass.BOTH : contractive ? Type.CompressorClass.CONTRACTIVE
                : unbiased ? Type.CompressorClass.UNBIASED : Type.CompressorClass.NONE;
    }
}
