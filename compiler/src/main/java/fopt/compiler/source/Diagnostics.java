package fopt.compiler.source;

import java.util.ArrayList;
import java.util.List;

/// Collects diagnostics, each place and code once.
public final class Diagnostics {
    private final List<Diagnostic> list = new ArrayList<>();

    public void add(Diagnostic d) {
        for (Diagnostic other : list) {
            if (other.code().equals(d.code()) && other.span().equals(d.span())) {
                return;
            }
        }
        list.add(d);
    }

    public boolean hasErrors() {
        return list.stream().anyMatch(Diagnostic::isError);
    }

    /// In the order in which they were found.
    public List<Diagnostic> all() {
        return List.copyOf(list);
    }
}
