package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Name;
import fopt.compiler.types.Type.CompressorClass;
import java.util.Collection;
import java.util.List;

/// What is said about calls and their arguments.
final class CallErrors {
    private CallErrors() {}

    /// E041
    static Diagnostic unknownParameter(Name name, String function, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E041", name.span(), "`" + function + "` has no parameter `" + name.written() + "`");
        return Nearest.name(name.id(), known).map(n -> d.help("did you mean `" + n + "`?"))
                .orElse(known.isEmpty() ? d.help("it has no parameters") : d.help("its parameters are " + String.join(", ", known)));
    }

    /// E041
    static Diagnostic missing(Span call, String function, List<String> missing) {
        if (function.equals("zeros")) {
            return Diagnostic.of("E041", call, "`zeros` makes a matrix, and needs rows and columns").help("a vector of zeros is `0`, the zero of every shape; a matrix of zeros is `zeros(2, d)`");
        }
        return Diagnostic.of("E041", call, "`" + function + "` needs " + list(missing))
                .help("write `" + function + "(" + (call.text().matches("(?s).*\\(\\s*\\S.*\\)") ? "…, " : "") + String.join(", ", missing.stream().map(m -> m + " = …").toList()) + ")`");
    }

    /// E041
    static Diagnostic tooMany(Span argument, String signature, int most) {
        return Diagnostic.of("E041", argument, "too many arguments: `" + signature + "` takes " + (most == 0 ? "none" : most == 1 ? "one"
                : "at most " + most));
    }

    /// E041
    static Diagnostic twice(Span argument, String function, String parameter) {
        return Diagnostic.of("E041", argument, "`" + parameter + "` of `" + function + "` is given twice");
    }

    /// E041
    static Diagnostic positionalAfterNamed(Span argument) {
        return Diagnostic.of("E041", argument, "an argument without a name stands after one with a name")
                .help("write its name, or move it to the front");
    }

    /// E042
    static Diagnostic option(Span argument, String function, String parameter, List<String> options) {
        Diagnostic d = Diagnostic.of("E042", argument, "`" + PlacementErrors.one(argument) + "` is no " + parameter + " of `" + function + "`");
        return Nearest.name(argument.text(), options).map(n -> d.help("did you mean `" + n + "`?"))
                .orElse(d.help("write one of " + String.join(", ", options)));
    }

    /// E042
    static Diagnostic range(Span argument, String function, String parameter, String expected) {
        return Diagnostic.of("E042", argument, "`" + parameter + "` of `" + function + "` must be " + expected + ", found "
                + PlacementErrors.one(argument));
    }

    /// E040
    static Diagnostic wrongClass(Span argument, String parameter, CompressorClass wanted, CompressorClass found) {
        boolean contractive = wanted == CompressorClass.CONTRACTIVE;
        Diagnostic d = Diagnostic.of("E040", argument, "`" + parameter + "` must be " + word(wanted) + ", but `" + PlacementErrors.one(argument)
                + "` is " + words(found));
        return d.note(contractive ? "a contractive compressor keeps the error below a share of the vector: E‖C(v) - v‖² <= (1 - δ)‖v‖²"
                        : "an unbiased compressor is right on average: E Q(v) = v; errors of a biased one would not average out")
                .help("these would fit: " + CompressorBuiltins.fitting(wanted));
    }

    /// E040
    static Diagnostic noConstant(Name field, CompressorClass found) {
        boolean delta = field.id().equals("delta");
        return Diagnostic.of("E040", field.span(), "a compressor that is " + words(found) + " has no `" + field.written() + "`")
                .note(delta ? "δ is the constant of contractive compressors" : "ω is the constant of unbiased compressors")
                .help("give a compressor that is " + (delta ? "contractive" : "unbiased") + ": "
                        + CompressorBuiltins.fitting(delta ? CompressorClass.CONTRACTIVE : CompressorClass.UNBIASED)
                        + "; or give the parameter whose default needs `" + field.written() + "`");
    }

    static String word(CompressorClass c) {
        return c == CompressorClass.CONTRACTIVE ? "contractive" : "unbiased";
    }

    private static String words(CompressorClass c) {
        return switch (c) {
            case CONTRACTIVE -> "contractive, not unbiased";
            case UNBIASED -> "unbiased, not contractive";
            case NONE -> "neither contractive nor unbiased";
            case IDENTITY, BOTH -> "contractive and unbiased";
            case UNKNOWN -> "of an unknown class";
        };
    }

    private static String list(List<String> names) {
        return String.join(" and ", names.stream().map(n -> "`" + n + "`").toList());
    }

    /// E054
    static Diagnostic whichFunction(Span callee) {
        return Diagnostic.of("E054", callee, "which function `" + PlacementErrors.one(callee) + "` is, is not known before the program runs")
                .note("every call of a function is inlined")
                .help("choose between values, not between functions: `f(x) if c else g(x)`");
    }
}
