package fopt.compiler.check;

/// What an algorithm sends, statement by statement.
public record Sends(String text) {
    public static Sends of(Typing typing) {
        return new Sends("");
    }
}
