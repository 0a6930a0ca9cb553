package fopt.hooks;

import fopt.runtime.hook.HookLanguage;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.stream.Stream;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationTest {
    /// A class path with fopt-hooks and the polyglot API, but no language.
    @ParameterizedTest
    @ValueSource(strings = {"Js", "Python"})
    void aLanguageThatIsNotThereSaysWhatToAdd(String language) throws Exception {
        URL[] path = Stream.of(JsLanguage.class, HookLanguage.class, Engine.class).map(c -> c.getProtectionDomain().getCodeSource().getLocation()).toArray(URL[]::new);
        try (var loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Object there = loader.loadClass("fopt.hooks." + language + "Language").getConstructor().newInstance();
            Optional<?> missing = (Optional<?>) loader.loadClass(HookLanguage.class.getName()).getMethod("missing").invoke(there);
            assertThat(missing.map(Object::toString)).hasValueSatisfying(why -> assertThat(why)
                .contains("is not installed here: add org.graalvm.polyglot:" + language.toLowerCase() + "-community:25.0.3"));
        }
    }

    @Test
    void thoseThatAreThereMissNothing() {
        assertThat(Stream.of("js", "python").map(Guests::language).map(HookLanguage::missing)).allMatch(Optional::isEmpty);
    }
}
