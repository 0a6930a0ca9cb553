package fopt.runtime.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The guest languages that there are here.
public final class HookLanguages {
    /// Those that the language knows by name, whether or not their part is there.
    public static final List<String> KNOWN = List.of("python", "js");

    private HookLanguages() {}

    public static Optional<HookLanguage> named(String name) {
        return ServiceLoader.load(HookLanguage.class, HookLanguage.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).filter(l -> l.name().equals(name)).findFirst();
    }

    /// What may stand after `extern`.
    public static List<String> names() {
        List<String> names = new ArrayList<>(KNOWN);
        ServiceLoader.load(HookLanguage.class, HookLanguage.class.getClassLoader()).forEach(l -> {
            if (!names.contains(l.name())) {
                names.add(l.name());
            }
        });
        return List.copyOf(names);
    }
}
