package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.Outcome;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of several files.
class ImportsTest {
    private static final String MIXING = "algorithm mixing(rule) {\n  node x = x0 .+ i\n  round { x = gossip(rule(x)) }\n  metric first = sum_i(x[1])\n}\n";
    private static final String RUN = "let r = run mixing(rule = half) on quadratic(nodes = 4, d = 2) over ring(4) for 2 rounds measure first\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void library() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        write("lib/rules.fopt", "fun half(v) = v / 2\n");
    }

    @Test
    void bringsDeclarationsOfAFileAndOfThoseThatItImports() throws IOException {
        write("lib/methods.fopt", "import \"rules.fopt\"\n" + MIXING);
        Outcome outcome = run("import \"lib/methods.fopt\"\n" + RUN);
        assertThat(outcome.run("r").last().metrics().get("first")).isEqualTo((1.0 + 2 + 3 + 4) / 4);
    }

    @Test
    void readsAFileOnceThatIsImportedTwice() throws IOException {
        write("lib/methods.fopt", "import \"rules.fopt\"\n" + MIXING);
        Program program = compile("import \"lib/rules.fopt\"\nimport \"lib/methods.fopt\"\nimport \"lib/../lib/rules.fopt\"\n" + RUN);
        assertThat(program.sources()).hasSize(3);
        assertThat(program.warnings()).isEmpty();
    }

    @Test
    void aNameKeepsDeclarationsApart() throws IOException {
        write("lib/methods.fopt", "import \"rules.fopt\" as r\nfun half(v) = r.half(v) / 2\ncompressor first() of v { sparse(1..1, reals(v[1..1])) }\n"
                + "problem about(c) { f(x: vector(2)) = half(‖x .- c[i]‖^2) }\n"
                + "# Half of it.\nalgorithm mixing(rule = half) {\n  node x = x0 .+ i\n  fun g(y) = rule(rule(y))\n  round { x = gossip(g(x)) }\n  metric first = sum_i(x[1])\n}\n");
        String program = """
                import "lib/methods.fopt" as m
                fun half(v) = 0 * v
                let p = m.about([1, 2, 3, 4], nodes = 4)
                let r = run m.mixing() on p over ring(4) for 1 rounds measure first, loss
                let s = run m.mixing(rule = each [half, v => m.half(v)]) on p over ring(4) for 1 rounds measure first
                let c = run dcgd(Q = m.first(), γ = 0.1) on p for 1 rounds measure loss
                """;
        Outcome outcome = run(program);
        assertThat(outcome.run("r").last().metrics()).containsEntry("first", (1.0 + 2 + 3 + 4) / 16);
        assertThat(outcome.runs().stream().filter(x -> x.algorithm().equals("m.mixing")).map(x -> x.last().metrics().get("first"))).containsExactly(10.0 / 16, 0.0, 10.0 / 16);
        assertThat(outcome.run("c").point()[1]).isZero();
        assertThat(compile(program).dump("latex", "m.mixing")).contains("\\caption{Half of it.}");
    }

    @Test
    void aNameOfAnImportIsNothingElse() throws IOException {
        assertThat(errors("import \"lib/rules.fopt\" as r\nlet r = 3")).containsExactly("E123 main.fopt:2");
        assertThat(errors("import \"lib/rules.fopt\" as r\nfun r(v) = v")).containsExactly("E123 main.fopt:2");
        assertThat(errors("import \"lib/rules.fopt\" as r\nlet f = r => r + 1")).containsExactly("E123 main.fopt:2");
        write("other.fopt", "fun third(v) = v / 3");
        assertThat(errors("import \"lib/rules.fopt\" as r\nimport \"other.fopt\" as r\nprint r.third(3)")).containsExactly("E123 main.fopt:2");
    }

    @Test
    void aFileHasOneName() throws IOException {
        write("b.fopt", "import \"lib/rules.fopt\" as r\nfun quarter(v) = r.half(v) / 2");
        assertThat(errors("import \"lib/rules.fopt\" as r\nimport \"b.fopt\"\nprint quarter(r.half(3))")).isEmpty();
        assertThat(errors("import \"b.fopt\"\nimport \"lib/rules.fopt\"\nprint quarter(3)")).containsExactly("E122 main.fopt:2");
        assertThat(errors("import \"lib/rules.fopt\" as q\nprint q.halve(3)")).containsExactly("E124 main.fopt:2");
    }

    @Test
    void runsNothing() throws IOException {
        write("lib/methods.fopt", MIXING + "print 1\nlet q = 3\ntest \"never\" { assert false }\nrun mixing(rule = 3)\n");
        List<String> printed = new ArrayList<>();
        compile("import \"lib/methods.fopt\"\nprint 2").run(RunOptions.standard().withOut(folder), new RunListener() {
            @Override
            public void printed(String text) {
                printed.add(text.strip());
            }
        });
        assertThat(printed).containsExactly("2");
        assertThat(errors("import \"lib/methods.fopt\"\nprint q")).containsExactly("E010 main.fopt:2");
    }

    @Test
    void showsErrorsWhereTheyAre() throws IOException {
        write("lib/methods.fopt", "fun f(v) = v + unknown\nalgorithm a() {\n  node x = x0\n  round { x = gossip(x) + 1 }\n}\n");
        assertThat(errors("import \"lib/methods.fopt\"\nrun a() on quadratic(nodes = 4, d = 2) over ring(4) for 2 rounds"))
                .containsExactlyInAnyOrder("E010 lib/methods.fopt:1", "E030 lib/methods.fopt:4");
        write("lib/methods.fopt", "fun f(v) = \n");
        assertThat(errors("import \"lib/methods.fopt\"")).containsExactly("E002 lib/methods.fopt:1");
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        assertThat(errors("import \"lib/rulse.fopt\"")).containsExactly("E080 main.fopt:1");
        assertThatThrownBy(() -> compile("import \"lib/rulse.fopt\"")).hasMessageContaining("did you mean \"rules.fopt\"?");
        assertThat(errors("import \"lib\"")).containsExactly("E080 main.fopt:1");
        assertThat(errors("import \"\"")).containsExactly("E080 main.fopt:1");
        Files.write(folder.resolve("latin.fopt"), new byte[] {'#', (byte) 0xE9});
        assertThatThrownBy(() -> compile("import \"latin.fopt\"")).hasMessageContaining("latin.fopt is not text in UTF-8");
        write("lib/methods.fopt", "import \"nowhere.fopt\"");
        assertThat(errors("import \"lib/methods.fopt\"")).containsExactly("E080 lib/methods.fopt:1");
    }

    @Test
    void refusesCircles() throws IOException {
        write("a.fopt", "import \"b.fopt\"");
        write("b.fopt", "import \"a.fopt\"");
        assertThat(errors("import \"a.fopt\"")).containsExactly("E081 b.fopt:1");
        assertThatThrownBy(() -> compile("import \"a.fopt\"")).hasMessageContaining("a.fopt → b.fopt → a.fopt");
        assertThat(errors("import \"main.fopt\"")).containsExactly("E081 main.fopt:1");
    }

    @Test
    void refusesANameThatTwoFilesDeclare() throws IOException {
        write("more.fopt", "fun half(v) = 0.5 * v\n");
        assertThat(errors("import \"lib/rules.fopt\"\nimport \"more.fopt\"")).containsExactly("E082 main.fopt:2");
        assertThat(errors("fun half(v) = v\nimport \"more.fopt\"")).containsExactly("E082 main.fopt:2");
        assertThatThrownBy(() -> compile("algorithm half() { node x = x0\nround { x = gossip(x) } }\nimport \"more.fopt\""))
                .hasMessageContaining("`half` of more.fopt is declared in main.fopt, too");
    }

    @Test
    void namesPagesOfTheStandardLibrary() throws IOException {
        assertThat(errors("import \"stdlib/gossip.fopt\"\nfun dsgd(v) = v")).isEmpty();
        assertThat(errors("import \"stdlib/gosip.fopt\"")).containsExactly("E080 main.fopt:1");
    }

    @Test
    void aNameOfOnesOwnWinsAndLeavesTheLibraryAsItIs() throws IOException {
        write("own.fopt", "fun decay(a, b) = 7\nfun gd(v) = v\n");
        assertThat(errors("import \"own.fopt\"\nprint decay(1, 2), gd(3)\n")).isEmpty();
        assertThat(run("let r = run choco_sgd() on quadratic(nodes = 4, d = 2) over ring(4) for 3 rounds measure loss")
                .run("r").digest()).isEqualTo(run("fun choco_consensus_step(W, Q) = 0\nfun decay(a, b) = 0\n"
                + "let r = run choco_sgd() on quadratic(nodes = 4, d = 2) over ring(4) for 3 rounds measure loss").run("r").digest());
    }

    @Test
    void knowsAllSources() throws IOException {
        Program program = compile("import \"lib/rules.fopt\"");
        assertThat(program.sources().stream().map(Source::text)).containsExactly("import \"lib/rules.fopt\"", "fun half(v) = v / 2\n");
        assertThat(program.source()).isEqualTo(program.sources().getFirst());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Program compile(String text) throws IOException {
        write("main.fopt", text);
        return Fopt.compile("main.fopt", text, folder);
    }

    private Outcome run(String text) throws IOException {
        return compile(text).run(RunOptions.standard().withOut(folder), RunListener.NONE);
    }

    private List<String> errors(String text) throws IOException {
        try {
            compile(text);
            return List.of();
        } catch (CompilationException e) {
            return e.diagnostics().stream().filter(Diagnostic::isError)
                    .map(d -> d.code() + " " + d.span().source().name().replace('\\', '/') + ":" + d.span().line()).toList();
        }
    }
}
