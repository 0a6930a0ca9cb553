package fopt.compiler.emit;

import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Var;
import fopt.runtime.sim.Draws;
import java.lang.classfile.CodeBuilder;

/// Code that pushes the stream of random numbers of a drawing site.
///
/// @param insideEdges whether the code runs at an edge of the node
record DrawCode(Frame frame, boolean insideEdges) {

    /// Pushes the stream of a drawing site.
    void stream(DrawKey key) {
        CodeBuilder code = frame.code();
        frame.part(Draws.class);
        switch (key.who()) {
            case NODE -> {
                code.iload(Frame.WORKER).iload(Frame.NODE).loadConstant(key.site());
                iteration(key);
                frame.call(Draws.class, "ownDraws", 4);
            }
            case EVERYBODY -> {
                code.iload(Frame.WORKER).loadConstant(key.site());
                iteration(key);
                frame.call(Draws.class, "commonDraws", 3);
            }
            case EDGE -> {
                code.iload(Frame.WORKER).iload(Frame.EDGE).loadConstant(key.site());
                iteration(key);
                frame.call(Draws.class, "edgeDraws", 4);
            }
        }
    }

    /// The stream of a compressor: common to all if that is how it draws.
    void compressor(int compressor, DrawKey key) {
        if (key.who() != DrawKey.Who.NODE) {
            stream(key);
            return;
        }
        frame.part(Draws.class);
        frame.code().iload(Frame.WORKER).loadConstant(compressor).iload(Frame.NODE).loadConstant(key.site());
        iteration(key);
        frame.call(Draws.class, "compressorDraws", 5);
    }

    private void iteration(DrawKey key) {
        CodeBuilder code = frame.code();
        boolean ownAtEdge = insideEdges && key.who() == DrawKey.Who.NODE;
        if (ownAtEdge) {
            frame.part(Draws.class);
            code.iload(Frame.NODE).iload(Frame.EDGE);
        }
        code.lconst_0();
        for (Var counter : key.counters()) {
            frame.loadScalar(counter);
            frame.call(Draws.class, "iteration", 2);
        }
        if (ownAtEdge) {
            frame.call(Draws.class, "edgeIteration", 3);
        }
    }
}
