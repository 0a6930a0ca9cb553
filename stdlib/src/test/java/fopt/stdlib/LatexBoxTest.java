package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How boxes read; and that those of the whole library are LaTeX: braces and environments balance, and all commands are known.
class LatexBoxTest {
    private static final Set<String> COMMANDS = Set.of(("usepackage algblockdefx Upon EndUpon begin end caption label Require State For EndFor If Else EndIf While EndWhile textbf texttt"
            + " textasciitilde textasciicircum textbackslash gets left right frac sqrt sum nabla dots mathrm mathit mathcal operatorname hat bar tilde max min in"
            + " text cdot star infty neg mapsto bmod odot oslash wedge vee le ge neq langle rangle lfloor rfloor lceil rceil ell top propto surd to times deg"
            + " exp log sin cos tanh alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega"
            + " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega").split(" "));

    private static String box(String program, String algorithm) {
        return Fopt.compile("test.fopt", program, Path.of(".")).dump("latex", algorithm);
    }

    @Test
    void decentralized() {
        assertThat(box("""
                # CHOCO-SGD: compressed differences, 100% decentralized.
                # Koloskova, Stich, Jaggi, "Decentralized optimization", ICML 2019. Sent: a message. Known: linear.
                algorithm choco(η = 1/(2*Lmax), Q: contractive = top_k(1%), γ = 0.2) {
                  require tree(W)
                  node   x = x0
                  public x̂ = 0
                  round {
                    let g_new = ∇f(x; 32)
                    x -= η * g_new
                    x̂ += compress(x - x̂, Q)
                    if ‖x‖ > 1 { x = 2 * x }
                    x += γ * (gossip(x̂) - x̂)
                  }
                }
                """, null)).isEqualTo("""
                % \\usepackage{algorithm, algpseudocode, amsmath, amssymb}
                \\begin{algorithm}
                \\caption{CHOCO-SGD: compressed differences, 100\\% decentralized. Koloskova, Stich, Jaggi, ``Decentralized optimization'', ICML 2019.}
                \\label{alg:choco}
                \\begin{algorithmic}[1]
                \\Require $\\eta = \\frac{1}{2\\,L_{\\max}}$; $\\mathcal{Q} = \\operatorname{top\\_k}\\left(1\\%\\right)$ (contractive); $\\gamma = 0.2$
                \\Require $\\operatorname{tree}\\left(W\\right)$
                \\State \\textbf{node} $x_{i} \\gets x^{0}$
                \\State \\textbf{public} $\\hat{x}_{i} \\gets 0$
                \\For{$t = 1, 2, \\dots$}
                \\State $g_{i}^{\\mathrm{new}} \\gets \\nabla f_{i}\\left(x_{i};\\,32\\right)$
                \\State $x_{i} \\gets x_{i} - \\eta\\,g_{i}^{\\mathrm{new}}$
                \\State $\\hat{x}_{i} \\gets \\hat{x}_{i} + \\mathcal{Q}\\left(x_{i} - \\hat{x}_{i}\\right)$
                \\If{$\\left\\|x_{i}\\right\\| > 1$}
                \\State $x_{i} \\gets 2\\,x_{i}$
                \\EndIf
                \\State $x_{i} \\gets x_{i} + \\gamma\\,\\left(\\sum_{j} w_{ij}\\,\\hat{x}_{j} - \\hat{x}_{i}\\right)$
                \\EndFor
                \\end{algorithmic}
                \\end{algorithm}
                """);
    }

    @Test
    void federated() {
        assertThat(lines(box("""
                algorithm a(K: int = 5, λ1 = 1e-3) {
                  server x = x0
                  round {
                    on sample(uniform(3)) {
                      let y = broadcast(x)
                      local K { y -= λ1 * ∇f(y) }
                      x = mean_i(y)
                    }
                    x = prox(r, x, λ1 / 2)
                  }
                }
                """, "a"))).containsExactly(
                "\\Require $K = 5$ (int); $\\lambda_{1} = 10^{-3}$", "\\State \\textbf{server} $x \\gets x^{0}$", "\\For{$t = 1, 2, \\dots$}",
                "\\State $S \\gets \\operatorname{sample}\\left(\\operatorname{uniform}\\left(3\\right)\\right)$", "\\For{the nodes $i \\in S$}",
                "\\State $y_{i} \\gets x$", "\\For{$k = 1, \\dots, K$ \\textbf{locally}}",
                "\\State $y_{i} \\gets y_{i} - \\lambda_{1}\\,\\nabla f_{i}\\left(y_{i}\\right)$", "\\EndFor",
                "\\State $x \\gets \\frac{1}{|S|}\\sum_{i \\in S} y_{i}$", "\\EndFor",
                "\\State $x \\gets \\operatorname{prox}_{\\frac{\\lambda_{1}}{2}\\,r}\\left(x\\right)$", "\\EndFor");
    }

    @Test
    void neighbours() {
        assertThat(lines(box("", "relay_sgd"))).contains("\\State \\textbf{edge} $m_{ij} \\gets 0$",
                "\\State $m_{ij},\\; c_{ij} \\gets \\left(x_{j} + \\sum_{k} m_{jk} - m_{ji},\\; 1 + \\sum_{k} c_{jk} - c_{ji}\\right)$");
    }

    @Test
    void drivenByEvents() {
        assertThat(lines(box("""
                algorithm a(γ, λ = 1) {
                  server x = x0
                  node y = x0
                  job  {
                    let z = broadcast(x)
                    z - γ * ∇f(z)
                  }
                  init { assign all }
                  when result(v) from i {
                    x = v
                    cancel i
                    assign i
                  }
                  every poisson(λ) at edge { y = (y + exchange(y)) / 2 }
                  every 10 ms at server { x = x / 2 }
                  every poisson(2) at node { after 1 s { send train(y, 1) to 3 } }
                  when train(v, k) from j at node {
                    y = v / k
                    send train(v, k + 1) to j
                  }
                }
                """, "a"))).containsExactly(
                "\\Require $\\gamma$; $\\lambda = 1$", "\\State \\textbf{server} $x \\gets x^{0}$", "\\State \\textbf{node} $y_{i} \\gets x^{0}$",
                "\\State \\textbf{assign a job to} all nodes", "\\Upon{a job at node $i$}", "\\State $z_{i} \\gets x$",
                "\\State \\textbf{return} $z_{i} - \\gamma\\,\\nabla f_{i}\\left(z_{i}\\right)$", "\\EndUpon",
                "\\Upon{the result $v$ of a job of node $i$ at the server}", "\\State $x \\gets v$", "\\State \\textbf{cancel the job of} $i$",
                "\\State \\textbf{assign a job to} $i$", "\\EndUpon",
                "\\Upon{each ring of a Poisson clock of rate $\\lambda$ at both ends $i$ of an edge $\\{i, j\\}$}",
                "\\State $y_{i} \\gets \\frac{y_{i} + y_{j}}{2}$", "\\EndUpon",
                "\\Upon{each ring of a clock, every $10\\,\\mathrm{ms}$, at the server}", "\\State $x \\gets \\frac{x}{2}$", "\\EndUpon",
                "\\Upon{each ring of a Poisson clock of rate $2$ at node $i$}", "\\Upon{$1\\,\\mathrm{s}$ having passed}",
                "\\State \\textbf{send} \\texttt{train} with $y_{i},\\; 1$ \\textbf{to} node $3$", "\\EndUpon", "\\EndUpon",
                "\\Upon{a message \\texttt{train} with $v, k$ from node $j$ at node $i$}", "\\State $y_{i} \\gets \\frac{v}{k}$",
                "\\State \\textbf{send} \\texttt{train} with $v,\\; k + 1$ \\textbf{to} node $j$", "\\EndUpon");
    }

    /// What stands between the label and the end.
    private static List<String> lines(String box) {
        return Arrays.stream(box.substring(box.indexOf("[1]\n") + 4, box.indexOf("\\end{algorithmic}")).split("\n")).toList();
    }

    static Set<String> library() {
        return fopt.compiler.run.StandardLibrary.declarations().algorithms().keySet();
    }

    @ParameterizedTest
    @MethodSource("library")
    void everyAlgorithmOfTheLibraryIsLatex(String algorithm) {
        String box = box("", algorithm);
        assertThat(Pattern.compile("\\\\([A-Za-z]+)").matcher(box).results().map(m -> m.group(1)).collect(Collectors.toSet())).isSubsetOf(COMMANDS);
        String plain = box.replaceAll("(?m)^%.*$", "").replaceAll("\\\\[{}]", "");
        assertThat(plain.chars().filter(c -> c >= 0x180 && c != '…')).as("characters that pdflatex has no glyph for: " + box).isEmpty();
        int depth = 0;
        for (char c : plain.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertThat(depth).as(box).isNotNegative();
        }
        assertThat(depth).as(box).isZero();
        assertThat(count(box, "\\left")).isEqualTo(count(box, "\\right"));
        assertThat(count(box, "\\For")).isEqualTo(count(box, "\\EndFor"));
        assertThat(count(box, "\\Upon")).isEqualTo(count(box, "\\EndUpon"));
        assertThat(count(box, "\\If")).isEqualTo(count(box, "\\EndIf"));
        assertThat(box.replace("\\$", "").chars().filter(c -> c == '$').count() % 2).as("$ in pairs: " + box).isZero();
    }

    private static long count(String text, String word) {
        return Pattern.compile(Pattern.quote(word) + "(?![A-Za-z])").matcher(text).results().count();
    }
}
