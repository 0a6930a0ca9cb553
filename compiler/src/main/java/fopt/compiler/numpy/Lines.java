package fopt.compiler.numpy;

import java.util.ArrayList;
import java.util.List;

/// The body of a Python function under way.
final class Lines {
    private static final String INDENT = "    ";

    private List<String> lines = new ArrayList<>();
    private int depth = 1;

    void add(String line) {
        lines.add(INDENT.repeat(depth) + line);
    }

    /// A line that ends with a colon, and what stands indented below it.
    void block(String head, Runnable body) {
        add(head + ":");
        int before = lines.size();
        depth++;
        body.run();
        if (lines.size() == before) {
            add("pass");
        }
        depth--;
    }

    /// What `write` adds, taken away again. @param deeper by how many steps it is indented more
    List<String> apart(int deeper, Runnable write) {
        List<String> outer = lines;
        lines = new ArrayList<>();
        depth += deeper;
        write.run();
        depth -= deeper;
        List<String> taken = lines;
        lines = outer;
        return taken;
    }

    static String deeper(String line) {
        return INDENT + line;
    }

    void addAll(List<String> written) {
        lines.addAll(written);
    }
}
