package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OtherNamesTest {
    /// A name that is called.
    private static final Pattern CALLED = Pattern.compile("(\\p{L}\\w*)\\(");

    @Test
    void whatIsProposedExists() {
        for (String name : OtherNames.all()) {
            assertThat(CALLED.matcher(OtherNames.here(name).orElseThrow()).results().map(r -> r.group(1)).filter(f -> !f.equals("f")))
                    .allMatch(f -> f.equals("grad") || Builtins.named(f).isPresent());
        }
    }

    /// A name that the language has is not one from elsewhere.
    @Test
    void noneIsAName() {
        assertThat(OtherNames.all()).noneMatch(name -> Builtins.named(name).isPresent() || Ambient.of(name) != null);
    }
}
