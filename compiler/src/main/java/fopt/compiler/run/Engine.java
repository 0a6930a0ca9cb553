package fopt.compiler.run;

import fopt.compiler.emit.Emitter;
import fopt.compiler.emit.LoadedPrograms;
import fopt.compiler.ir.Ir;
import fopt.compiler.pass.Passes;
import fopt.runtime.sim.Algorithm;

/// How the code of the runs of a script is carried out. Every engine gives the same bits; tests judge the standard one by others.
interface Engine {
    /// Optimised and compiled.
    static Engine standard() {
        LoadedPrograms programs = new LoadedPrograms();
        return new Engine() {
            @Override
            public Ir code(Ir plain) {
                return Passes.optimise(plain);
            }

            @Override
            public Algorithm algorithm(Ir code) {
                return programs.load(Emitter.emit(code));
            }
        };
    }

    /// The code that runs. @param plain as lowered
    Ir code(Ir plain);

    /// @param code what [#code] made
    Algorithm algorithm(Ir code);
}
