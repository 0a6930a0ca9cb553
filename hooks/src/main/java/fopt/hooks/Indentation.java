package fopt.hooks;

import java.util.List;
import java.util.stream.Collectors;

/// The indentation that a block has only because it stands in an indented place.
final class Indentation {
    private Indentation() {
    }

    /// The text without the blanks with which all its lines begin, save empty ones; with as many lines as before. A first line that begins right
    /// after the opening of the block has none to lose: then the text stays.
    static String removed(String text) {
        List<String> lines = text.lines().toList();
        int common = lines.stream().filter(line -> !line.isBlank()).mapToInt(Indentation::width).min().orElse(0);
        String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        String blanks = first.substring(0, common);
        boolean same = lines.stream().allMatch(line -> line.isBlank() || line.startsWith(blanks));
        return same ? lines.stream().map(line -> line.isBlank() ? "" : line.substring(common)).collect(Collectors.joining("\n")) : text;
    }

    private static int width(String line) {
        return line.length() - line.stripLeading().length();
    }
}
