package fopt.compiler.run;

import fopt.Access;
import fopt.compiler.check.SaveRules;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.file.Datum;
import fopt.runtime.file.FileFormats;
import fopt.runtime.record.ResultFile;
import fopt.runtime.record.RunResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// `save a, b to "file"`: results of runs, one value, or several by name, in the format that the file's ending tells.
final class Saving {
    private final Path out;
    private final Access access;
    private final Source program;

    Saving(Path out, Access access, Source program) {
        this.out = out;
        this.access = access;
        this.program = program;
    }

    /// @param values those of the statement, in its order
    /// @return the file
    /// @throws fopt.runtime.UserError E830 the program may not write it, E866 the format is not known, E867 the format cannot hold the value, E390
    Path save(Stmt.Save s, List<Value> values) {
        Path file = out.resolve(s.file());
        access.checkWrite(file);
        FileFormats.Format format = FileFormats.of(file);
        boolean named = s.values().stream().anyMatch(v -> v.name().isPresent());
        if (!named && values.stream().allMatch(Value.Results.class::isInstance)) {
            List<RunResult> runs = values.stream().flatMap(v -> ((Value.Results) v).runs().stream()).toList();
            ResultFile.write(file, runs, new ResultFile.Origin(program.name(), program.text()));
        } else if (!named && values.size() == 1) {
            format.write().accept(file, datum(s.values().getFirst(), values.getFirst()));
        } else {
            format.write().accept(file, byName(s, values));
        }
        return file;
    }

    private static Datum byName(Stmt.Save s, List<Value> values) {
        SequencedMap<String, Datum> fields = new LinkedHashMap<>();
        for (int k = 0; k < values.size(); k++) {
            Stmt.Saved v = s.values().get(k);
            String name = SaveRules.name(v).orElseThrow(() -> new EvaluationError(SaveRules.nameless(v)));
            if (fields.put(name, datum(v, values.get(k))) != null) {
                throw new EvaluationError(Diagnostic.of("E870", v.span(), "two values are saved as `" + name + "`").help("give one of them another name: `save name = …`"));
            }
        }
        return new Datum.Fields(fields);
    }

    private static Datum datum(Stmt.Saved place, Value v) {
        try {
            return Datums.of(v);
        } catch (Datums.NoDatum e) {
            throw new EvaluationError(Diagnostic.of("E867", place.value().span(), "no file holds " + v.show())
                    .help("files hold numbers, vectors, matrices, texts, lists of these, data sets, graphs and results of runs"));
        }
    }
}
