package fopt.hooks;

import org.graalvm.polyglot.Value;

/// A value of a guest in words, for messages.
final class Described {
    private static final int SHOWN = 40;

    private Described() {
    }

    static String of(Value value) {
        if (value.isNull()) {
            return "nothing (is a return missing?)";
        }
        if (value.isString()) {
            return "the text \"" + cut(value.asString()) + "\"";
        }
        if (value.isBoolean() || value.isNumber()) {
            return value.toString();
        }
        if (value.hasArrayElements()) {
            return type(value) + " of length " + value.getArraySize();
        }
        return value.canExecute() ? "a function" : type(value);
    }

    /// Its type as the guest calls it, with an article.
    private static String type(Value value) {
        Value type = value.getMetaObject();
        String name = type == null ? "object" : type.getMetaSimpleName();
        return ("AEIOaeio".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
