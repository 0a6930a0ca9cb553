package fopt;

import fopt.compiler.check.Builtin;
import fopt.compiler.check.Builtins;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.Declared;
import fopt.compiler.check.ScriptChecker;
import fopt.compiler.eval.Value;
import fopt.compiler.run.Dump;
import fopt.compiler.run.HostValues;
import fopt.compiler.run.Imports;
import fopt.compiler.run.Script;
import fopt.compiler.run.ScriptFailed;
import fopt.compiler.run.ScriptRun;
import fopt.compiler.run.Surroundings;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import fopt.runtime.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A script that is written entry by entry, each checked and run before the next: what a REPL or a notebook holds.
///
/// Unlike in a script, a name may be given a new meaning; what was declared before sees the new one. What an entry computes (a `run`, or a value)
/// is the variable `_1`, `_2`, … by the number of the entry. An entry with an error changes nothing, except that what ran before the
/// error stays. Must be used by one thread at a time.
public final class Session {
    private final Surroundings surroundings;
    private final Declarations library;
    private final Map<String, Value> variables = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private List<Item> standing = new ArrayList<>();
    private int number = 1;

    /// An entry that ran. @param value where in its text the expression begins whose value is `_number`; -1 if it ends in no expression
    private record Entry(int number, String text, int value, boolean isRun) {}

    /// @param folder where files that entries name are looked for first
    public Session(Path folder) {
        this(Surroundings.open(folder));
    }

    Session(Surroundings surroundings) {
        this.surroundings = surroundings;
        library = Script.library(surroundings.given());
        variables.putAll(surroundings.given());
    }

    /// The number of the next entry.
    public int number() {
        return number;
    }

    /// Gives the next entry another number than that behind the last one: a notebook counts cells that fail, too.
    public void number(int next) {
        number = next;
    }

    /// Whether a text is the beginning of an entry that goes on: a bracket is open, or an expression lacks its end.
    public static boolean isIncomplete(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Parser.parse(new Source("", text), diagnostics);
        int end = text.stripTrailing().length();
        return diagnostics.hasErrors() && diagnostics.all().getFirst().span().start() >= end && !text.isBlank()
                || diagnostics.all().stream().anyMatch(d -> d.code().equals("E001") && d.span().text().startsWith("\"\"\""));
    }

    /// What the last entry computed; empty if it computed nothing.
    public Optional<Computed> computed() {
        return Optional.ofNullable(variables.get("_" + (number - 1))).map(v -> {
            Optional<Table> table = v instanceof Value.Results r ? Optional.of(Table.of(r.runs())) : Optional.empty();
            return new Computed(table.map(Table::render).orElseGet(() -> v.show() + "\n"), table);
        });
    }

    /// A value, or results of runs.
    ///
    /// @param text as `print` shows it, ended by a newline
    /// @param table the results
    public record Computed(String text, Optional<Table> table) {}

    /// Checks an entry and runs it.
    ///
    /// @param source its name stands in front of line numbers in diagnostics
    /// @throws CompilationException with its errors; rows and texts of what ran before them have reached the listener
    public Outcome enter(Source source, RunOptions options, RunListener listener) {
        return enter(source, surroundings, options, listener);
    }

    /// Checks a script and runs it as one entry; files that it names are looked for beside it first.
    ///
    /// @throws IOException if it cannot be read
    /// @throws CompilationException as [#enter]
    public Outcome load(Path script, RunOptions options, RunListener listener) throws IOException {
        Source source = new Source(script.toString(), Files.readString(script));
        return enter(source, surroundings.in(script.toAbsolutePath().getParent()), options, listener);
    }

    private Outcome enter(Source source, Surroundings around, RunOptions options, RunListener listener) {
        Diagnostics diagnostics = new Diagnostics();
        Unit parsed = Parser.parse(source, diagnostics);
        Unit whole = behind(named(Imports.into(parsed, around, diagnostics).unit()));
        if (!diagnostics.hasErrors()) {
            ScriptChecker.check(whole, library, Script.types(variables), diagnostics);
        }
        var concerning = diagnostics.all().stream().filter(d -> Imports.concerns(d, source)).toList();
        if (diagnostics.hasErrors()) {
            throw new CompilationException(concerning);
        }
        if (!concerning.isEmpty()) {
            listener.warned(concerning);
        }
        Outcome outcome = run(whole, around, options, listener);
        standing = whole.items().stream().filter(this::stands).collect(Collectors.toCollection(ArrayList::new));
        entries.add(entry(parsed));
        number++;
        return outcome;
    }

    /// Checks an entry without running it. @throws CompilationException with its errors
    public void check(Source source) {
        checked(source);
    }

    /// The value of an expression, which gets no name. @throws CompilationException if it has errors, or is no expression
    public Object evaluate(Source source) {
        Unit whole = checked(source);
        if (whole.items().isEmpty() || !(whole.items().getLast() instanceof Stmt.Let l) || !l.names().getFirst().id().equals(own())) {
            throw new IllegalArgumentException(source.text() + " is no expression");
        }
        try {
            Map<String, Value> found = new TreeMap<>();
            Watched watched = new Watched(RunListener.NONE, surroundings.limits());
            watched.watch(() -> {
                ScriptRun run = new ScriptRun(script(whole), RunOptions.standard(), watched);
                Outcome outcome = run.run();
                found.putAll(run.variables());
                return outcome;
            });
            return HostValues.toHost(found.get(own()));
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics(), f.runs(), f.getCause());
        }
    }

    private Outcome run(Unit whole, Surroundings around, RunOptions options, RunListener listener) {
        Watched watched = new Watched(listener, surroundings.limits());
        try {
            Outcome outcome = watched.watch(() -> run(new ScriptRun(script(whole, around), options, watched)));
            if (!whole.items().isEmpty() && whole.items().getLast() instanceof Stmt.Value) {
                variables.put(own(), new Value.Results(outcome.runs()));
            }
            return outcome;
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics(), f.runs(), f.getCause());
        }
    }

    /// What the script has computed stays, however it ends.
    private Outcome run(ScriptRun run) {
        try {
            return run.run();
        } finally {
            keep(run);
        }
    }

    /// The name of what the present entry computes.
    private String own() {
        return "_" + number;
    }

    private void keep(ScriptRun run) {
        variables.putAll(run.variables());
    }

    private Script script(Unit whole) {
        return script(whole, surroundings);
    }

    private Script script(Unit whole, Surroundings around) {
        return new Script(whole, library.program(whole), around.with(variables));
    }

    /// An entry that is an expression gives its value a name, that of its number; a run keeps the name of its algorithm.
    private Unit named(Unit entry) {
        if (entry.items().isEmpty() || !(entry.items().getLast() instanceof Stmt.Value v) || v.value() instanceof Expr.Run) {
            return entry;
        }
        List<Item> items = new ArrayList<>(entry.items());
        items.set(items.size() - 1, new Stmt.Let(v.span(), List.of(new Name(v.span(), own(), own())), List.of(v.value())));
        return new Unit(entry.source(), List.copyOf(items));
    }

    /// What stands, without the names that the entry gives a new meaning, and then the entry.
    private Unit behind(Unit entry) {
        Set<String> fresh = entry.items().stream().flatMap(i -> names(i).stream()).collect(Collectors.toSet());
        Stream<Item> old = standing.stream().filter(i -> names(i).stream().noneMatch(fresh::contains));
        return new Unit(entry.source(), Stream.concat(old, entry.items().stream()).toList());
    }

    private static List<String> names(Item item) {
        return item instanceof Stmt.Let l ? l.names().stream().map(Name::id).toList() : Declared.name(item).map(Name::id).stream().toList();
    }

    /// Declarations stand, and functions that a `let` names: what they do is in their text, not in a value.
    private boolean stands(Item item) {
        return Declared.name(item).isPresent() || item instanceof Stmt.Let l
                && l.names().stream().allMatch(n -> variables.get(n.id()) instanceof Value.LambdaValue || variables.get(n.id()) instanceof Value.FunValue
                || variables.get(n.id()) instanceof Value.Extern);
    }

    private Entry entry(Unit parsed) {
        String source = parsed.source().text().stripTrailing();
        int start = source.length() - source.stripLeading().length();
        boolean computes = !parsed.items().isEmpty() && parsed.items().getLast() instanceof Stmt.Value;
        Stmt.Value last = computes ? (Stmt.Value) parsed.items().getLast() : null;
        return new Entry(number, source.substring(start), computes ? last.span().start() - start : -1, computes && last.value() instanceof Expr.Run);
    }

    /// The entries that ran without an error, as one script: what an entry computed has a name there if a later one uses it, and is printed if not.
    public String text() {
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < entries.size(); k++) {
            Entry e = entries.get(k);
            Pattern used = Pattern.compile("(?<![\\p{L}\\p{N}_])_" + e.number() + "(?![\\p{L}\\p{N}_])");
            boolean named = entries.subList(k + 1, entries.size()).stream().anyMatch(later -> used.matcher(later.text()).find());
            String before = named ? "let _" + e.number() + " = " : e.isRun() ? "" : "print ";
            out.append(e.value() < 0 ? e.text() : e.text().substring(0, e.value()) + before + e.text().substring(e.value())).append('\n');
        }
        return out.toString();
    }

    /// The value of a variable: numbers, strings, double[], lists, results of runs as a list; empty if there is none.
    public Optional<Object> value(String name) {
        return Optional.ofNullable(variables.get(Spelling.canonical(name))).map(HostValues::toHost);
    }

    /// Gives a variable a value of the host, as [RunOptions#with] does.
    public void give(String name, Object value) {
        variables.put(Spelling.canonical(name), HostValues.of(value));
    }

    /// Forgets the value of a variable.
    public void forget(String name) {
        variables.remove(Spelling.canonical(name));
    }

    /// Forgets all names; the numbers go on.
    public void clear() {
        variables.clear();
        variables.putAll(surroundings.given());
        standing.clear();
        entries.clear();
    }

    // ---- what it knows

    /// Variables with their values in one line each: by name, then what entries computed, by their numbers.
    public Map<String, String> variables() {
        Map<String, String> out = new TreeMap<>(Comparator.<String>comparingInt(name -> name.matches("_\\d+") ? Integer.parseInt(name.substring(1)) : 0)
                .thenComparing(Comparator.naturalOrder()));
        variables.forEach((name, v) -> out.put(name, v instanceof Value.Results r
                ? "results of " + r.runs().stream().map(x -> x.label()).distinct().collect(Collectors.joining(", ")) : v.show()));
        return out;
    }

    /// All names that an entry may use: variables, declarations, built-ins.
    public Set<String> names() {
        Set<String> all = new TreeSet<>(variables.keySet());
        Declarations known = declarations();
        known.algorithms().values().forEach(a -> all.add(a.name().written()));
        known.funs().values().forEach(f -> all.add(f.name().written()));
        known.problems().values().forEach(p -> all.add(p.name().written()));
        known.compressors().values().forEach(c -> all.add(c.name().written()));
        Builtins.ALL.forEach(b -> all.add(b.name()));
        return all;
    }

    /// The parameters of an algorithm or function, as they are written; empty for other names.
    public List<String> parameters(String name) {
        String id = Spelling.canonical(name);
        Declarations known = declarations();
        Stream<Decl.Param> declared = Stream.of(Optional.ofNullable(known.algorithms().get(id)).map(Decl.Algorithm::parameters),
                Optional.ofNullable(known.funs().get(id)).map(Decl.Fun::parameters), Optional.ofNullable(known.problems().get(id)).map(Decl.Problem::parameters),
                Optional.ofNullable(known.compressors().get(id)).map(Decl.Compressor::parameters)).flatMap(Optional::stream).findFirst().stream().flatMap(List::stream);
        List<String> own = declared.map(p -> p.name().written()).toList();
        return own.isEmpty() ? Builtins.named(id).map(b -> b.parameters().stream().map(Builtin.Parameter::name).toList()).orElse(List.of()) : own;
    }

    /// How a name is used, and what it is; empty if nothing has that name.
    public Optional<String> help(String name) {
        String id = Spelling.canonical(name);
        Declarations known = declarations();
        return Stream.of(
                        Optional.ofNullable(known.algorithms().get(id)).map(a -> about("algorithm ", a.name(), a.parameters(), a.doc())),
                        Optional.ofNullable(known.funs().get(id)).map(f -> about("fun ", f.name(), f.parameters(), f.doc())),
                        Optional.ofNullable(known.problems().get(id)).map(p -> about("problem ", p.name(), p.parameters(), p.doc())),
                        Optional.ofNullable(known.compressors().get(id)).map(c -> about("compressor ", c.name(), c.parameters(), c.doc())),
                        Builtins.named(id).or(() -> Builtins.setting(id)).map(b -> b.signature() + "\n" + b.doc() + "\n"))
                .flatMap(Optional::stream).findFirst();
    }

    private static String about(String kind, Name name, List<Decl.Param> parameters, String doc) {
        return kind + name.written() + parameters.stream().map(p -> p.span().text()).collect(Collectors.joining(", ", "(", ")")) + "\n"
                + (doc.isBlank() ? "" : doc.strip() + "\n");
    }

    private Declarations declarations() {
        return library.program(new Unit(new Source("", ""), List.copyOf(standing)));
    }

    /// What an expression is: `a problem`, `a table of numbers`.
    ///
    /// @throws CompilationException if it has errors
    public String type(String expression) {
        Source source = new Source("[type]", expression);
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(source, diagnostics);
        if (!diagnostics.hasErrors() && !(unit.items().size() == 1 && unit.items().getFirst() instanceof Stmt.Value)) {
            return "a statement has no type";
        }
        String type = "";
        if (!diagnostics.hasErrors()) {
            Expr value = ((Stmt.Value) unit.items().getFirst()).value();
            String id = "_type";
            Unit whole = behind(new Unit(source, List.of(new Stmt.Let(value.span(), List.of(new Name(value.span(), id, id)), List.of(value)))));
            type = fopt.compiler.types.TypeNames.of(ScriptChecker.check(whole, library, Script.types(variables), diagnostics).variables().get(id));
        }
        if (diagnostics.hasErrors()) {
            throw new CompilationException(diagnostics.all());
        }
        return type;
    }

    /// What a stage of the compiler made of an entry, or of the algorithm that it names, as [Program#dump] does of a program.
    ///
    /// @throws CompilationException if it has errors
    public String dump(String stage, String entry) {
        Source source = new Source("[dump]", entry);
        if (declarations().algorithms().containsKey(Spelling.canonical(entry.strip()))) {
            return new Dump(source, script(behind(new Unit(source, List.of())))).stage(stage, entry.strip());
        }
        return new Dump(source, script(checked(source))).stage(stage, null);
    }

    /// An entry behind what stands, without what it imports.
    private Unit checked(Source source) {
        Diagnostics diagnostics = new Diagnostics();
        Unit whole = behind(named(Parser.parse(source, diagnostics)));
        if (!diagnostics.hasErrors()) {
            ScriptChecker.check(whole, library, Script.types(variables), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            throw new CompilationException(diagnostics.all().stream().filter(d -> Imports.concerns(d, source)).toList());
        }
        return whole;
    }
}
