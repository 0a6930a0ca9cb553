package fopt.compiler.syntax;

import java.util.Locale;

/// The placement words of the language.
public enum Place {
    NODE, PUBLIC, EDGE, SERVER, SHARED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
