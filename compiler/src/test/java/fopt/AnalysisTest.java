package fopt;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Analysis.Kind;
import fopt.Analysis.Mention;
import fopt.Analysis.Named;
import fopt.Analysis.Sent;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a host learns of a text, right or wrong.
class AnalysisTest {
    private static final String CHOCO = """
            # Differences are compressed.
            algorithm choco(η, Q: contractive = top_k(10%), γ = 0.4) {
              node   x = x0
              public x̂ = 0
              round {
                let g = ∇f(x; 1)
                x -= η * g
                x̂ += compress(x - x̂, Q)
                x += γ * (gossip(x̂) - x̂)
              }
              metric size = ‖mean_i(x)‖
            }
            let p = quadratic(nodes = 4, d = 3)
            let a = run choco(η = 0.1) on p over ring(4) for 10 rounds measure gap, size
            plot gap against bits of a
            """;

    private static Analysis of(String text) {
        return Fopt.builder().build().analyse(new Source("mine.fopt", text));
    }

    private static Mention at(Analysis a, String part, int shift) {
        return a.at(a.source().text().indexOf(part) + shift).orElseThrow();
    }

    @Test
    void namesHaveKindsPlacesAndTypes() {
        Analysis a = of(CHOCO);
        assertThat(a.diagnostics()).isEmpty();
        Mention hat = at(a, "x̂ += compress", 0);
        assertThat(hat.named().kind()).isEqualTo(Kind.STATE);
        assertThat(hat.named().signature()).isEqualTo("public x̂");
        assertThat(hat.place()).contains(Place.PUBLIC);
        assertThat(hat.type()).isEqualTo("a vector of d numbers, at each node");
        assertThat(at(a, "gossip(", 0).named().kind()).isEqualTo(Kind.PRIMITIVE);
        assertThat(at(a, "η * g", 0).named().declared().orElseThrow().start()).isEqualTo(CHOCO.indexOf("η, Q"));
        assertThat(at(a, "g = ∇f", 0).place()).contains(Place.NODE);
        assertThat(at(a, "f(x; 1)", 0).named().kind()).isEqualTo(Kind.KNOWN);
        assertThat(at(a, "choco(η = 0.1)", 0).named().doc()).isEqualTo("Differences are compressed.");
        assertThat(at(a, "η = 0.1", 0).named().is(at(a, "η, Q", 0).named())).isTrue();
        assertThat(at(a, "size\nplot", 0).named().declared().orElseThrow().start()).isEqualTo(CHOCO.indexOf("size = "));
        assertThat(at(a, "ring(4)", 0).named().kind()).isEqualTo(Kind.BUILT_IN);
    }

    @Test
    void mentionsOfOneThingAreFoundAndNoOthers() {
        Analysis a = of(CHOCO.replace("let p =", "let x = 1\nlet p ="));
        Named x = at(a, "x = x0", 0).named();
        assertThat(a.mentions(x)).hasSize(6).filteredOn(Mention::declares).hasSize(1);
        assertThat(a.mentions(at(a, "x = 1", 0).named())).hasSize(1);
    }

    @Test
    void aStatementTellsWhatItSends() {
        List<Sent> sent = of(CHOCO).sent();
        assertThat(sent).extracting(Sent::who, Sent::cost).contains(
                org.assertj.core.groups.Tuple.tuple("each node → each neighbour", "1 message of Q"),
                org.assertj.core.groups.Tuple.tuple("each node → each neighbour", "nothing: the receivers know it"));
    }

    @Test
    void aRunTellsWhatItsStatementsSendInBits() {
        Program program = Fopt.builder().build().compile(new Source("mine.fopt", CHOCO + "let b = run choco(η = 0.1) on p over complete(4) from a.x for 10 rounds\n"));
        // 1 of 3 coordinates, 64 bits and 2 of its place, to the two neighbours of each of the 4 nodes, then to all three
        assertThat(program.costs()).extracting(Program.Cost::run, Program.Cost::figure)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a", "66 bit × 8 = 528 bit"), org.assertj.core.groups.Tuple.tuple("b", "66 bit × 12 = 792 bit"));
        assertThat(program.costs().getFirst().statement().text()).startsWith("x̂ += compress");
    }

    @Test
    void namesAreVisibleInTheirBlocksOnly() {
        Analysis a = of(CHOCO);
        int inside = CHOCO.indexOf("x += γ");
        assertThat(a.visible(inside)).extracting(Named::written).contains("g", "x̂", "γ", "x0", "gossip", "choco", "sqrt").doesNotContain("p", "a");
        assertThat(a.visible(CHOCO.length())).extracting(Named::written).contains("p", "a", "choco", "ring").doesNotContain("g", "x̂", "x0");
        assertThat(a.named("x_hat", inside).orElseThrow().written()).isEqualTo("x̂");
        assertThat(a.named("g", CHOCO.length())).isEmpty();
    }

    @Test
    void anIncompleteTextIsUnderstoodButForItsIncompleteLine() {
        Analysis a = of(CHOCO.replace("x += γ * (gossip(x̂) - x̂)", "x += γ * (gossip("));
        assertThat(a.diagnostics()).extracting(Diagnostic::code).containsOnly("E002");
        assertThat(at(a, "x̂ += compress", 0).type()).isEqualTo("a vector of d numbers, at each node");
        assertThat(a.named("g", CHOCO.indexOf("x += γ") + 10)).isPresent();
        assertThat(a.outline()).extracting(Analysis.Part::name).containsExactly("choco", "p", "a");
        assertThat(at(a, "choco(η = 0.1)", 0).named().kind()).isEqualTo(Kind.ALGORITHM);
    }

    @Test
    void aMissingBraceHidesNothing() {
        Analysis a = of(CHOCO.replace("  }\n  metric size", "  metric size"));
        assertThat(a.diagnostics()).isNotEmpty().extracting(Diagnostic::code).containsOnly("E002");
        assertThat(at(a, "x̂ += compress", 0).named().kind()).isEqualTo(Kind.STATE);
        Analysis open = of(CHOCO.substring(0, CHOCO.indexOf("    x += γ")));
        assertThat(at(open, "x̂ += compress", 0).named().kind()).isEqualTo(Kind.STATE);
    }

    @Test
    void filesThatAreNotSavedAreRead() {
        Path folder = Path.of("nowhere").toAbsolutePath();
        Fopt fopt = Fopt.builder().folder(folder).access(Access.ALL).build();
        Source main = new Source(folder.resolve("main.fopt").toString(), "import \"mine.fopt\" as g\nprint g.half(1), g.third(1)\n");
        Analysis a = fopt.analyse(main, Map.of(folder.resolve("mine.fopt"), "fun half(v) = v / 2\n"));
        assertThat(a.diagnostics()).extracting(Diagnostic::code).containsExactly("E124");
        assertThat(a.imports()).extracting(Analysis.Imported::source).containsExactly(folder.resolve("mine.fopt").toString());
        Named half = at(a, "half", 0).named();
        assertThat(half.declared().orElseThrow().source().name()).isEqualTo(folder.resolve("mine.fopt").toString());
        assertThat(half.declared().orElseThrow().text()).isEqualTo("half");
    }

    @Test
    void algorithmsShowTheirMembers() {
        assertThat(of(CHOCO).outline().getFirst().parts()).extracting(Analysis.Part::name).containsExactly("x", "x̂", "round", "size");
    }
}
