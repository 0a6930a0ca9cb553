package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fopt.Fopt;
import fopt.FoptException;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import fopt.runtime.record.RunResult;
import java.util.Map;

/// Runs programs that are given objects of a host.
final class Hosting {
    static final String QUADRATIC = "let p = quadratic(nodes = 4, d = 10, μ = 1, L = 2, heterogeneity = 1)\n";

    private Hosting() {}

    static Outcome run(String text, Map<String, Object> given) {
        Fopt.Builder builder = Fopt.builder();
        given.forEach(builder::give);
        return builder.build().compile(new Source("test.fopt", text)).run(RunOptions.standard().withThreads(2), RunListener.NONE);
    }

    static RunResult only(String text, Map<String, Object> given) {
        Outcome outcome = run(text, given);
        assertThat(outcome.runs()).hasSize(1);
        return outcome.runs().getFirst();
    }

    static FoptException failure(String text, Map<String, Object> given) {
        return catchThrowableOfType(FoptException.class, () -> run(text, given));
    }
}
