package fopt.compiler.run;

import fopt.compiler.check.Declarations;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Renderer;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The standard library: pages of declarations on the class path, listed in `fopt/stdlib/index`. Nothing if there is no such list.
public final class StandardLibrary {
    private static final String FOLDER = "/fopt/stdlib/";

    private StandardLibrary() {}

    /// The names of its pages.
    static List<String> pages() {
        return text("index").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /// Its pages, parsed; trees are immutable, so that once is enough.
    public static List<Unit> units() {
        return Parsed.UNITS;
    }

    private static List<Unit> parsed() {
        List<Unit> out = new ArrayList<>();
        for (String page : pages()) {
            Source source = new Source("stdlib/" + page, text(page));
            Diagnostics diagnostics = new Diagnostics();
            out.add(Parser.parse(source, diagnostics));
            if (diagnostics.hasErrors()) {
                throw new IllegalStateException("the standard library does not parse:\n" + new Renderer(false).render(diagnostics.all()));
            }
        }
        return List.copyOf(out);
    }

    public static Declarations declarations() {
        return Parsed.DECLARATIONS;
    }

    /// Made when it is first needed.
    private static final class Parsed {
        static final List<Unit> UNITS = parsed();
        static final Declarations DECLARATIONS = Declarations.of(UNITS);
    }

    private static String text(String page) {
        try (InputStream in = StandardLibrary.class.getResourceAsStream(FOLDER + page)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
