package fopt.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The extension in `editors/vscode` declares the kinds of names and of places that the server tells it.
class VisualStudioCodeTest {
    private static final JsonNode CONTRIBUTES = new ObjectMapper()
            .readTree(Path.of(System.getProperty("fopt.root", ".."), "editors", "vscode", "package.json").toFile()).get("contributes");

    private static List<String> ids(String list) {
        return CONTRIBUTES.get(list).valueStream().map(e -> e.get("id").asString()).toList();
    }

    @Test
    void itKnowsWhatIsFoptsOwn() {
        assertThat(Colours.TYPES).containsAll(ids("semanticTokenTypes"));
        assertThat(ids("semanticTokenTypes")).containsExactly("communication");
        assertThat(Colours.MODIFIERS).endsWith(ids("semanticTokenModifiers").toArray(String[]::new));
        assertThat(ids("semanticTokenModifiers")).containsExactly("node", "public", "edge", "server", "shared");
    }

    @Test
    void coloursAreGivenToKindsAndPlacesThatThereAre() {
        JsonNode scopes = CONTRIBUTES.get("semanticTokenScopes").get(0).get("scopes");
        assertThat(scopes.propertyNames()).allSatisfy(selector -> {
            List<String> parts = List.of(selector.split("\\."));
            assertThat(Colours.TYPES).contains(parts.getFirst());
            assertThat(Colours.MODIFIERS).containsAll(parts.subList(1, parts.size()));
        });
    }
}
