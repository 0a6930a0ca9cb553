package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cost rule: a node sends what its receivers cannot work out. The expectations are worked out by hand from `semantics.md`; the
/// programs whose bits the design checked by hand (CHOCO, EF21, DIANA, MARINA) are among them.
class SendsTest {
    private static Typing check(String program) {
        Unit unit = Library.unit(program);
        Diagnostics diagnostics = new Diagnostics();
        Decl.Algorithm algorithm = (Decl.Algorithm) unit.items().stream().filter(i -> i instanceof Decl.Algorithm).findFirst().orElseThrow();
        Typing typing = Checker.check(algorithm, Arguments.NONE, Declarations.of(List.of(unit)), diagnostics);
        assertThat(diagnostics.all()).as(program).noneMatch(d -> d.isError());
        return typing;
    }

    private static List<String> costs(String program) {
        return Sends.of(check(program)).stream().map(l -> l.route() + " " + l.cost() + (l.when().isEmpty() ? "" : ", " + l.when())).toList();
    }

    /// What `mean_i(…)` sends at the end of a round with the given statements.
    private static String sent(String statements, String value) {
        List<String> all = costs("""
                algorithm a(Q = top_k(1), K: node int = 3) {
                  server x = x0
                  node   v = x0
                  public h = 0
                  round {
                    %s
                    x = mean_i(%s)
                    v = v - ∇f(v)
                  }
                  output v
                }
                """.formatted(statements.replace(";;", "\n"), value));
        return all.getLast().replaceFirst("UP ", "");
    }

    private static final String MESSAGE = "1 message of Q";
    private static final String KNOWN = "nothing: the receivers know it";

    @ParameterizedTest(name = "mean_i({0}): {1}")
    @CsvSource(delimiter = '|', value = {
        "v | d numbers",
        "2 * v + h | d numbers",
        "‖v‖ * x0 | d numbers",
        "∇f(x0) | d numbers",
        "x0 | nothing: the receivers know it",
        "i * x0 | nothing: the receivers know it",
        "h | nothing: the receivers know it",
        "L_i * h - x0 | nothing: the receivers know it",
        "compress(v, Q) | 1 message of Q",
        "h + 3 * i * compress(v - h, Q) | 1 message of Q",
        "compress(v, Q) - compress(x0 * i, Q) | 1 message of Q + 1 message of Q",
        "‖v‖ * compress(v, Q) | d numbers",
        "real(‖v‖) * compress(v, Q) | 1 number, once + 1 message of Q",
        "reals(v) | d numbers, once",
        "normal(0, 1, like = v) | d numbers",
        "public normal(0, 1, like = v) | nothing: the receivers know it",
        "h if shared coin(0.5) else x0 | nothing: the receivers know it",
        "v if shared coin(0.5) else h | d numbers if `shared coin(0.5)`, else nothing: the receivers know it",
        "v if ‖v‖ > 1 | 1 bit, and d numbers if `‖v‖ > 1`",
        "compress(v, Q) if ‖v‖ > 1 else h | 1 bit, and 1 message of Q if `‖v‖ > 1`",
        "h if ‖v‖ > 1 else x0 | 1 bit, and nothing: the receivers know it if `‖v‖ > 1`",
        "h + (v if ‖v‖ > 1 else 0) | 1 bit, and d numbers if `‖v‖ > 1`",
        "v + (v if ‖v‖ > 1 else 0) | d numbers",
        "h if i > 3 else 0 * h | nothing: the receivers know it",
        "delay(h, 2) | nothing: the receivers know it",
        "delay(v, 2) | d numbers",
    })
    void oneValue(String value, String cost) {
        assertThat(sent("", value)).isEqualTo(cost.startsWith("d numbers if") ? "d numbers if `shared coin(0.5)`" : cost);
    }

    @Test
    void throughNames() {
        assertThat(sent("let m = compress(v, Q)", "2 * m + h")).isEqualTo(MESSAGE);
        assertThat(sent("let m = compress(v, Q);; let u = h - m", "u + m")).isEqualTo(MESSAGE);
        assertThat(sent("let u = v - h", "u")).isEqualTo("d numbers");
        assertThat(sent("let u = v if ‖v‖ > 1", "h + u")).isEqualTo("1 bit, and d numbers if `‖v‖ > 1`");
        assertThat(sent("let a, b = h, compress(v, Q)", "a")).isEqualTo(KNOWN);
        assertThat(sent("fun g(u) = compress(u - h, Q)", "h + g(v)")).isEqualTo(MESSAGE);
        assertThat(costs("algorithm a() {\n server x = x0\n node v = x0\n round {\n x *= mean_i(‖v‖)\n v -= ∇f(v)\n }\n}")).containsExactly("UP 1 number");
        assertThat(sent("let m = 0;; if shared coin(0.5) { m = compress(v, Q) } else { m = h }", "m")).isEqualTo(MESSAGE);
    }

    /// What a node decides by itself is a secret, too: a value that depends on it is not known, whatever is assigned.
    @Test
    void secretDecisionsMakeALetPrivate() {
        assertThat(sent("let z = 0;; if coin(0.5) { z = 1 }", "z * x0")).isEqualTo("d numbers");
        assertThat(sent("let z = x0;; while ‖z‖ > ‖v‖ max 9 { z = z / 2 }", "z")).isEqualTo("d numbers");
        assertThat(sent("let m = compress(v, Q);; if ‖v‖ > 1 { m = compress(x0 * i, Q) }", "m")).isEqualTo("d numbers");
        assertThat(sent("let z = 0;; if i > 2 { z = 1 }", "z * x0")).isEqualTo(KNOWN);
        assertThat(sent("let z = 0;; local K { z += 1 }", "z * x0")).isEqualTo(KNOWN);
    }

    /// A name that gathers the messages of several turns does not hold one message.
    @Test
    void messagesOfSeveralTurns() {
        assertThat(sent("let s = 0;; repeat 3 { s += compress(v, Q) }", "s")).isEqualTo("d numbers");
    }

    @Test
    void whatTwoNeighboursShareIsNotCommonKnowledge() {
        String program = "algorithm a() {\n node x = x0\n round { x = gossip(%s) }\n}";
        assertThat(costs(program.formatted("x0 * sum(j * 2)"))).containsExactly("PEERS nothing: the receivers know it");
        assertThat(costs(program.formatted("sum(edge normal(0, 1, like = x0))"))).containsExactly("PEERS d numbers");
        assertThat(costs(program.formatted("sum(exchange(edge normal(0, 1, like = x0)))")))
                .containsExactly("PEERS nothing: the receivers know it", "PEERS d numbers");
    }

    @Test
    void choco() {
        assertThat(costs("""
                algorithm choco(η = 1/L, Q: contractive = top_k(1), γ = 0.1) {
                  node   x = x0
                  public x̂ = 0
                  round {
                    x -= η * ∇f(x)
                    x̂ += compress(x - x̂, Q)
                    x += γ * (gossip(x̂) - x̂)
                  }
                }
                """)).containsExactly("PEERS 1 message of Q", "PEERS nothing: the receivers know it");
    }

    @Test
    void dianaSendsOneMessageThatIsUsedTwice() {
        assertThat(costs("""
                algorithm diana(Q: unbiased = rand_k(1), α = 1/(1 + Q.ω), γ = 1/L) {
                  server x = x0
                  public h = 0
                  round {
                    let m = compress(∇f(broadcast(x)) - h, Q)
                    x = prox(r, x - γ * mean_i(h + m), γ)
                    h += α * m
                  }
                }
                """)).containsExactly("DOWN d numbers", "UP 1 message of Q", "UP nothing new: the message of line 6");
    }

    @Test
    void aPublicVariableIsKnownWhereItIsRead() {
        Typing typing = check("""
                algorithm a(Q = top_k(1)) {
                  server x = x0
                  public g = ∇f(x0)
                  public h = 0
                  public k = 0
                  node   v = 0
                  round {
                    x -= mean_i(g)
                    g += h + compress(∇f(broadcast(x)) - g, Q)
                    h += compress(v, Q)
                    k = ∇f(x0)
                    v = gossip(k) + k
                  }
                }
                """);
        assertThat(routes(typing, "g")).containsExactly(Route.UP);
        assertThat(routes(typing, "h")).as("g is computed from h").containsExactly(Route.UP);
        assertThat(routes(typing, "k")).containsExactly(Route.PEERS);
    }

    private static java.util.Set<Route> routes(Typing typing, String state) {
        return typing.algorithm.members().stream().filter(m -> m instanceof Decl.Member.State s && s.name().id().equals(state))
                .map(m -> typing.routes((Symbol.State) typing.declared(((Decl.Member.State) m).name()))).findFirst().orElseThrow();
    }

    /// Over another graph, or from node to node, nobody keeps copies.
    @Test
    void otherWays() {
        String program = "algorithm a(G = ring(n), Q = top_k(1)) {\n node x = x0\n public h = 0\n round {\n let m = compress(x - h, Q)\n h += m\n x = %s\n }\n}";
        assertThat(costs(program.formatted("gossip(h, W)"))).containsExactly("PEERS 1 message of Q", "PEERS nothing: the receivers know it");
        assertThat(costs(program.formatted("gossip(h, G)"))).containsExactly("OTHER nothing: nobody else reads it", "OTHER d numbers");
        assertThat(costs(program.formatted("gossip(compress(x, Q), G)"))).endsWith("OTHER 1 message of Q");
        assertThat(costs(program.formatted("gossip(m, G) + gossip(m)"))).endsWith("OTHER d numbers", "PEERS 1 message of Q");
        assertThat(costs(program.formatted("fetch(h, from = i)"))).endsWith("OTHER d numbers");
    }

    /// What only a cohort received, the others do not know.
    @Test
    void whatACohortReceived() {
        String program = """
                algorithm a() {
                  server x = x0
                  public h = 0
                  node   v = 0
                  round {
                    let z = x0
                    on sample(uniform(3)) {
                      let y = broadcast(x)
                      z = y
                      h = %s
                    }
                    v = gossip(%s)
                    x = mean_i(v)
                  }
                }
                """;
        assertThat(costs(program.formatted("x0", "z"))).contains("PEERS d numbers");
        assertThat(costs(program.formatted("2 * y", "h - z + z"))).contains("PEERS d numbers");
        assertThat(costs(program.formatted("2 * y", "h"))).contains("PEERS d numbers", "PEERS nothing: the receivers know it");
        assertThat(costs(program.formatted("2 * x0", "h"))).doesNotContain("PEERS d numbers");
    }

    /// A dense value does not need the public variables in it.
    @Test
    void aDenseValueHidesWhatItIsMadeOf() {
        Typing typing = check("""
                algorithm a() {
                  server x = x0
                  public h = 0
                  node   v = x0
                  round {
                    x -= mean_i(v - h)
                    h += compress(v, top_k(1))
                    v = gossip(h)
                  }
                }
                """);
        assertThat(routes(typing, "h")).containsExactly(Route.PEERS);
    }

    /// A node's own condition around the assignment of a public variable: one bit, then what the branch needs.
    @Test
    void conditionsAroundPublicVariablesAreTold() {
        Typing typing = check("""
                algorithm a(Q = top_k(1)) {
                  server x = x0
                  public h = 0
                  node   v = x0
                  round {
                    if ‖v‖ > 1 { h += compress(v - h, Q) }
                    if i > 3 { h = x0 }
                    if shared coin(0.5) { h = x0 }
                    if ‖v‖ > 2 { v = x0 }
                    x = mean_i(h)
                    v -= ∇f(v)
                  }
                }
                """);
        List<java.util.Set<Route>> told = typing.algorithm.members().stream().filter(m -> m instanceof Decl.Member.Round)
                .flatMap(m -> ((Decl.Member.Round) m).body().statements().stream())
                .filter(s -> s instanceof fopt.compiler.syntax.Stmt.If).map(s -> typing.told((fopt.compiler.syntax.Stmt.If) s)).toList();
        assertThat(told).containsExactly(java.util.Set.of(Route.UP), java.util.Set.of(), java.util.Set.of(), java.util.Set.of());
    }

    @Test
    void theListingForPeople() {
        assertThat(Sends.text(check("""
                algorithm marina(Q: unbiased = rand_k(1), p = 0.1, γ = 1/L) {
                  server x = x0
                  shared y = x0
                  public g = ∇f(x0)
                  round {
                    on sample(uniform(3)) { x -= γ * mean_i(g) }
                    let z = broadcast(x)
                    if shared coin(p) { g  = ∇f(z) }
                    else              { g += compress(∇f(z) - ∇f(y), Q) }
                    y = allmean(z * i)
                  }
                }
                """))).isEqualTo("""
                marina
                  at the start
                    line 4  g = ∇f(x0)                        each node → the server: d numbers
                  each round
                    line 6  x -= γ * mean_i(g)                each node of sample(uniform(3)) → the server: nothing: the receivers know it
                    line 7  let z = broadcast(x)              the server → each node: d numbers
                    line 8  g = ∇f(z)                         each node → the server: d numbers, if `shared coin(p)`
                    line 9  g += compress(∇f(z) - ∇f(y), Q)   each node → the server: 1 message of Q, unless `shared coin(p)`
                    line 10  y = allmean(z * i)               each node → the server: nothing: the receivers know it
                                                              the server → each node: d numbers
                """);
    }

    @Test
    void nothingIsListedOfAnAlgorithmThatSendsNothing() {
        assertThat(Sends.text(check("algorithm a() {\n node x = x0\n round { x -= ∇f(x) }\n}"))).isEqualTo("a: sends nothing\n");
    }
}
