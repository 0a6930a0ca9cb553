package fopt.compiler.emit;

import fopt.compiler.ir.Op;
import fopt.compiler.ir.Rounding;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.runtime.compress.Message;
import fopt.runtime.linalg.Kernels;

/// Code that rounds what an operation or a step has written to a variable of single precision (see [Rounding]).
record RoundingCode(Frame frame) {
    void after(Op op) {
        Var target = Rounding.after(op);
        if (target == null) {
            return;
        }
        Var message = Rounding.message(op);
        if (message != null) {
            frame.message(message);
            frame.vector(target);
            frame.call(Message.class, "roundIn", 2);
        } else {
            frame.vector(target);
            frame.code().loadConstant(target.length());
            frame.call(Kernels.class, "roundToSingle", 3);
        }
    }

    void after(Step step) {
        Var target = Rounding.after(step);
        if (target != null) {
            frame.numbers(target);
            frame.call(Kernels.class, "roundToSingle", 1);
        }
    }
}
