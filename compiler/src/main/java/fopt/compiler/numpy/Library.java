package fopt.compiler.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions and classes that scripts are made of, from `library.py`; a script has those that it uses.
final class Library {
    private static final Pattern HEAD = Pattern.compile("^(?:def|class) (\\w+)");
    private static final Map<String, String> PIECES = read();

    private final Set<String> needed = new TreeSet<>();
    /// Compressors of the script.
    private final Map<String, String> own = new LinkedHashMap<>();

    Set<String> names() {
        return PIECES.keySet();
    }

    boolean has(String name) {
        return PIECES.containsKey(name);
    }

    /// A function of the script's own; one of the same name is the same.
    void add(String name, String text) {
        own.put(name, text);
        need(text);
    }

    /// Notes what a text uses, and what that uses itself.
    void need(String text) {
        for (Map.Entry<String, String> piece : PIECES.entrySet()) {
            boolean used = Pattern.compile("(?<![\\w.])" + piece.getKey() + "\\b(?!=)").matcher(text).find();
            if (used && needed.add(piece.getKey())) {
                need(piece.getValue().substring(piece.getValue().indexOf('(')));
            }
        }
    }

    /// The pieces that are needed, in the order of the file.
    List<String> pieces() {
        return Stream.concat(PIECES.entrySet().stream().filter(e -> needed.contains(e.getKey())).map(Map.Entry::getValue), own.values().stream()).toList();
    }

    private static Map<String, String> read() {
        try (InputStream in = Library.class.getResourceAsStream("library.py")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("\n\n\n").splitAsStream(all.strip()).collect(Collectors.toMap(Library::name, p -> p, (a, b) -> a, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String piece) {
        Matcher m = HEAD.matcher(piece);
        if (!m.find()) {
            throw new IllegalStateException("neither function nor class: " + piece);
        }
        return m.group(1);
    }
}
