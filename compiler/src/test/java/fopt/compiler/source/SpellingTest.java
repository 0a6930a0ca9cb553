package fopt.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> PARTS = List.of("x", "e", "eta", "beta", "Alpha", "λ", "Ω", "Α", "ο", "hat", "bar", "tilde", "hat2", "_", "__", "data", "2",
            "₂", "10", "\u0302", "\u0304", "\u0303", "\u0301", "é", "Σ", "µ", "∆", "ς", "lambda", "7_hat");

    @ParameterizedTest
    @CsvSource({"η,eta", "λ2,lambda2", "λ₂,lambda2", "x̂,x_hat", "c̄,c_bar", "g̃,g_tilde", "ĝ,g_hat", "x̄_old,x_bar_old", "γ̃,gamma_tilde", "β1,beta1",
        "η_g,eta_g", "Δ,Delta", "σ_pair,sigma_pair", "x̂_i,x_hat_i", "Lmax,Lmax", "Γ,Gamma", "β̂,beta_hat", "c̄0,c_bar0", "x₀,x0", "W,W", "μ_F,mu_F", "Q_up,Q_up"})
    void lettersAreSpeltOut(String written, String id) {
        assertThat(Spelling.canonical(written)).isEqualTo(id);
        assertThat(Spelling.canonical(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"eta,η", "lambda2,λ2", "x_hat,x̂", "c_bar,c̄", "g_tilde,g̃", "g_hat,ĝ", "eta_g,η_g", "theta_hat,θ̂", "x_bar_old,x̄_old", "data,data", "beta,β", "zeta,ζ",
        "theta,θ", "metadata,metadata", "Lmax,Lmax", "data_hat,data_hat", "Alpha,Alpha", "x2_hat,x2_hat", "_hat,_hat", "delta_1,δ_1", "pinned,pinned",
        "c_bar0,c̄0", "crossbar,crossbar", "epsilon,ε", "x__hat,x__hat", "etas,etas"})
    void onlyWholeNamesBecomeLetters(String id, String unicode) {
        assertThat(Spelling.unicode(id)).isEqualTo(unicode);
    }

    @ParameterizedTest
    @CsvSource({"\u00B5,μ", "\u2206,Δ", "\u03F5,ε", "\u03D5,φ", "\u03D1,θ", "e\u0301t,\u00E9t", "\u2206x,Δx"})
    void lookAlikesAreOneName(String one, String other) {
        assertThat(Spelling.canonical(one)).isEqualTo(Spelling.canonical(other));
    }

    @ParameterizedTest
    @CsvSource({"Σy,Σy", "ℓ,ℓ", "été,été"})
    void otherNamesStayAsTheyAre(String written, String id) {
        assertThat(Spelling.canonical(written)).isEqualTo(id);
    }

    @Test
    void bothSpellingsAreOneName() {
        Random random = new Random(5);
        for (int k = 0; k < 2000; k++) {
            String name = name(random);
            String id = Spelling.canonical(name);
            assertThat(Spelling.canonical(id)).as(name).isEqualTo(id);
            assertThat(Spelling.canonical(Spelling.unicode(id))).as(name).isEqualTo(id);
            assertThat(Spelling.unicode(Spelling.unicode(id))).as(name).isEqualTo(Spelling.unicode(id));
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int parts = 1 + random.nextInt(6); parts > 0; parts--) {
            name.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return name.toString();
    }
}
