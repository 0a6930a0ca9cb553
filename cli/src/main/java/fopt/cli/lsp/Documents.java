package fopt.cli.lsp;

import fopt.Access;
import fopt.Analysis;
import fopt.Fopt;
import fopt.compiler.source.Source;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The texts that are open in the editor, and what is known of them. Texts may be given by any thread; analyses are made by one, see [Worker].
final class Documents {
    private final Map<String, Document> open = new ConcurrentHashMap<>();
    private final Map<String, Analysis> known = new ConcurrentHashMap<>();

    void put(Document d) {
        open.put(d.uri(), d);
    }

    void remove(String uri) {
        open.remove(uri);
        known.clear();
    }

    /// These, some of them with other texts.
    Documents with(Collection<Document> changed) {
        Documents other = new Documents();
        other.open.putAll(open);
        changed.forEach(other::put);
        return other;
    }

    /// Files have changed on the disk: what was understood of texts that import them is old.
    void forget() {
        known.clear();
    }

    Optional<Document> find(String uri) {
        return Optional.ofNullable(open.get(uri));
    }

    /// By URI.
    List<Document> all() {
        return open.values().stream().sorted(Comparator.comparing(Document::uri)).toList();
    }

    /// What is known of a document: made anew if its text, or that of an open file that it imports, is another one.
    Analysis analysis(Document d) {
        Analysis before = known.get(d.uri());
        if (before != null && isCurrent(before, d)) {
            return before;
        }
        Analysis now = engine(d.folder()).analyse(d.source(), unsaved(d));
        known.put(d.uri(), now);
        return now;
    }

    private static Fopt engine(Path folder) {
        return Fopt.builder().folder(folder).access(Access.ALL).hooks(HookRules.CLOSED, HookLanguages.names().toArray(String[]::new)).build();
    }

    private boolean isCurrent(Analysis a, Document d) {
        Map<Path, String> unsaved = unsaved(d);
        return a.source().text().equals(d.text()) && a.sources().stream().skip(1).allMatch(s -> text(s, unsaved).equals(s.text()));
    }

    private static String text(Source s, Map<Path, String> unsaved) {
        Path file = Path.of(s.name());
        return unsaved.getOrDefault(file, unsaved.getOrDefault(real(file), s.text()));
    }

    private Map<Path, String> unsaved(Document but) {
        Map<Path, String> texts = new HashMap<>();
        open.values().stream().filter(o -> !o.uri().equals(but.uri())).forEach(o -> o.path().ifPresent(p -> texts.put(real(p), o.text())));
        return texts;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }
}
