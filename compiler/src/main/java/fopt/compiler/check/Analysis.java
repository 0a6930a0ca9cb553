package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The state of one analysis, shared by the rules: what is known of variables, the side table, and the diagnostics.
///
/// The statements are gone through again and again until no variable changes; only the last time diagnostics count.
final class Analysis {
    /// The type of what could not be typed: an error was reported there, and others because of it would only confuse.
    static final Typed UNTYPED = new Typed(Type.ANY, Placement.SHARED, Knowledge.KNOWN);

    /// A value that is sent: by a primitive (`call`, on a route), or by assigning a public variable (`target`, on all its routes).
    ///
    /// @param place the statement, or the declaration of the state variable
    record Shipment(Optional<Expr.Call> call, Optional<Route> route, Optional<Symbol.State> target, Expr value, Context context, Typing.Phase phase,
            Span place) {}

    final Typing typing;
    private final Diagnostics diagnostics;
    private boolean reporting;
    private final Map<Symbol, Variable> variables = new IdentityHashMap<>();
    private final Map<Name, Symbol.Local> locals = new IdentityHashMap<>();
    private final Map<Object, Scope> closures = new IdentityHashMap<>();
    private final Set<Symbol> read = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> called = Collections.newSetFromMap(new IdentityHashMap<>());
    final Deque<Object> calls = new ArrayDeque<>();
    /// In the order of the program.
    final List<Shipment> shipments = new ArrayList<>();
    private Typing.Phase phase = Typing.Phase.START;
    private Span statement;
    /// Conditions of nodes whose outcome must be told, because public variables are assigned under them.
    final Map<Stmt.If, Set<Symbol.State>> told = new IdentityHashMap<>();
    /// The statements to which the branches around belong.
    final Map<Context, Stmt.If> branches = new IdentityHashMap<>();
    /// The conditions, counts and domains of the branches and loops around.
    final Map<Context, Expr> rulers = new IdentityHashMap<>();
    /// States whose initial value has been assigned already.
    final Set<Symbol> initialised = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean failed;
    private boolean observing;

    Analysis(Typing typing, Diagnostics diagnostics) {
        this.typing = typing;
        this.diagnostics = diagnostics;
    }

    /// Whether diagnostics count from now on.
    void report(boolean on) {
        reporting = on;
    }

    EventRules events;

    private Expr alone;

    /// What is checked next is a statement of its own: its value is not used.
    void alone(Expr e) {
        alone = e;
    }

    boolean isAlone(Expr e) {
        return alone == e;
    }

    void beginPass() {
        shipments.clear();
        told.clear();
        branches.clear();
        rulers.clear();
        initialised.clear();
    }

    /// What is checked next: a statement of this phase, or the declaration of a state variable.
    void at(Typing.Phase newPhase) {
        phase = newPhase;
    }

    void at(Span newStatement) {
        statement = newStatement;
    }

    /// A primitive sends a value.
    void send(Expr.Call call, Expr value, Route route, Context context) {
        shipments.add(new Shipment(Optional.of(call), Optional.of(route), Optional.empty(), value, context, phase, statement));
    }

    /// The result of a job, or a message of the algorithm's own.
    void deliver(Expr value, Route route, Context context) {
        shipments.add(new Shipment(Optional.empty(), Optional.of(route), Optional.empty(), value, context, phase, statement));
    }

    /// A public variable is assigned; `value` is what it is assigned, or what is added to it.
    void publish(Symbol.State target, Expr value, Context context) {
        shipments.add(new Shipment(Optional.empty(), Optional.empty(), Optional.of(target), value, context, phase, statement));
    }

    /// Whether it is the statements of `round` that are checked.
    boolean isRound() {
        return phase == Typing.Phase.ROUND;
    }

    /// Reports an error or a warning; what is wrong has no type.
    Typed fail(Diagnostic d) {
        if (reporting) {
            diagnostics.add(phase == Typing.Phase.EVENT && !observing ? EventErrors.whereOneActs(d) : d);
            failed |= d.isError();
        }
        return UNTYPED;
    }

    /// The same, for what takes a while to put into words; only called if diagnostics count.
    Typed fail(Supplier<Diagnostic> d) {
        return reporting ? fail(d.get()) : UNTYPED;
    }

    boolean hasErrors() {
        return failed;
    }

    Variable variable(Symbol s) {
        return variables.computeIfAbsent(s, k -> Variable.inferred());
    }

    void variable(Symbol s, Variable v) {
        variables.put(s, v);
    }

    /// Puts the types of all variables into the side table.
    void recordVariables() {
        variables.forEach((s, v) -> {
            typing.setVariable(s, v.typed());
            if (s instanceof Symbol.Local && v.values().size() == 1) {
                typing.setMeaning(s, v.values().getFirst());
            }
        });
    }

    /// The types of all variables, to see whether a pass changed one.
    Map<Symbol, Typed> snapshot() {
        Map<Symbol, Typed> all = new HashMap<>();
        variables.forEach((s, v) -> all.put(s, v.typed()));
        return all;
    }

    Symbol.Local local(Name name) {
        return locals.computeIfAbsent(name, Symbol.Local::new);
    }

    void closure(Decl.Fun fun, Scope scope) {
        closures.put(fun, scope);
    }

    void closure(Expr.Lambda lambda, Scope scope) {
        closures.put(lambda, scope);
    }

    /// The names around a function where it is written.
    Scope around(Object functionOrLambda, Scope otherwise) {
        return closures.getOrDefault(functionOrLambda, otherwise);
    }

    void read(Symbol s) {
        read.add(s);
        if (!observing && s instanceof Symbol.Ambient a) {
            typing.use(a.id());
        }
    }

    /// From now on the algorithm is only looked at.
    void observe() {
        observing = true;
    }

    boolean isRead(Symbol s) {
        return read.contains(s);
    }

    void called(Decl.Fun fun) {
        called.add(fun);
    }

    boolean isCalled(Decl.Fun fun) {
        return called.contains(fun);
    }
}
