package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The side table: what the lowering reads from it.
class CheckerTest {
    private static final String FEDAVG = """
            fun step(v, s = 2) {
              let g = v / s
              g + v
            }
            algorithm a(η = 1/L, K: node int = 2 + mod(i, 7), Q: contractive = top_k(1), h = (u) => 2 * u, v: node vector) {
              server x = x0
              shared y = 0
              edge   e = 0
              node   s = 0
              round {
                on sample(uniform(10)) {
                  let z = broadcast(x)
                  let w = z
                  local K { w -= η * h(∇f(step(w); 32)) }
                  let p, q = mean_i(w, ‖w - v‖)
                  x = p * q
                }
                e = exchange(compress(v + s * x0, Q))
                s = ‖mean(e)‖
                y = allmean(s)
              }
              output x * y
            }
            """;

    private final Decl.Algorithm algorithm;
    private final Typing typing;
    private final Diagnostics diagnostics = new Diagnostics();

    CheckerTest() {
        var unit = Library.unit(FEDAVG);
        algorithm = (Decl.Algorithm) unit.items().get(1);
        typing = Checker.check(algorithm, Arguments.NONE, Declarations.of(List.of(unit)), diagnostics);
    }

    @Test
    void theProgramIsRight() {
        assertThat(diagnostics.all()).isEmpty();
    }

    @Test
    void variablesHaveTheJoinOfWhatTheyAreAssigned() {
        assertThat(variable("z")).isEqualTo(new Typed(Type.POINT, Placement.SHARED, Knowledge.KNOWN));
        assertThat(variable("w")).as("known when it is declared, private after a step on data")
                .isEqualTo(new Typed(Type.POINT, Placement.NODE, Knowledge.PRIVATE));
        assertThat(variable("p")).isEqualTo(new Typed(Type.POINT, Placement.SERVER, Knowledge.PRIVATE));
        assertThat(variable("q")).isEqualTo(new Typed(Type.SCALAR, Placement.SERVER, Knowledge.PRIVATE));
    }

    @Test
    void stateThatStartsAtZeroTakesTheShapeOfWhatItIsAssigned() {
        assertThat(state("x")).isEqualTo(new Typed(Type.POINT, Placement.SERVER, Knowledge.PRIVATE));
        assertThat(state("y")).isEqualTo(new Typed(Type.SCALAR, Placement.SHARED, Knowledge.KNOWN));
        assertThat(state("e")).isEqualTo(new Typed(Type.POINT, Placement.EDGE, Knowledge.PRIVATE));
        assertThat(state("s")).isEqualTo(new Typed(Type.SCALAR, Placement.NODE, Knowledge.PRIVATE));
    }

    @Test
    void parametersHaveValues() {
        assertThat(typing.parameters()).extracting(Symbol.Parameter::written).containsExactly("η", "K", "Q", "h", "v");
        assertThat(typing.variable(typing.parameters().get(1))).isEqualTo(new Typed(Type.INT, Placement.NODE, Knowledge.KNOWN));
        assertThat(typing.variable(typing.parameters().get(2)).type()).isEqualTo(new Type.Compressor(Type.CompressorClass.CONTRACTIVE));
        assertThat(typing.variable(typing.parameters().get(4))).as("the nodes' own vectors are private")
                .isEqualTo(new Typed(Type.POINT, Placement.NODE, Knowledge.PRIVATE));
    }

    @Test
    void callsAreInlinedWithNodesOfTheirOwn() {
        Expr.Call step = calls("step").getFirst();
        Typing.Expansion expansion = typing.expansion(step).orElseThrow();
        assertThat(expansion.parameters()).extracting(Symbol::written).containsExactly("v", "s");
        assertThat(expansion.arguments()).extracting(e -> e.span().text()).containsExactly("w", "2");
        assertThat(expansion.body()).hasSize(1);
        assertThat(expansion.value().span().text()).isEqualTo("g + v");
        assertThat(typing.of(expansion.value()).place()).isEqualTo(Placement.NODE);
        Decl.Fun written = ((Symbol.Fun) typing.target(step).orElseThrow()).declaration();
        assertThat(expansion.body().getFirst()).isNotSameAs(written.body().orElseThrow().statements().getFirst());
        assertThat(typing.target(calls("h").getFirst())).get().isInstanceOf(Symbol.Lambda.class);
    }

    @Test
    void argumentsOfBuiltInsHaveNames() {
        Expr.Call compress = calls("compress").getFirst();
        assertThat(typing.arguments(compress).named()).hasEntrySatisfying("Q", e -> assertThat(e.span().text()).isEqualTo("Q"));
        assertThat(typing.arguments(calls("mean_i").getFirst()).repeated()).hasSize(2);
    }

    @Test
    void everyExpressionOfTheRoundIsTyped() {
        Tree.forEach(((Stmt.Assign) round().statements().get(1)).values().getFirst(), e -> assertThat(typing.has(e)).as(e.span().text()).isTrue());
    }

    @Test
    void argumentsReplaceDefaultsAndSeeTheScriptFirst() {
        var unit = Library.unit("algorithm a(n2 = 3, γ = 1/L) {\n node x = x0\n round { x = gossip(x) * γ * n2 }\n}\nlet n = 1\nprint n * k / L, 2 * n2");
        Expr value = ((Stmt.Print) unit.items().get(2)).values().getFirst();
        Diagnostics found = new Diagnostics();
        Typing typed = Checker.check((Decl.Algorithm) unit.items().getFirst(),
                new Arguments(Map.of("gamma", value), true, Map.of("n", Type.SCALAR, "k", Type.INT), Map.of()), Declarations.NONE, found);
        assertThat(found.all()).isEmpty();
        assertThat(typed.parameters().get(1).value).containsSame(value);
        assertThat(typed.parameters().get(1).scriptScope).isTrue();
        Expr.Ref n = (Expr.Ref) Tree.children(Tree.children(value).getFirst()).getFirst();
        assertThat(typed.symbol(n)).isInstanceOf(Symbol.ScriptVariable.class);
        Expr.Ref smoothness = (Expr.Ref) Tree.children(value).get(1);
        assertThat(typed.symbol(smoothness)).isEqualTo(new Symbol.Ambient("L", "L"));
    }

    @Test
    void theSameDiagnosticsInTheSameOrderEveryTime() {
        String program = "algorithm a(γ = 1/LL) {\n server x = y\n round {\n x -= γ * ∇f(x)\n x = gossip(x) + 1\n }\n}";
        List<String> first = messages(program);
        assertThat(first).hasSize(4).isEqualTo(messages(program));
    }

    private static List<String> messages(String program) {
        Diagnostics d = new Diagnostics();
        ScriptChecker.check(Library.unit(program), Declarations.NONE, Map.of(), d);
        return d.all().stream().map(Diagnostic::message).toList();
    }

    // ---- looking things up

    private Stmt.Block round() {
        return algorithm.members().stream().filter(m -> m instanceof Decl.Member.Round).map(m -> ((Decl.Member.Round) m).body()).findFirst().orElseThrow();
    }

    private Typed state(String id) {
        return algorithm.members().stream().filter(m -> m instanceof Decl.Member.State s && s.name().id().equals(id))
                .map(m -> typing.variable(typing.declared(((Decl.Member.State) m).name()))).findFirst().orElseThrow();
    }

    private Typed variable(String id) {
        return ((Stmt.On) round().statements().getFirst()).body().statements().stream().filter(s -> s instanceof Stmt.Let)
                .flatMap(s -> ((Stmt.Let) s).names().stream()).filter(n -> n.id().equals(id))
                .map(n -> typing.variable(typing.declared(n))).findFirst().orElseThrow();
    }

    private List<Expr.Call> calls(String function) {
        List<Expr.Call> found = new java.util.ArrayList<>();
        visit(round(), e -> {
            if (e instanceof Expr.Call c && c.callee().span().text().equals(function)) {
                found.add(c);
            }
        });
        return found;
    }

    private static void visit(Stmt.Block block, java.util.function.Consumer<Expr> visitor) {
        for (Stmt s : block.statements()) {
            switch (s) {
                case Stmt.Let l -> l.values().forEach(e -> Tree.forEach(e, visitor));
                case Stmt.Assign a -> a.values().forEach(e -> Tree.forEach(e, visitor));
                case Stmt.Local l -> visit(l.body(), visitor);
                case Stmt.On o -> visit(o.body(), visitor);
                default -> { }
            }
        }
    }
}
