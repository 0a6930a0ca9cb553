package fopt.compiler.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names and what they stand for, from the inside out.
final class Scope {
    private final Scope outer;
    private final boolean function;
    private final Map<String, Symbol> names = new LinkedHashMap<>();
    /// What was declared in blocks of this one that are over.
    private final Map<String, Symbol> gone = new LinkedHashMap<>();

    private Scope(Scope outer, boolean function) {
        this.outer = outer;
        this.function = function;
    }

    static Scope outermost() {
        return new Scope(null, false);
    }

    Scope inner() {
        return new Scope(this, false);
    }

    /// The scope of the parameters of a function: names beyond it cannot be assigned from inside.
    Scope function() {
        return new Scope(this, true);
    }

    /// This scope, in which the names are declared that `other` has itself.
    Scope with(Scope other) {
        names.putAll(other.names);
        return this;
    }

    void declare(String id, Symbol symbol) {
        names.put(id, symbol);
        for (Scope s = this; s.outer != null && !s.function; s = s.outer) {
            s.outer.gone.put(id, symbol);
        }
    }

    /// A name that cannot be seen from here, as the block is over in which it was declared.
    Optional<Symbol> gone(String id) {
        Symbol symbol = null;
        for (Scope s = this; s != null && symbol == null; s = s.outer) {
            symbol = s.gone.get(id);
        }
        return Optional.ofNullable(symbol);
    }

    Optional<Symbol> find(String id) {
        for (Scope s = this; s != null; s = s.outer) {
            Symbol symbol = s.names.get(id);
            if (symbol != null) {
                return Optional.of(symbol);
            }
        }
        return Optional.empty();
    }

    /// Declared in this very scope, not further out.
    Optional<Symbol> own(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /// Whether the innermost declaration of the name stands outside of the function that we are in.
    boolean beyondFunction(String id) {
        boolean left = false;
        for (Scope s = this; s != null; s = s.outer) {
            if (s.names.containsKey(id)) {
                return left;
            }
            left |= s.function;
        }
        return false;
    }

    /// All names that can be seen from here.
    Set<String> visible() {
        Set<String> all = new LinkedHashSet<>();
        for (Scope s = this; s != null; s = s.outer) {
            all.addAll(s.names.keySet());
        }
        return all;
    }
}
