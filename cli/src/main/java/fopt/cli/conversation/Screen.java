package fopt.cli.conversation;

import fopt.Session;
import fopt.compiler.source.Diagnostic;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Progress;
import fopt.runtime.report.Table;
import java.util.List;

/// Where a conversation is shown.
public interface Screen {
    void print(String text);

    /// Words: what is too long for a line may be broken between them. @param indent blanks in front of what goes on
    default void words(String text, int indent) {
        print(text);
    }

    /// Results of runs that an entry prints.
    default void print(Table table) {
        print(table.render());
    }

    /// What an entry computed. @param number of the entry: the value is the variable `_number`
    default void computed(int number, Session.Computed value) {
        print(value.text());
    }

    void plot(Figure figure);

    void warn(List<Diagnostic> warnings);

    /// An entry has errors, and perhaps warnings.
    void failed(List<Diagnostic> diagnostics);

    /// An entry or a command failed in no place of its own. @param code of the error; empty if it has none
    void failed(String code, String message);

    /// A run was ended before its end. @param message what became of it
    void interrupted(String message);

    /// Of the run that goes on.
    Progress progress();
}
