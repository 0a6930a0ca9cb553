package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Typed;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// What the checker knows of one algorithm, used with certain arguments: a side table, keyed by the identity of tree nodes.
///
/// Functions are inlined: every call of a `fun` or a lambda has an [Expansion] with a fresh copy of the body, and the copy's nodes
/// have entries of their own here. The tree itself is never written to.
public final class Typing {
    /// A call of a function written in the language, inlined: `functions` (the callee if it is itself a call, and arguments that are functions)
    /// are evaluated for the values that they close over, `parameters[k]` is bound to `arguments[k]`, then `body` runs (possibly empty: lets and
    /// control flow) and `value` is the result.
    public record Expansion(List<Expr> functions, List<Symbol.Local> parameters, List<Expr> arguments, List<Stmt> body, Expr value) {}

    public final Decl.Algorithm algorithm;
    /// When something is sent: with the initial values, in `init` (both are round 0), in each round, or at an event.
    public enum Phase { START, INIT, ROUND, EVENT }

    /// A value that is sent, by a primitive (`call`) or by assigning a public variable (`variable`).
    ///
    /// @param statement where, as it stands in the program
    /// @param routes on which it is sent; none for a public variable that nobody else reads
    /// @param cohort what stands behind the `on` around it; empty if all nodes take part
    /// @param members the expression of that, through a `let` with one value
    /// @param conditions the conditions and loop counts around it, outermost first
    public record Sent(Phase phase, Span statement, Expr value, Set<Route> routes, Optional<Expr.Call> call, Optional<Symbol.State> variable,
            Optional<Span> cohort, Optional<Expr> members, List<Condition> conditions) {}

    /// A condition (`if`, `unless`) or a loop (`for each turn of`) around a statement.
    ///
    /// @param span the condition, count or domain
    /// @param source its expression, through a `let` with one value; empty for `while`
    public record Condition(String word, Span span, Optional<Expr> source) {
        public static final String LOOP = "for each turn of";

        public boolean isLoop() {
            return word.equals(LOOP);
        }

        /// Whether the statement stands behind `else`.
        public boolean isOtherwise() {
            return word.equals("unless");
        }
    }

    /// The arguments of a call of a built-in, by the names of its parameters; `repeated` are those of the parameter that takes any number.
    public record Matched(Map<String, Expr> named, List<Expr> repeated) {}

    private final Map<Expr, Typed> types = new IdentityHashMap<>();
    private final Map<Object, Symbol> symbols = new IdentityHashMap<>();
    private final Map<Expr, Expansion> expansions = new IdentityHashMap<>();
    private final Map<Object, Sending> sendings = new IdentityHashMap<>();
    private final Map<Expr, Symbol> targets = new IdentityHashMap<>();
    private final Map<Expr, Released> releases = new IdentityHashMap<>();
    private final Map<Expr, Matched> matched = new IdentityHashMap<>();
    private final Map<Stmt.If, Set<Route>> told = new IdentityHashMap<>();
    private final Set<String> ambients = new java.util.HashSet<>();
    private final Map<Symbol, Typed> variables = new IdentityHashMap<>();
    private final Map<Symbol, Expr> meanings = new IdentityHashMap<>();
    private final Map<Symbol.State, Set<Route>> routes = new IdentityHashMap<>();

    private List<Symbol.Parameter> parameters = List.of();
    private List<Sent> sent = List.of();

    public Typing(Decl.Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /// Type, placement and knowledge of an expression.
    public Typed of(Expr e) {
        Typed t = types.get(e);
        if (t == null) {
            throw new IllegalStateException("not checked: " + e.span().text());
        }
        return t;
    }

    public void put(Expr e, Typed t) {
        types.put(e, t);
    }

    public boolean has(Expr e) {
        return types.containsKey(e);
    }

    /// What a [Expr.Ref] refers to, or what a [Name] in a declaring position (let, loop variable, state) declares.
    public Symbol symbol(Expr.Ref ref) {
        return symbols.get(ref);
    }

    public Symbol declared(Name name) {
        return symbols.get(name);
    }

    /// The function that `∇` is applied to.
    public Symbol differentiated(Expr.Nabla nabla) {
        return symbols.get(nabla);
    }

    public void bind(Object refOrNameOrNabla, Symbol symbol) {
        symbols.put(refOrNameOrNabla, symbol);
    }

    public Optional<Expansion> expansion(Expr call) {
        return Optional.ofNullable(expansions.get(call));
    }

    public void expand(Expr call, Expansion expansion) {
        expansions.put(call, expansion);
    }

    /// What must be sent: for an argument expression of a communication primitive (the key is the argument), and for a value assigned
    /// to a public variable (the key is the value expression).
    public Optional<Sending> sending(Expr value) {
        return Optional.ofNullable(sendings.get(value));
    }

    public void send(Expr value, Sending sending) {
        sendings.put(value, sending);
    }

    /// The joined type, placement and knowledge of a variable (state, let, loop variable).
    public Typed variable(Symbol s) {
        return variables.get(s);
    }

    public void setVariable(Symbol s, Typed t) {
        variables.put(s, t);
    }

    /// What a name stands for that a `let` gives one value, also through other names; any other expression stands for itself.
    public Expr meant(Expr e) {
        return e instanceof Expr.Ref r && meanings.containsKey(symbol(r)) ? meant(meanings.get(symbol(r))) : e;
    }

    void setMeaning(Symbol s, Expr value) {
        meanings.put(s, value);
    }

    /// All expressions that were checked, those of inlined functions too, and what is known of them.
    public void forEachExpression(BiConsumer<Expr, Typed> visit) {
        types.forEach(visit);
    }

    /// All state, parameters and local names.
    public void forEachVariable(BiConsumer<Symbol, Typed> visit) {
        variables.forEach(visit);
    }

    /// All names that were resolved: an [Expr.Ref], a [Name] in a declaring position, or an [Expr.Nabla].
    public void forEachSymbol(BiConsumer<Object, Symbol> visit) {
        symbols.forEach(visit);
    }

    /// All that is sent, in the order of the program. Empty if there are errors.
    public List<Sent> sent() {
        return sent;
    }

    public void setSent(List<Sent> list) {
        sent = List.copyOf(list);
    }

    /// Whether the algorithm, in its parameters, initial values, `init` or `round`, uses one of the names that the run knows: `r`, `W`,
    /// `x_star`, ….
    public boolean uses(String ambient) {
        return ambients.contains(ambient);
    }

    public void use(String ambient) {
        ambients.add(ambient);
    }

    /// Whether it is driven by events, and not by rounds.
    public boolean isDriven() {
        return isDriven(algorithm);
    }

    /// Whether this algorithm is.
    public static boolean isDriven(Decl.Algorithm algorithm) {
        return EventRules.drive(algorithm);
    }

    /// Whether it can run over a graph only: it talks to neighbours, or uses `W`.
    public boolean needsGraph() {
        return ambients.contains("W") || ambients.contains("j") || ambients.contains("degree");
    }

    /// The algorithm's parameters, in order.
    public List<Symbol.Parameter> parameters() {
        return parameters;
    }

    public void setParameters(List<Symbol.Parameter> list) {
        parameters = List.copyOf(list);
    }

    /// The routes on which a public variable is read, thus on which its assignments send.
    public Set<Route> routes(Symbol.State s) {
        return routes.computeIfAbsent(s, k -> EnumSet.noneOf(Route.class));
    }

    /// What a call calls, after parameters and local names that stand for a function have been followed: a [Symbol.BuiltIn],
    /// [Symbol.Fun], [Symbol.Lambda], or one of the problem's functions ([Symbol.Ambient]); empty for a gradient.
    public Optional<Symbol> target(Expr.Call call) {
        return Optional.ofNullable(targets.get(call));
    }

    /// Whether the algorithm calls a function, be it through others.
    boolean calls(Decl.Fun fun) {
        return targets.values().stream().anyMatch(s -> s instanceof Symbol.Fun f && f.declaration() == fun);
    }

    /// Whether anything is drawn at random.
    boolean draws() {
        return targets.values().stream().anyMatch(s -> s instanceof Symbol.BuiltIn b
                && Builtins.named(b.id()).filter(f -> f.family() == Builtin.Family.DRAW).isPresent());
    }

    public void target(Expr.Call call, Symbol symbol) {
        targets.put(call, symbol);
    }

    /// The arguments of a call of a built-in.
    public Matched arguments(Expr.Call call) {
        return matched.get(call);
    }

    public void match(Expr.Call call, Matched arguments) {
        matched.put(call, arguments);
    }

    /// What a `release(…)` tells the privacy accountant.
    public Released release(Expr.Call call) {
        return releases.get(call);
    }

    void release(Expr.Call call, Released told) {
        releases.put(call, told);
    }

    /// The routes on which each node must tell, with one bit per evaluation, how the condition of an `if` came out: it is the node's
    /// own secret, and public variables are assigned under it. Empty for any other `if`.
    public Set<Route> told(Stmt.If statement) {
        return told.getOrDefault(statement, Set.of());
    }

    public void tell(Stmt.If statement, Set<Route> routes) {
        told.put(statement, routes);
    }
}
