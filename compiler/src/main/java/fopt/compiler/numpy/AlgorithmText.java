package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Writes an algorithm as a generator function: it yields what is measured, after the initialisation and after each round.
final class AlgorithmText {
    private final Frame frame;
    private final Typing typing;
    private final Lines lines;
    private final Formulas formulas;
    private final Statements statements;

    private AlgorithmText(NumpyRun run, Library library, boolean copies) {
        frame = new Frame(run, library, copies);
        typing = run.typing();
        lines = frame.lines;
        formulas = new Formulas(frame);
        statements = new Statements(frame, formulas);
    }

    /// A function.
    ///
    /// @param name as the algorithm is called
    /// @param text from the parentheses on
    /// @param arguments what a run gives it beside problem, x0 and rounds, by name
    record Written(String name, String text, SequencedMap<String, String> arguments) {}

    /// Copies arrays that get a second name only where some array changes in place.
    static Written of(NumpyRun run, Library library) {
        AlgorithmText careful = new AlgorithmText(run, library, true);
        Written written = careful.write();
        return careful.frame.mustCopy() ? written : new AlgorithmText(run, library, false).write();
    }

    private Written write() {
        List<String> start = lines.apart(0, () -> {
            parameters();
            of(Member.State.class).forEach(s -> statements.state(typing.declared(s.name()), s.value()));
            of(Member.Init.class).forEach(i -> statements.write(i.body()));
        });
        List<String> round = lines.apart(1, () -> of(Member.Round.class).forEach(r -> statements.write(r.body())));
        List<String> output = lines.apart(0, () -> lines.add("yield " + frame.kept(measured())));
        List<String> body = lines.apart(0, () -> {
            lines.addAll(start);
            frame.histories.forEach((variable, past) -> lines.add(past + " = [" + frame.past(variable) + "]"));
            frame.averages.forEach((call, name) -> lines.add(name + ", " + name + "_weight = " + frame.kept(average(call, "v")) + ", 0.0"));
            lines.addAll(output);
            lines.block("for t in range(1, rounds + 1)", () -> {
                lines.addAll(round);
                frame.averages.forEach(this::update);
                frame.histories.forEach((variable, past) -> lines.add(past + ".append(" + frame.kept(frame.variable(variable)) + ")"));
                lines.addAll(output.stream().map(Lines::deeper).toList());
            });
        });
        return written(start, body);
    }

    private Written written(List<String> start, List<String> body) {
        SequencedMap<String, String> arguments = graphs(body);
        boolean changing = arguments.containsKey("Ws");
        List<String> head = new ArrayList<>();
        List<String> sizes = List.of("n", "d").stream().filter(s -> mentions(body, s)).toList();
        if (!sizes.isEmpty()) {
            head.add(String.join(", ", sizes) + " = " + sizes.stream().map(s -> "problem." + s).collect(Collectors.joining(", ")));
        }
        frame.beforehand.forEach((name, made) -> head.add(name + " = " + made));
        if (mentions(body, "degree")) {
            head.add("degree = np.array([len(others) for others in near])");
        }
        if (mentions(start, "t")) {
            head.add("t = 0");
        }
        if (changing && mentions(start, "W")) {
            head.add("W = Ws[which[0]]");
        }
        String loop = "for t in range(1, rounds + 1):";
        List<String> whole = new ArrayList<>(head.stream().map(Lines::deeper).toList());
        for (String line : body) {
            whole.add(line);
            if (changing && line.strip().equals(loop)) {
                whole.add(Lines.deeper(Lines.deeper("W = Ws[which[t - 1]]")));
            }
        }
        arguments.putAll(frame.arguments);
        String parameters = arguments.keySet().stream().map(a -> ", " + a).collect(Collectors.joining());
        return new Written(PythonNames.plain(typing.algorithm.name().id()), "(problem, x0, rounds" + parameters + "):\n" + doc() + String.join("\n", whole), arguments);
    }

    private <T extends Member> List<T> of(Class<T> kind) {
        return typing.algorithm.members().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Whether a name of Python stands in the lines.
    private static boolean mentions(List<String> lines, String name) {
        java.util.regex.Pattern whole = java.util.regex.Pattern.compile("(?<![\\w.\"])" + name + "(?![\\w\"])");
        return lines.stream().anyMatch(l -> whole.matcher(l).find());
    }

    // ---- parameters

    /// Those that are neither known before the run, nor functions, nor change with the round are computed at the start; the others are written out.
    private void parameters() {
        for (Symbol.Parameter p : typing.parameters()) {
            p.value.filter(e -> typing.of(e).type() instanceof Type.Function).ifPresent(formulas::closedOver);
            boolean number = p.value.filter(e -> typing.of(e).type() instanceof Type.Real).isPresent();
            if (number && frame.known.parameter(p).isEmpty() && Changing.once(p.value.get(), typing)) {
                statements.declare(p, formulas.of(p.value.get()), p.value.get());
            }
        }
    }

    // ---- what is measured

    private Code measured() {
        List<Member.Output> outputs = of(Member.Output.class);
        return outputs.isEmpty() ? of(Member.State.class).stream().filter(s -> s.name().id().equals("x")).findFirst()
                .map(s -> frame.variable(typing.declared(s.name()))).orElseThrow() : formulas.of(outputs.getFirst().value());
    }

    private Code average(Expr.Call c, String argument) {
        return formulas.of(typing.arguments(c).named().get(argument));
    }

    private void update(Expr.Call c, String name) {
        boolean weighted = typing.arguments(c).named().containsKey("weight");
        String weight = weighted ? frame.names.fresh("weight") : "1";
        if (weighted) {
            lines.add(weight + " = " + average(c, "weight").text());
        }
        lines.add(name + "_weight = " + name + "_weight + " + weight);
        lines.add(name + " = " + name + " + " + weight + " / " + name + "_weight * (" + average(c, "v").text() + " - " + name + ")");
    }

    // ---- the graph

    /// W, or the matrices of all rounds, and who hears whom.
    private SequencedMap<String, String> graphs(List<String> body) {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        NumpyRun run = frame.run;
        if (run.mixing() == null) {
            return arguments;
        }
        if (mentions(body, "W") && run.mixing().constant()) {
            arguments.put("W", Graphs.matrix(run.mixing().at(1, run.seed())));
        } else if (mentions(body, "W")) {
            Graphs.Rounds rounds = Graphs.rounds(run.mixing(), run.rounds(), run.seed(), typing.algorithm.name().span());
            arguments.put("Ws", rounds.matrices().stream().map(Graphs::matrix).collect(Collectors.joining(", ", "[", "]")));
            arguments.put("which", Numbers.indices(rounds.which()));
        }
        if (mentions(body, "near") || mentions(body, "degree")) {
            if (!run.mixing().constant()) {
                throw Untranscribed.at(typing.algorithm.name().span(), "neighbours in a graph that changes");
            }
            arguments.put("near", Graphs.neighbours(run.mixing().at(1, run.seed())));
        }
        return arguments;
    }

    // ---- words

    /// The first line of the comment, and where the numbers come from.
    private String doc() {
        Decl.Algorithm a = typing.algorithm;
        String first = a.doc().lines().findFirst().orElse(a.name().written()).replace("\\", "\\\\").replace("\"", "'");
        List<String> formulas = typing.parameters().stream().filter(p -> frame.arguments.containsKey(frame.names.of(p)))
                .filter(p -> p.value.isPresent() && frame.known.parameter(p).filter(v -> v instanceof Value.Num).isPresent())
                .filter(p -> !(p.value.get() instanceof Expr.Number) && !(p.value.get() instanceof Expr.Percent))
                .map(p -> "    " + frame.names.of(p) + " = " + p.value.get().span().text().replaceAll("\\s+", " ").replace("\"", "'")).toList();
        return Lines.deeper("\"\"\"" + first + (formulas.isEmpty() ? "" : "\n\n" + String.join("\n", formulas) + "\n    ") + "\"\"\"\n");
    }
}
