package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor.Draw;
import org.junit.jupiter.api.Test;

class SpecTest {
    @Test
    void namesAreAsInPrograms() {
        assertThat(spec("top_k", 0.01).name()).isEqualTo("top_k(1%)");
        assertThat(spec("top_k", 0.07).name()).isEqualTo("top_k(7%)");
        assertThat(spec("top_k", 0.0025).name()).isEqualTo("top_k(0.25%)");
        assertThat(spec("top_k", 1.0).name()).isEqualTo("top_k(100%)");
        assertThat(spec("rand_k", 5L).withDraw(Draw.PUBLIC).name()).isEqualTo("public rand_k(5)");
        assertThat(spec("natural").withDraw(Draw.SHARED).name()).isEqualTo("shared natural");
        assertThat(spec("bernoulli", 0.5).name()).isEqualTo("bernoulli(50%)");
        assertThat(spec("threshold", 1e-7).name()).isEqualTo("threshold(1e-7)");
        assertThat(spec("qsgd", 16).bind(9).name()).isEqualTo("qsgd(16)");
    }

    @Test
    void sizesAreCountsOrShares() {
        assertThat(spec("top_k", 0.01).count(10_000)).isEqualTo(100);
        assertThat(spec("top_k", 0.01).count(149)).isEqualTo(1);
        assertThat(spec("top_k", 0.01).count(150)).isEqualTo(2);
        assertThat(spec("top_k", 0.01).count(3)).as("at least one").isEqualTo(1);
        assertThat(spec("top_k", 1).count(3)).as("a whole number is a count").isEqualTo(1);
        assertThat(spec("top_k", 1.0).count(3)).as("a real is a share").isEqualTo(3);
        assertThat(spec("top_k", 1_000_000L).count(3)).isEqualTo(3);
    }

    @Test
    void badArgumentsAreExplained() {
        failure(() -> spec("top_k", 0), "`k` of `top_k` must be a count (a whole number from 1) or a share (above 0% and at most 100%), not 0");
        failure(() -> spec("top_k", 1.5), "not 150%");
        failure(() -> spec("top_k", Double.NaN), "not NaN");
        failure(() -> spec("qsgd", 2.5), "`s` of `qsgd` must be a whole number from 1 to 65536, not 2.5");
        failure(() -> spec("bernoulli", 0.0), "`p` of `bernoulli` must be a probability above 0 and at most 1, not 0%");
        failure(() -> spec("threshold", -1), "must be a number above 0, not -1");
        failure(() -> spec("rand_k"), "`rand_k` takes one argument, `k`, but 0 were given");
        failure(() -> spec("sign", 3), "`sign` takes no arguments");
        failure(() -> spec("top_k", 3).withDraw(Draw.PUBLIC), "`top_k` draws nothing");
    }

    private static void failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UserError.class).hasMessageContaining(message);
    }

    private static Compressors.Spec spec(String kind, Number... arguments) {
        return new Compressors.Spec(Compressors.byName(kind).orElseThrow(), arguments);
    }
}
