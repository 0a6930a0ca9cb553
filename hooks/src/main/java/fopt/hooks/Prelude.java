package fopt.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/// What runs in a context before any hook: a text of the guest language that stands with this package.
final class Prelude {
    private Prelude() {
    }

    static Source of(String language, String file) {
        try (InputStream text = Prelude.class.getResourceAsStream(file)) {
            return Source.newBuilder(language, new String(text.readAllBytes(), StandardCharsets.UTF_8), "fopt/" + file).internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
