package fopt.compiler.ir;

/// What is rounded after an operation that writes a variable of single precision by itself: a kernel computes in doubles, and so does a copy of what is not of
/// single precision. Loops and assignments of numbers round each number as they store it.
public final class Rounding {
    private Rounding() {}

    /// The variable whose row is to be rounded, or null. If there is a [#message], its entries are enough.
    public static Var after(Op op) {
        Var target = switch (op) {
            case Op.Gradient g -> g.target();
            case Op.HessianVector h -> h.target();
            case Op.Hessian h -> h.target();
            case Op.Prox p -> p.target();
            case Op.LossProx p -> p.target();
            case Op.Apply a -> a.target();
            case Op.Hook h -> h.target();
            case Op.Accumulate a -> a.target();
            case Op.Expand e -> e.target();
            case Op.Mix m -> m.target();
            case Op.MixMessages m -> m.target();
            case Op.Draw d -> d.target();
            case Op.EdgeReduce e -> e.target();
            case Op.EdgeTable e -> copied(e.target(), e.edge());
            case Op.Fetch f -> copied(f.target(), f.source());
            case Op.Recall r -> copied(r.target(), r.source());
            case Op.Receive r -> copied(r.target(), r.source());
            case Op.Row r -> copied(r.target(), r.rows());
            case Op.Take t -> copied(t.target(), t.table());
            case Op.Put p -> copied(p.table(), p.source());
            case Op.Assign _, Op.Fused _, Op.Set _, Op.Reduce _, Op.Loss _, Op.Regulariser _ -> null;
            case Op.EdgeLoop _, Op.When _, Op.Times _, Op.While _ -> null;
            case Op.CountGradient _, Op.SpareGradient _, Op.Compress _, Op.Keep _, Op.DrawSamples _, Op.OneSample _, Op.Charge _, Op.Elapse _, Op.Arrival _, Op.Signal _,
                    Op.ClearMessage _ -> null;
        };
        return rounded(target);
    }

    /// The variable of which all is to be rounded, or null.
    public static Var after(Step step) {
        return switch (step) {
            case Step.Collect c -> rounded(c.into());
            case Step.Aggregate a -> rounded(a.into());
            case Step.Attack a -> rounded(a.rows());
            case Step.Recall r -> rounded(r.into());
            case Step.Region _, Step.Solo _, Step.If _, Step.Repeat _, Step.While _, Step.On _, Step.AtDepth _ -> null;
            case Step.DrawCohort _, Step.CopyCohort _, Step.FormCohort _, Step.Swap _, Step.Lose _, Step.Arrived _, Step.Deliver _, Step.Noise _, Step.Release _,
                    Step.Remember _ -> null;
        };
    }

    /// The message that is all that an operation has brought into its row, or null.
    public static Var message(Op op) {
        return switch (op) {
            case Op.Accumulate a -> a.message();
            case Op.Expand e -> e.message();
            case Op other -> null;
        };
    }

    private static Var copied(Var target, Var source) {
        return source.single() ? null : target;
    }

    private static Var rounded(Var v) {
        return v != null && v.single() ? v : null;
    }
}
