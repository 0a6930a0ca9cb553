package fopt.compiler.pass;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.IrVerifier;
import java.util.List;
import java.util.function.BiConsumer;

/// The list of passes, in order. None of them changes a floating-point result.
public final class Passes {
    private static final List<Pass> ALL = List.of(
            new ForwardCopies(), new CopyToSwap(), new MergeRegions(), new ForwardCopies(), new ShareEdgeLoops(), new FuseVectorOps(),
            new DropDeadStores(), new ScratchTemps(), new RegisterTemps(), new CarryOver(), new FuseVectorOps());

    private Passes() {}

    /// The program after all passes; the verifier looks at what lowering and each pass made.
    public static Ir optimise(Ir ir) {
        return optimise(ir, (name, made) -> { });
    }

    /// @param look is shown what each pass made, with the name of the pass
    public static Ir optimise(Ir ir, BiConsumer<String, Ir> look) {
        Ir result = IrVerifier.verified(ir, "lowering");
        for (Pass pass : ALL) {
            result = IrVerifier.verified(pass.apply(result), pass.name());
            look.accept(pass.name(), result);
        }
        return result;
    }
}
