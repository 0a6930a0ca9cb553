package fopt.runtime.hook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The guest languages that there are here.
public final class HookLanguages {
    /// Those that the language knows by name, whether or not their part is there.
    public static final List<String> KNOWN = List.of("python", "js");

    private HookLanguages() {}

    /// The language of this name; of several one that can be used.
    public static Optional<HookLanguage> named(String name) {
        return all().stream().filter(l -> l.name().equals(name)).min(Comparator.comparing(l -> l.missing().isPresent()));
    }

    private static List<HookLanguage> all() {
        return ServiceLoader.load(HookLanguage.class, HookLanguage.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
    }

    /// What may stand after `extern`.
    public static List<String> names() {
        List<String> names = new ArrayList<>(KNOWN);
        all().stream().map(HookLanguage::name).filter(n -> !names.contains(n)).forEach(names::add);
        return List.copyOf(names);
    }
}
