package fopt.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One flat object in JSON, as the other sides greet and answer, and as sizes and parameters are handed to them.
record Json(String text) {
    double number(String key) {
        return Double.parseDouble(value(key, "([-+0-9.eE]+)"));
    }

    String string(String key) {
        return value(key, "\"([^\"]*)\"");
    }

    List<String> strings(String key) {
        return List.of(value(key, "\\[([^]]*)]").replace("\"", "").split(", "));
    }

    private String value(String key, String pattern) {
        Matcher m = Pattern.compile("\"" + key + "\": " + pattern).matcher(text);
        if (!m.find()) {
            throw new IllegalStateException("no " + key + " in " + text);
        }
        return m.group(1);
    }
}
