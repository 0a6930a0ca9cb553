package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/names.md is made from the lists of built-in names; `-Dfopt.bless=true` writes it anew.
class NamesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("fopt.root", ".."), "docs", "names.md");

    @Test
    void thePageIsTheListOfNames() throws IOException {
        if (Boolean.getBoolean("fopt.bless")) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).content().isEqualTo(page());
    }

    private static String page() {
        return """
                # Built-in names

                All names that need no declaration, as the compiler knows them (this page is made from its lists). Parameters with a default may be left out.

                ## Known inside an algorithm

                | name | lives | |
                | --- | --- | --- |
                """
                + Ambient.ALL.stream().filter(a -> !List.of("F", "data").contains(a.id()))
                        .map(a -> "| `" + a.written() + "` | " + a.place().phrase() + " | " + a.doc() + " |\n").collect(Collectors.joining())
                + section("Primitives: these communicate", Builtin.Family.PRIMITIVE)
                + section("Messages", Builtin.Family.MESSAGE)
                + section("Draws", Builtin.Family.DRAW)
                + section("Of the node's data", Builtin.Family.ORACLE)
                + section("The past", Builtin.Family.DELAY, Builtin.Family.AVERAGE)
                + section("Functions", Builtin.Family.ELEMENTWISE, Builtin.Family.REDUCTION, Builtin.Family.PLAIN)
                + section("Functions of vectors and matrices", Builtin.Family.VECTORS)
                + section("Compressors, laws, graphs, data, problems", Builtin.Family.OBJECT)
                + table("Graphs with the name of another function", RuntimeBuiltins.NAMESAKES)
                + section("Words that choose", Builtin.Family.OPTION)
                + table("Settings after `with`", Builtins.settings());
    }

    private static String section(String title, Builtin.Family... families) {
        Predicate<Builtin> wanted = b -> List.of(families).contains(b.family());
        return table(title, Builtins.ALL.stream().filter(wanted).toList());
    }

    private static String table(String title, List<Builtin> names) {
        return "\n## " + title + "\n\n| name | |\n| --- | --- |\n"
                + names.stream().map(b -> "| `" + b.signature() + "` | " + b.doc().replace("|", "\\|") + " |\n").collect(Collectors.joining());
    }
}
