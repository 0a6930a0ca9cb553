package fopt;

import fopt.compiler.check.Declarations;
import fopt.compiler.check.ScriptChecker;
import fopt.compiler.eval.Value;
import fopt.compiler.run.Dump;
import fopt.compiler.run.HostValues;
import fopt.compiler.run.Imports;
import fopt.compiler.run.Overrides;
import fopt.compiler.run.Script;
import fopt.compiler.run.ScriptFailed;
import fopt.compiler.run.ScriptRun;
import fopt.compiler.run.Surroundings;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.compiler.source.Spelling;
import fopt.runtime.record.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A checked program. Immutable; may be run many times.
public final class Program {
    private final List<Source> sources;
    private final Script script;
    private final List<Diagnostic> warnings;

    private Program(List<Source> sources, Script script, List<Diagnostic> warnings) {
        this.sources = sources;
        this.script = script;
        this.warnings = warnings;
    }

    static Program of(Source source, Surroundings surroundings) {
        if (source.text().length() > surroundings.limits().sourceChars()) {
            throw FoptException.ended("E836", source.name() + " has " + source.text().length() + " characters, more than the host's limit of "
                    + surroundings.limits().sourceChars(), List.of());
        }
        Diagnostics diagnostics = new Diagnostics();
        Imports.Loaded program = Imports.into(Parser.parse(source, diagnostics), surroundings, diagnostics);
        Declarations library = Script.library(surroundings.given());
        if (!diagnostics.hasErrors()) {
            ScriptChecker.check(program.unit(), library, Script.types(surroundings.given()), diagnostics);
        }
        List<Diagnostic> concerning = diagnostics.all().stream().filter(d -> Imports.concerns(d, source)).toList();
        if (diagnostics.hasErrors()) {
            throw new CompilationException(concerning);
        }
        return new Program(program.sources(), new Script(program.unit(), library.program(program.unit()), surroundings), concerning);
    }

    /// Name and text.
    public Source source() {
        return sources.getFirst();
    }

    /// The program's own source, and those of the files that it imports.
    public List<Source> sources() {
        return sources;
    }

    public List<Diagnostic> warnings() {
        return warnings;
    }

    /// What each algorithm sends, statement by statement, and what each run is made of; for `fopt check`.
    ///
    /// @throws CompilationException if a run asks for what there is not
    public String check() {
        return new fopt.compiler.run.Check(script).text();
    }

    /// What a statement sends in one run, in bits.
    ///
    /// @param call the primitive; empty for what assigning a public variable sends
    /// @param figure of a message, and of all of a round: `1.92 kbit × 50 = 96 kbit`
    public record Cost(String run, Span statement, Optional<Span> call, String figure) {}

    /// What the statements send in each run, in the order of the runs: reads their data, and runs nothing. What cannot be told before a run is left out, also where a limit of the host
    /// ends the search.
    public List<Cost> costs() {
        List<Cost> found = new ArrayList<>();
        try {
            new Watched(RunListener.NONE, script.surroundings().limits()).watch(() -> {
                new fopt.compiler.run.Check(script).costs(found::add);
                return new Outcome(List.of(), false);
            });
        } catch (FoptException ended) {
            // what was found before stays
        }
        return List.copyOf(found);
    }

    /// What a stage of the compiler made: tokens, tree, types, ir, opt, class, plan.
    ///
    /// @param algorithm restricts the dump to one algorithm; null for all runs of the script
    /// @throws CompilationException if a run asks for what there is not
    public String dump(String stage, String algorithm) {
        return new Dump(source(), script).stage(stage, algorithm);
    }

    /// The titles of the program's tests, in order.
    public List<String> tests() {
        return script.tests().stream().map(Decl.Test::title).toList();
    }

    /// Runs one test, as a script of its own.
    ///
    /// @param title one of [#tests]
    /// @throws CompilationException with E328 if an `assert` does not hold, or with the errors that only a run can know
    public Outcome test(String title, RunOptions options, RunListener listener) {
        Decl.Test test = script.tests().stream().filter(t -> t.title().equals(title)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no test \"" + title + "\""));
        return run(script.of(test), options, listener);
    }

    /// Runs the script.
    ///
    /// @throws CompilationException with the errors of an override, and those that only a run can know; rows of earlier runs have reached the listener
    public Outcome run(RunOptions options, RunListener listener) {
        return runUnder(watched(listener), options);
    }

    /// The script with other values for some of its names; it is checked with these.
    private Script with(RunOptions options) {
        Map<String, Value> given = new HashMap<>();
        options.values().forEach((name, value) -> given.put(Spelling.canonical(name), HostValues.of(name, value)));
        Unit unit = Overrides.without(Overrides.into(script.unit(), options.overrides()), given.keySet());
        given.putAll(script.given());
        Diagnostics diagnostics = new Diagnostics();
        Declarations library = Script.library(given);
        ScriptChecker.check(unit, library, Script.types(given), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new CompilationException(diagnostics.all().stream().filter(Diagnostic::isError).toList());
        }
        return new Script(unit, library.program(unit), script.surroundings().with(given));
    }

    /// Starts the script in a thread of its own.
    public Running start(RunOptions options, RunListener listener) {
        return new Running(this, options, listener, false);
    }

    /// Starts the script in a thread of its own, whose rows are pulled: it waits for whoever takes them. Iterate once, to the end, or
    /// [cancel][Running#cancel] what `started` is given.
    ///
    /// The iterator throws a [FoptException] at the end if the program failed; if it was cancelled, it only ends.
    ///
    /// @param started is given the running program first; may be null
    public Iterable<Row> rows(RunOptions options, Consumer<Running> started) {
        Running running = new Running(this, options, RunListener.NONE, true);
        if (started != null) {
            started.accept(running);
        }
        return running::rows;
    }

    /// The same as a stream, which is closed when it is no longer wanted: that cancels the program.
    public Stream<Row> stream(RunOptions options) {
        Running running = new Running(this, options, RunListener.NONE, true);
        Spliterator<Row> rows = Spliterators.spliteratorUnknownSize(running.rows(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        return StreamSupport.stream(rows, false).onClose(() -> running.cancel("its rows are no longer wanted"));
    }

    private static Outcome run(Script script, RunOptions options, RunListener listener) {
        return run(script, options, new Watched(listener, script.surroundings().limits()));
    }

    private static Outcome run(Script script, RunOptions options, Watched watched) {
        try {
            return watched.watch(() -> new ScriptRun(script, options, watched).run());
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics(), f.runs(), f.getCause());
        }
    }

    /// A listener under the limits of this program, to be given to [#run].
    Watched watched(RunListener listener) {
        return new Watched(listener, script.surroundings().limits());
    }

    Outcome runUnder(Watched watched, RunOptions options) {
        Objects.requireNonNull(options, "there are no options: RunOptions.standard() has the usual ones");
        return run(options.overrides().isEmpty() && options.values().isEmpty() ? script : with(options), options, watched);
    }
}
