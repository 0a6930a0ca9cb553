package fopt.compiler.numpy;

import fopt.compiler.eval.EvaluationError;
import fopt.runtime.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes runs as one stand-alone NumPy script: the synchronous meaning of the program, without what it sends.
///
/// It is made from the typed tree alone, not from the code that runs, so that the two can be held against each other.
public final class NumpyScript {
    private static final String GRAPH = "W|Ws|near";

    private static final String ABOUT = """
            : its runs in NumPy, without what they send. Written by `fopt dump --stage=numpy`.

            python3 THIS             prints run;round;f(x) + r(x)
            python3 THIS --points    prints run;round;row;numbers of the row, to the last digit
            """;

    private final Library library = new Library();
    private final List<String> functions = new ArrayList<>();
    private final Map<String, String> functionNames = new HashMap<>();
    private final Set<String> taken = new HashSet<>(library.names());
    private final SequencedMap<Problem, String> problems = new LinkedHashMap<>();
    private final Map<Problem, NumpyRun> where = new IdentityHashMap<>();
    private final SequencedMap<String, String> graphs = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();

    private NumpyScript() {}

    /// @param source the program's name
    /// @throws EvaluationError E047 at what has no transcription
    public static String of(String source, List<NumpyRun> runs) {
        NumpyScript script = new NumpyScript();
        runs.forEach(script::add);
        return script.text(source);
    }

    private void add(NumpyRun run) {
        if (run.rounds() < 0) {
            throw Untranscribed.at(run.typing().algorithm.name().span(), "a run that is not counted in rounds");
        }
        AlgorithmText.Written written = AlgorithmText.of(run, library);
        String function = functionNames.computeIfAbsent(written.name() + written.text(), k -> {
            String name = free(written.name());
            functions.add("def " + name + written.text());
            return name;
        });
        where.putIfAbsent(run.problem(), run);
        String problem = problems.computeIfAbsent(run.problem(), p -> free("p"));
        String arguments = written.arguments().entrySet().stream()
                .map(e -> ", " + e.getKey() + "=" + (e.getKey().matches(GRAPH) ? graph(e.getKey(), e.getValue(), run) : e.getValue()))
                .collect(Collectors.joining());
        calls.add("    show(\"" + run.label().replace("\\", "\\\\").replace("\"", "'") + "\", " + function + "(" + problem + ", "
                + Numbers.array(run.start()) + ", " + run.rounds() + arguments + "), " + problem + ", rounds=" + run.rounds() + ", every=" + run.every() + ")");
    }

    private String free(String name) {
        String found = name;
        for (int k = 2; !taken.add(found); k++) {
            found = name + "_" + k;
        }
        return found;
    }

    /// A matrix has a name, and is written once.
    private String graph(String parameter, String text, NumpyRun run) {
        return graphs.computeIfAbsent("# " + run.mixing().name() + "\n%s = " + text, k -> free(parameter));
    }

    private String text(String source) {
        String algorithms = String.join("\n\n\n", functions);
        List<String> data = new ArrayList<>();
        problems.forEach((p, name) -> data.add("# " + p.describe() + "\n" + ProblemText.of(name, p, algorithms, where.get(p).typing().algorithm.name().span())));
        graphs.forEach((text, name) -> data.add(text.replaceFirst("%s", name)));
        String main = "if __name__ == \"__main__\":\n" + String.join("\n", calls);
        String rest = String.join("\n\n", data) + "\n\n\n" + algorithms + "\n\n\n" + main + "\n";
        library.need(rest);
        String pieces = String.join("\n\n\n", library.pieces());
        return head(source, pieces, rest) + pieces + "\n\n\n" + rest;
    }

    private static String head(String source, String pieces, String rest) {
        boolean packed = rest.contains("unpacked(");
        boolean draws = rest.contains("rng.") || rest.contains("Sampler(") || (pieces + rest).contains("rng.") && !pieces.contains("class Quadratic");
        StringBuilder out = new StringBuilder("\"\"\"" + source + ABOUT);
        out.append(draws ? "\nDraws are those of NumPy's generator: iterates differ from fopt's.\n" : "").append("\"\"\"\n");
        out.append(packed ? "import base64\n" : "").append("import sys\n").append(packed ? "import zlib\n" : "").append("\nimport numpy as np\n\n");
        return out.append((pieces + rest).contains("rng.") ? "rng = np.random.default_rng(1)\n\n\n" : "\n").toString();
    }
}
