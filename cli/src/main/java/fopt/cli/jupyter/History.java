package fopt.cli.jupyter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The cells of this kernel, as a console asks for them. There are no sessions before this one.
final class History {
    private static final int SESSION = 1;

    private final List<Cell> cells = new ArrayList<>();

    private record Cell(int number, String code) {}

    void add(int number, String code) {
        cells.add(new Cell(number, code));
    }

    /// The cells that a request of the last ones (tail), of a range, or of a pattern wants.
    ArrayNode answer(JsonNode wanted) {
        List<Cell> found = switch (wanted.path("hist_access_type").asString("tail")) {
            case "range" -> range(wanted.path("session").asInt(0), wanted.path("start").asInt(0), wanted.path("stop").asInt(Integer.MAX_VALUE));
            case "search" -> last(matching(wanted.path("pattern").asString("*"), wanted.path("unique").asBoolean(false)), wanted.path("n").asInt(Integer.MAX_VALUE));
            default -> last(cells, wanted.path("n").asInt(Integer.MAX_VALUE));
        };
        ArrayNode history = Outputs.node().arrayNode();
        boolean outputs = wanted.path("output").asBoolean(false);
        for (Cell c : found) {
            ArrayNode line = history.addArray().add(SESSION).add(c.number());
            if (outputs) {
                line.addArray().add(c.code()).addNull();
            } else {
                line.add(c.code());
            }
        }
        return history;
    }

    /// @param session 0 and below: counted from the present one
    private List<Cell> range(int session, int from, int to) {
        return session == 0 || session == SESSION ? cells.stream().filter(c -> c.number() >= from && c.number() < to).toList() : List.of();
    }

    private static List<Cell> last(List<Cell> all, int n) {
        return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
    }

    /// @param glob with * and ?
    private List<Cell> matching(String glob, boolean unique) {
        String regex = glob.codePoints().mapToObj(Character::toString).map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c)).collect(Collectors.joining());
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        List<Cell> found = cells.stream().filter(c -> pattern.matcher(c.code()).matches()).toList();
        if (!unique) {
            return found;
        }
        Map<String, Cell> latest = new LinkedHashMap<>();
        found.forEach(c -> {
            latest.remove(c.code());
            latest.put(c.code(), c);
        });
        return List.copyOf(latest.values());
    }
}
