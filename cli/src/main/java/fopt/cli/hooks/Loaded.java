package fopt.cli.hooks;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookLanguage;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// The languages that this process has loaded: once for all of its runs, since the platform is large, and cannot be loaded twice as a whole.
final class Loaded {
    private static final Map<String, HookLanguage> LANGUAGES = new HashMap<>();

    private Loaded() {}

    /// A language of `fopt-hooks`, loaded with what it needs.
    ///
    /// @throws HookFailure if it cannot be fetched
    static synchronized HookLanguage language(Part part) {
        if (!LANGUAGES.containsKey(part.id())) {
            load(part);
        }
        return LANGUAGES.get(part.id());
    }

    /// One loader holds all languages that are there. A language that is fetched later in the same process gets another one, in which the
    /// platform cannot be what it is in the first (it says so, unless told not to), and interprets.
    private static void load(Part part) {
        List<Path> jars = Store.here().jars(part);
        boolean first = LANGUAGES.isEmpty();
        if (!first) {
            System.setProperty("polyglotimpl.AttachLibraryFailureAction", "ignore");
        }
        var loader = new URLClassLoader("hooks", jars.stream().map(Loaded::url).toArray(URL[]::new), Loaded.class.getClassLoader());
        for (HookLanguage language : ServiceLoader.load(HookLanguage.class, loader)) {
            if (language.getClass().getClassLoader() == loader && language.missing().isEmpty()) {
                LANGUAGES.putIfAbsent(language.name(), language);
            }
        }
        HookLanguage language = LANGUAGES.get(part.id());
        if (language == null) {
            throw new HookFailure(Reason.MISSING, part.title() + " is not whole in " + Store.here().root().resolve("cli/target/hooks") + ": delete this folder, and it is fetched anew", "", 0);
        }
        Jit.failed(part.title(), language, first).ifPresent(why -> System.err.println("fopt: " + why));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
