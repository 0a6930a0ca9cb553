package fopt.compiler.eval;

import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.runtime.compress.Formula;
import fopt.runtime.function.Size;
import fopt.runtime.sim.Participation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What built-in functions and fields mean outside of generated code.
public interface BuiltInCalls {
    /// A call of a built-in, or of what `callee` evaluates to.
    Value call(Expr.Call call, Evaluator evaluator);

    /// A built-in that is named, not called: `identity`, `everybody`, `all`.
    Value word(String id, Span place);

    /// `base.name`: constants of compressors (`δ`, `ω`), graphs (`gap`, `λ2`), results (`x`, `gap`).
    Value field(Value base, Name name, Span place);

    /// A placement word in front of a value: `public rand_k(5)`.
    Value placed(Place place, Value draw, Span at);

    /// A law of cohorts for n nodes. @param perNode the values of `L_i`, `m_i`, `w_i` at all nodes, for weights
    Participation participation(Value.Law law, int nodes, Function<String, double[]> perNode);

    /// A call of a `problem` of the script or the library.
    ///
    /// @param funs functions that its formulas may use, by canonical name
    /// @param externs those that are not written in the language
    Value problem(Decl.Problem problem, Map<String, Decl.Fun> funs, Map<String, ExternFunction> externs, Expr.Call call, Evaluator evaluator);

    /// A call of a function that is not written in the language. @param arguments in the order of its parameters
    Value extern(ExternFunction function, List<Value> arguments, Span place);

    /// The same, to be called again and again within a compressor, by one thread. @param sizes of the arguments
    Formula.Outer extern(ExternFunction function, List<Size> sizes, int dimension, Span place);

    /// A `run` expression. @param names what is known where it stands
    Value run(Expr.Run run, Names names);
}
