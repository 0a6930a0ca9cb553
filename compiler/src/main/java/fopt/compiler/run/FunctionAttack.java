package fopt.compiler.run;

import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.hook.HookKind;
import fopt.runtime.random.Stream;
import fopt.runtime.robust.Attack;
import fopt.runtime.robust.Attacks;
import fopt.runtime.robust.Byzantine;
import fopt.runtime.robust.Inputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// An attack that is a function of the program: of what a Byzantine node would have sent, a vector, and, if it takes two arguments, of what the honest
/// ones send in the same place, a list of vectors. It gives what is sent instead: a vector, or a number for all its entries.
///
/// It is called by one thread, for one attacker after the other, in their order. E717: what is no such function; E718: what it gives.
///
/// Draws come from the stream of the node that attacks. What it is given, and what it draws, lies in rooms that the next call uses again.
final class FunctionAttack implements Attacks.Delivery {
    private static final String FUNCTION = "attack of byzantine";
    private static final String OWN = "what it would have sent";
    private static final String HONEST = "what the honest ones send";

    private final Value function;
    private final Span place;
    private final boolean honest;
    private final ScriptNames names;
    private final Rooms rooms = new Rooms();
    private final Drawing drawing;

    /// @param place of the argument of `byzantine`
    /// @param honest whether it asks for what the honest ones send
    /// @param names where it is called
    /// @param library by which it calls functions of other languages
    private FunctionAttack(Value function, Span place, boolean honest, ScriptNames names, BuiltInCalls library) {
        this.function = function;
        this.place = place;
        this.honest = honest;
        drawing = new Drawing(library, rooms);
        this.names = names.calling(drawing);
    }

    /// The attack that a value is; empty if it is no function.
    static Optional<Attack> of(Value function, Expr e, ScriptNames names) {
        OptionalInt arity = arity(function, e.span());
        if (arity.isEmpty()) {
            return Optional.empty();
        }
        if (arity.getAsInt() < 1 || arity.getAsInt() > 2) {
            throw wrong(e.span(), "this function takes " + (arity.getAsInt() == 0 ? "no arguments" : arity.getAsInt() + " arguments"));
        }
        return Optional.of(Attack.of(e.span().text(), Double.NaN, new FunctionAttack(function, e.span(), arity.getAsInt() == 2, names, names.library())));
    }

    /// How many arguments it needs.
    private static OptionalInt arity(Value function, Span place) {
        return switch (function) {
            case Value.LambdaValue(Expr.Lambda lambda, var around) -> OptionalInt.of(lambda.parameters().size());
            case Value.FunValue(Decl.Fun fun, var around) -> {
                int needed = (int) fun.parameters().stream().filter(p -> p.value().isEmpty()).count();
                yield OptionalInt.of(needed == 0 ? Math.min(1, fun.parameters().size()) : needed);
            }
            case Value.Extern(ExternFunction f) -> OptionalInt.of(arity(f, place));
            case Value other -> OptionalInt.empty();
        };
    }

    private static int arity(ExternFunction f, Span place) {
        List<HookKind> kinds = f.parameters().stream().map(p -> p.part().kind()).toList();
        boolean fits = kinds.equals(List.of(HookKind.VECTOR)) || kinds.equals(List.of(HookKind.VECTOR, HookKind.MATRIX));
        if (!fits || f.result().kind() != HookKind.VECTOR) {
            throw wrong(place, "`" + f.signature() + "` is declared with other types");
        }
        return kinds.size();
    }

    private static EvaluationError wrong(Span place, String found) {
        return new EvaluationError(Diagnostic.of("E717", place, "this is no attack: " + found)
                .note("an attack is a function of what the node would have sent, a vector, or of that and of what the honest nodes send, a list of vectors (a matrix "
                        + "for a function in another language); it gives a vector")
                .help("for example `attack = v => -2 * v` or `attack = (v, H) => -mean(H)`"));
    }

    /// The same attackers, who call functions of other languages by this library.
    static Byzantine calling(Library library, Byzantine attackers) {
        return attackers.attack().kind().delivery() instanceof FunctionAttack f
                ? new Byzantine(attackers.count(), Attack.of(attackers.attack().kind().name(), Double.NaN,
                        new FunctionAttack(f.function, f.place, f.honest, f.names, library)))
                : attackers;
    }

    @Override
    public void replace(Inputs sent, int n, int f, double strength, Stream draws, double[] row, int at) {
        rooms.giveBack();
        drawing.from(draws);
        Value own = copy(row, at, sent.length());
        Map<String, Value> given = honest ? Map.of(FUNCTION, function, OWN, own, HONEST, rows(sent)) : Map.of(FUNCTION, function, OWN, own);
        try {
            put(names.with(given).evaluator().eval(call()), row, at, sent.length());
        } catch (NotConstant c) {
            throw new EvaluationError(Diagnostic.of("E717", c.place().orElse(place), "this cannot be computed by an attack")
                    .note("an attack that is a function computes as a script does, with draws of numbers and vectors, and without what an algorithm knows")
                    .help("compute it in a function of another language, or in a class of the host"));
        }
    }

    private Value rows(Inputs sent) {
        return new Value.ListOf(IntStream.range(0, sent.count()).mapToObj(k -> copy(sent.values(), sent.start()[k], sent.length())).toList());
    }

    private Value copy(double[] row, int at, int length) {
        double[] out = rooms.take(length);
        System.arraycopy(row, at, out, 0, length);
        return new Value.Vector(out);
    }

    private Expr.Call call() {
        List<Expr.Arg> arguments = new ArrayList<>(List.of(new Expr.Arg(place, Optional.empty(), name(OWN))));
        if (honest) {
            arguments.add(new Expr.Arg(place, Optional.empty(), name(HONEST)));
        }
        return new Expr.Call(place, name(FUNCTION), arguments, List.of());
    }

    private Expr.Ref name(String id) {
        return new Expr.Ref(place, new Name(place, id, id));
    }

    private void put(Value given, double[] row, int at, int length) {
        switch (given) {
            case Value.Num(double x, boolean integer) -> Arrays.fill(row, at, at + length, x);
            case Value.Vector(double[] x) when x.length == length -> System.arraycopy(x, 0, row, at, length);
            case Value.ListOf(List<Value> items) when items.size() == length && items.stream().allMatch(Value.Num.class::isInstance) -> {
                for (int c = 0; c < length; c++) {
                    row[at + c] = ((Value.Num) items.get(c)).value();
                }
            }
            case null -> throw size("nothing", length);
            case Value.Vector(double[] x) -> throw size(x.length + " numbers", length);
            case Value.ListOf(List<Value> items) -> throw size("a list of " + items.size(), length);
            case Value other -> throw size(other.show(), length);
        }
    }

    private EvaluationError size(String found, int length) {
        return new EvaluationError(Diagnostic.of("E718", place, "this attack gives " + found + ", where " + length + " numbers are sent")
                .help("give a vector as long as what the node would have sent, which is the first argument"));
    }
}
