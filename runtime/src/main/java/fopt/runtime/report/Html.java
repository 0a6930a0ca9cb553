package fopt.runtime.report;

import java.util.List;
import java.util.stream.Collectors;

/// Texts and tables in HTML.
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// @param first further attributes of the first cell of each row
    /// @param rows the first one is the head
    static String table(String first, List<List<String>> rows) {
        StringBuilder out = new StringBuilder("<table>\n");
        for (int k = 0; k < rows.size(); k++) {
            String cell = k == 0 ? "th" : "td";
            String between = "</" + cell + "><" + cell + ">";
            out.append("<tr><").append(cell).append(first).append('>').append(rows.get(k).stream().map(Html::escaped).collect(Collectors.joining(between)))
                    .append("</").append(cell).append("></tr>\n");
        }
        return out.append("</table>").toString();
    }
}
