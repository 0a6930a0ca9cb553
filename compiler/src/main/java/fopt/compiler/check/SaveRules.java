package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeNames;
import fopt.runtime.UserError;
import fopt.runtime.file.FileFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is known of a `save` before the runs whose results it writes: that its file has a format, and that format holds such values.
public final class SaveRules {
    private final Analysis analysis;

    SaveRules(Analysis analysis) {
        this.analysis = analysis;
    }

    /// @param types of the values
    void check(Stmt.Save s, List<Type> types) {
        for (int k = 0; k < types.size(); k++) {
            if (!isHeld(types.get(k))) {
                analysis.fail(Diagnostic.of("E867", s.values().get(k).value().span(), "no file holds " + TypeNames.of(types.get(k)))
                        .help("files hold numbers, vectors, matrices, texts, lists of these, data sets, graphs and results of runs"));
            }
        }
        boolean results = types.stream().allMatch(Type.Result.class::isInstance) && s.values().stream().allMatch(v -> v.name().isEmpty());
        try {
            String format = FileFormats.of(Path.of(s.file())).ending();
            if (results && format.equals("npy")) {
                analysis.fail(Diagnostic.of("E867", s.span(), "one array does not hold all of a result")
                        .help("write npz, or one part of it: `r.x`, `r.iterates`, `r.series(gap)`"));
            }
        } catch (UserError e) {
            analysis.fail(Diagnostic.of(e.code(), s.span(), e.getMessage()));
        }
        if (types.size() > 1 && !types.stream().allMatch(t -> t instanceof Type.Result || t instanceof Type.Any)) {
            s.values().forEach(this::hasName);
        }
    }

    private void hasName(Stmt.Saved v) {
        if (name(v).isEmpty()) {
            analysis.fail(nameless(v));
        }
    }

    /// The name of a value in a file of several: the one that is given, or that of the variable or the part.
    public static Optional<String> name(Stmt.Saved v) {
        return v.name().map(Name::written).or(() -> switch (v.value()) {
            case Expr.Ref r -> Optional.of(r.name().written());
            case Expr.Field f -> Optional.of(f.name().written());
            default -> Optional.empty();
        });
    }

    /// E870
    public static Diagnostic nameless(Stmt.Saved v) {
        return Diagnostic.of("E870", v.span(), "several values are saved, and this one has no name")
                .help("write `save name = " + PlacementErrors.one(v.value().span()) + ", …`");
    }

    private static boolean isHeld(Type type) {
        return switch (type) {
            case Type.Problem _, Type.Algorithm _, Type.Function _, Type.Law _, Type.Setting _, Type.Compressor _, Type.Cohort _, Type.SampleSet _ -> false;
            default -> true;
        };
    }
}
