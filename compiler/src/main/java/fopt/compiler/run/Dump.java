package fopt.compiler.run;

import fopt.CompilationException;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Arguments;
import fopt.compiler.check.Checker;
import fopt.compiler.emit.Emitter;
import fopt.compiler.emit.Listing;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.ir.IrPrinter;
import fopt.compiler.latex.LatexBox;
import fopt.compiler.numpy.NumpyRun;
import fopt.compiler.numpy.NumpyScript;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.TokenPrinter;
import fopt.compiler.syntax.TreePrinter;
import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Shows what each stage of the compiler makes of a script: `fopt dump`.
public final class Dump {
    private final Source source;
    private final Script script;

    public Dump(Source source, Script script) {
        this.source = source;
        this.script = script;
    }

    /// @param algorithm restricts the dump to one algorithm; null for all
    /// @throws UserError if there is no such stage
    public String stage(String stage, String algorithm) {
        return switch (stage) {
            case "tokens" -> TokenPrinter.print(source);
            case "tree" -> TreePrinter.print(script.unit());
            case "types" -> runs(algorithm, x -> TypesPrinter.print(x.plan().typing()));
            case "ir" -> runs(algorithm, x -> IrPrinter.print(x.plain(), names(x)));
            case "opt" -> runs(algorithm, x -> IrPrinter.print(x.code(), names(x)));
            case "class" -> runs(algorithm, x -> Listing.of(Emitter.emit(x.code())));
            case "plan" -> runs(algorithm, PlanPrinter::print);
            case "numpy" -> numpy(algorithm);
            case "latex" -> latex(algorithm);
            default -> throw new UserError("E045", "there is no stage `" + stage + "`; stages are tokens, tree, types, ir, opt, class, plan, numpy, latex");
        };
    }

    private static IrPrinter.Names names(Execution x) {
        return new IrPrinter.Names(
                x.lowered().compressors().stream().map(q -> q.name()).toList(), x.lowered().schedules().stream().map(s -> s.name()).toList(),
                x.lowered().samplers().stream().map(s -> s.toString()).toList(), x.lowered().laws().stream().map(l -> l.name()).toList(),
                x.lowered().functions().stream().map(f -> f.name()).toList(),
                x.lowered().hooks().stream().map(u -> u.function().name()).toList());
    }

    /// The algorithms that the script declares, or the one with this name, of the script or the library.
    private String latex(String algorithm) {
        List<Decl.Algorithm> own = script.unit().items().stream().filter(Decl.Algorithm.class::isInstance).map(Decl.Algorithm.class::cast).toList();
        List<Decl.Algorithm> chosen = algorithm == null ? own
                : Optional.ofNullable(script.declarations().algorithms().get(Spelling.canonical(algorithm))).stream().toList();
        if (chosen.isEmpty()) {
            throw new UserError("E046", algorithm == null ? "the script declares no algorithm; name one of the library" : "there is no algorithm `" + algorithm + "`");
        }
        return chosen.stream().map(a -> LatexBox.of(Checker.check(a, Arguments.NONE, script.declarations(), new Diagnostics()))).collect(Collectors.joining("\n"));
    }

    private String numpy(String algorithm) {
        List<NumpyRun> runs = new ArrayList<>();
        visit(algorithm, x -> runs.add(x.transcribed()));
        try {
            return NumpyScript.of(source.name(), runs);
        } catch (EvaluationError e) {
            throw new CompilationException(List.of(e.diagnostic()));
        }
    }

    private String runs(String algorithm, Function<Execution, String> text) {
        Map<String, String> parts = new LinkedHashMap<>();
        visit(algorithm, x -> parts.put(x.plan().label(), text.apply(x)));
        StringBuilder out = new StringBuilder();
        parts.forEach((label, part) -> out.append("# ").append(label).append('\n').append(part).append(part.endsWith("\n") ? "" : "\n"));
        return out.toString();
    }

    /// Shows the runs of an algorithm, or all runs, at least one.
    private void visit(String algorithm, Consumer<Execution> look) {
        Set<String> run = new TreeSet<>();
        try {
            new ScriptRun(script, RunOptions.standard(), RunListener.NONE).inspect(x -> {
                String name = x.plan().typing().algorithm.name().written();
                run.add(name);
                if (algorithm == null || name.equals(algorithm)) {
                    look.accept(x);
                }
            }, skipped -> { });
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics());
        }
        if (run.isEmpty()) {
            throw new UserError("E046", "the script runs no algorithm");
        }
        if (algorithm != null && !run.contains(algorithm)) {
            throw new UserError("E046", "the script does not run `" + algorithm + "`, but " + String.join(", ", run));
        }
    }
}
