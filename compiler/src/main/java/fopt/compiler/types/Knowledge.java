package fopt.compiler.types;

/// What receivers know of a value: all of it (KNOWN), all but the messages in it (MESSAGES), nothing (PRIVATE).
public enum Knowledge {
    KNOWN, MESSAGES, PRIVATE;

    public Knowledge max(Knowledge other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
