package fopt.compiler.source;

/// How the parts of a printed diagnostic look.
enum Style {
    PLAIN, ANSI;

    String error(String text) {
        return paint("1;31", text);
    }

    String warning(String text) {
        return paint("1;33", text);
    }

    String note(String text) {
        return paint("1;36", text);
    }

    String help(String text) {
        return paint("1;32", text);
    }

    String strong(String text) {
        return paint("1", text);
    }

    String frame(String text) {
        return paint("34", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
