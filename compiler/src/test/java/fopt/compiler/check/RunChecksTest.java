package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunChecksTest {
    private static final Span CLAUSE = new Span(new Source("run", "over matching(8)"), 0, 4);

    private static List<String> overChangingGraph(String algorithm) {
        Diagnostics d = new Diagnostics();
        RunChecks.overChangingGraph(check(algorithm), CLAUSE, d);
        return d.all().stream().map(Diagnostic::code).toList();
    }

    private static Typing check(String algorithm) {
        return Checker.check(Library.DECLARATIONS.algorithms().get(algorithm), Arguments.NONE, Library.DECLARATIONS, new Diagnostics());
    }

    @Test
    void publicVariablesOfNeighboursAndEdgesNeedAFixedGraph() {
        assertThat(overChangingGraph("choco_sgd")).containsExactly("E060");
        assertThat(overChangingGraph("relay_sgd")).containsExactly("E060");
        assertThat(overChangingGraph("dsgd")).isEmpty();
        assertThat(overChangingGraph("ef21")).as("its public variable is the server's business").isEmpty();
    }

    @Test
    void whoIgnoresARegulariserIsWarned() {
        Diagnostics d = new Diagnostics();
        RunChecks.regulariser(check("diana"), CLAUSE, d);
        assertThat(d.all()).isEmpty();
        RunChecks.regulariser(check("ef21"), CLAUSE, d);
        assertThat(d.all()).extracting(Diagnostic::code).containsExactly("W003");
        assertThat(d.hasErrors()).isFalse();
    }

    @Test
    void namesOfTheRunThatAnAlgorithmUses() {
        assertThat(check("dsgd").needsGraph()).isTrue();
        assertThat(check("gd").needsGraph()).isFalse();
        assertThat(codesOf("algorithm a() {\n node x = x0\n round { x -= ∇f(x) }\n metric far = mean_i(‖x - x_star‖)\n}").uses("x_star"))
                .as("metrics look from outside").isFalse();
        assertThat(codesOf("algorithm a() {\n node x = x0\n round { x = (x + x_star) / 2 }\n}").uses("x_star")).isTrue();
    }

    private static Typing codesOf(String program) {
        var unit = Library.unit(program);
        return Checker.check((fopt.compiler.syntax.Decl.Algorithm) unit.items().getFirst(), Arguments.NONE, Library.DECLARATIONS, new Diagnostics());
    }
}
