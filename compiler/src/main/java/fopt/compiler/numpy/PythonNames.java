package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Python names of the variables of an algorithm: their names in ASCII, told apart by a number where several are called the same.
final class PythonNames {
    private static final Set<String> TAKEN = Set.of(
            "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
            "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
            "with", "yield", "np", "sys", "rng", "zlib", "base64", "problem", "rounds", "n", "d", "W", "Ws", "near", "degree", "x0", "t", "i", "_",
            "rows", "abs", "min", "max", "len", "range", "int", "float", "map", "print", "zip", "enumerate", "repr", "round", "show");

    private final Map<Symbol, String> names = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>(TAKEN);

    PythonNames(Set<String> alsoTaken) {
        taken.addAll(alsoTaken);
    }

    String of(Symbol symbol) {
        return names.computeIfAbsent(symbol, s -> fresh(id(s)));
    }

    /// A canonical name as Python can write it: `g.name` is one of an import.
    static String plain(String id) {
        return id.replace('.', '_');
    }

    /// Whether a name means something else in a script.
    static boolean isTaken(String name) {
        return TAKEN.contains(name);
    }

    boolean has(Symbol symbol) {
        return names.containsKey(symbol);
    }

    /// A name that nothing has yet.
    String fresh(String base) {
        String name = base;
        for (int k = TAKEN.contains(base) ? 1 : 2; !taken.add(name); k++) {
            name = k == 1 ? base + "_" : base + "_" + k;
        }
        return name;
    }

    private static String id(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Parameter p -> p.declaration.name().id();
            case Symbol.State s -> s.declaration.name().id();
            case Symbol.Local l -> l.name.id();
            default -> throw new IllegalArgumentException("no variable: " + symbol.written());
        };
    }
}
