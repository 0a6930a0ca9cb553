package fopt.compiler.check;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Colours a text by a TextMate grammar, line by line, as editors do: of all rules the one that matches first, of equals the one that stands first. Only what the
/// grammar of fopt uses: `match`, `begin` and `end`, `include` of its own parts.
final class TextMateGrammar {
    /// A stretch of a line with its innermost scope.
    record Scoped(int start, int end, String scope) {}

    private record Rule(Pattern match, JsonNode node, boolean begins) {}

    /// A part that was begun and not yet ended. @param end of it; null for the whole text
    private record Open(List<Rule> rules, Pattern end, String scope) {}

    private final JsonNode root;

    TextMateGrammar(Path file) {
        root = new ObjectMapper().readTree(file.toFile());
    }

    JsonNode part(String name) {
        return root.get("repository").get(name);
    }

    List<Scoped> scopes(String text) {
        List<Scoped> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(rules(root.get("patterns")), null, ""));
        int start = 0;
        for (String line : text.split("\n", -1)) {
            line(line, start, open, found);
            start += line.length() + 1;
        }
        return found;
    }

    private void line(String line, int start, Deque<Open> open, List<Scoped> found) {
        int at = 0;
        while (true) {
            Open inside = open.peek();
            Matcher end = inside.end() == null ? null : inside.end().matcher(line);
            boolean ends = end != null && end.find(at);
            Rule best = null;
            Matcher first = null;
            for (Rule rule : inside.rules()) {
                Matcher m = rule.match().matcher(line);
                if (m.find(at) && (first == null || m.start() < first.start()) && (!ends || m.start() < end.start()) && (m.end() > m.start() || rule.begins())) {
                    best = rule;
                    first = m;
                }
            }
            int until = best != null ? first.start() : ends ? end.start() : line.length();
            add(found, start + at, start + until, inside.scope());
            if (best != null) {
                take(best, first, start, open, found);
                at = first.end();
            } else if (ends) {
                add(found, start + end.start(), start + end.end(), inside.scope());
                open.pop();
                at = end.end();
            } else {
                return;
            }
        }
    }

    private void take(Rule rule, Matcher m, int start, Deque<Open> open, List<Scoped> found) {
        String scope = rule.node().path("name").asString("");
        JsonNode captures = rule.node().path(rule.begins() ? "beginCaptures" : "captures");
        captures.propertyNames().forEach(k -> {
            int group = Integer.parseInt(k);
            if (m.group(group) != null) {
                add(found, start + m.start(group), start + m.end(group), captures.get(k).get("name").asString());
            }
        });
        add(found, start + m.start(), start + m.end(), scope);
        if (rule.begins()) {
            open.push(new Open(rules(rule.node().path("patterns")), Pattern.compile(rule.node().get("end").asString()),
                    rule.node().path("contentName").asString(scope)));
        }
    }

    private static void add(List<Scoped> found, int start, int end, String scope) {
        if (end > start && !scope.isEmpty()) {
            found.add(new Scoped(start, end, scope));
        }
    }

    private List<Rule> rules(JsonNode patterns) {
        List<Rule> all = new ArrayList<>();
        for (JsonNode p : patterns) {
            if (p.has("include")) {
                String name = p.get("include").asString();
                if (name.equals("$self")) {
                    all.addAll(rules(withoutHooks()));
                } else if (name.startsWith("#")) {
                    JsonNode part = part(name.substring(1));
                    all.addAll(part.has("match") || part.has("begin") ? List.of(rule(part)) : rules(part.get("patterns")));
                }
            } else {
                all.add(rule(p));
            }
        }
        return all;
    }

    /// All rules but those that include all rules.
    private JsonNode withoutHooks() {
        var all = new ObjectMapper().createArrayNode();
        root.get("patterns").forEach(p -> {
            if (!p.get("include").asString().equals("#hooks")) {
                all.add(p);
            }
        });
        return all;
    }

    private static Rule rule(JsonNode node) {
        boolean begins = node.has("begin");
        return new Rule(Pattern.compile(node.get(begins ? "begin" : "match").asString()), node, begins);
    }
}
