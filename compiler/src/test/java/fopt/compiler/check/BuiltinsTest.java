package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of built-ins, against the lists of the runtime.
class BuiltinsTest {
    @Test
    void everythingIsDocumented() {
        assertThat(Builtins.ALL).allSatisfy(b -> {
            assertThat(b.doc()).as(b.name()).isNotBlank();
            assertThat(b.signature()).startsWith(b.name());
        });
    }

    @Test
    void parametersThatMustBeGivenComeFirst() {
        assertThat(Builtins.ALL).allSatisfy(b -> {
            List<Boolean> required = b.parameters().stream().map(Builtin.Parameter::required).toList();
            assertThat(required).as(b.name()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        });
    }
}
