package fopt.compiler.syntax;

/// The placement words of the language.
public enum Place {
    NODE, PUBLIC, EDGE, SERVER, SHARED;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
