package fopt.compiler.run;

import fopt.Access;
import fopt.RunListener;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.record.RunResult;
import fopt.runtime.report.Figure;
import fopt.runtime.report.HtmlReport;
import fopt.runtime.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a script shows: `print`, `plot`, `report`.
final class Reports {
    private final Path out;
    private final Access access;
    private final RunListener listener;
    private final List<Figure> figures = new ArrayList<>();

    Reports(Path out, Access access, RunListener listener) {
        this.out = out;
        this.access = access;
        this.listener = listener;
    }

    // ---- print

    /// In the order in which they stand: results that follow each other are one table, other values one line.
    void print(List<Value> values) {
        StringBuilder line = new StringBuilder();
        Table table = new Table(List.of());
        for (Value v : values) {
            if (v instanceof Value.Results r) {
                say(line);
                table = table.and(Table.of(r.runs()));
            } else {
                say(table);
                table = new Table(List.of());
                line.append(line.isEmpty() ? "" : " ").append(v.show());
            }
        }
        say(line);
        say(table);
    }

    private void say(StringBuilder line) {
        if (!line.isEmpty()) {
            listener.printed(line.append('\n').toString());
            line.setLength(0);
        }
    }

    private void say(Table table) {
        if (!table.lines().isEmpty()) {
            listener.printed(table);
        }
    }

    // ---- plot

    /// @param figure as [PlotStatement] makes it
    /// @param files none for the usual ones
    void plot(Figure figure, List<Stmt.FileName> files) {
        figures.add(figure);
        String usual = figures.size() == 1 ? "plot." : "plot-" + figures.size() + ".";
        List<String> names = files.isEmpty() ? Figure.FORMATS.stream().map(f -> usual + f).toList() : files.stream().map(Stmt.FileName::name).toList();
        List<Path> paths = names.stream().map(this::place).toList();
        paths.forEach(figure::write);
        figure.remarks().forEach(r -> listener.printed(r + "\n"));
        listener.plotted(figure);
        paths.forEach(listener::written);
    }

    /// @throws fopt.runtime.UserError E830 if the program may not write it
    private Path place(String file) {
        Path path = out.resolve(file);
        access.checkWrite(path);
        return path;
    }

    // ---- report

    /// Writes an HTML page of the runs so far, with the plots that the script drew; if it drew none, with one for each metric.
    void report(String file, Source program, List<RunResult> runs) {
        Path path = place(file);
        Path name = Path.of(program.name()).getFileName();
        new HtmlReport(name == null ? "report" : name.toString(), runs, figures.isEmpty() ? MetricPlots.of(runs) : figures, program.text()).write(path);
        listener.written(path);
    }
}
