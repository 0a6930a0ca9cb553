package fopt.cli.lsp;

import fopt.Analysis;
import fopt.compiler.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// What mends an error by itself: the name that was meant, a missing `let`, a missing brace.
final class Fixes {
    private static final Pattern MEANT = Pattern.compile("did you mean [`\"]\\.?([^`\"]+)[`\"]\\?.*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.]+");

    private Fixes() {}

    /// @param told what the editor shows at the place
    static List<Either<Command, CodeAction>> of(Document d, Analysis a, Range range, List<org.eclipse.lsp4j.Diagnostic> told) {
        int from = d.lines().offset(range.getStart());
        int to = d.lines().offset(range.getEnd());
        List<Either<Command, CodeAction>> all = new ArrayList<>();
        for (Diagnostic x : a.diagnostics()) {
            if (x.span().source().name().equals(a.source().name()) && x.span().start() <= to && from <= x.span().end()) {
                meant(d, x).ifPresent(edit -> all.add(action("Write " + quoted(edit), d, edit, x, told)));
                declared(d, x).ifPresent(edit -> all.add(action("Declare `" + x.span().text() + "` with `let`", d, edit, x, told)));
            }
        }
        return all;
    }

    private static String quoted(TextEdit edit) {
        return edit.getNewText().startsWith("\"") ? edit.getNewText() : "`" + edit.getNewText() + "`";
    }

    /// The name in the place of the one that was misspelt; of an import, the name of the file.
    private static Optional<TextEdit> meant(Document d, Diagnostic x) {
        Matcher meant = MEANT.matcher(x.help().orElse(""));
        if (!meant.matches()) {
            return Optional.empty();
        }
        String text = x.span().text();
        int quote = text.indexOf('"');
        if (quote >= 0 && text.indexOf('"', quote + 1) > 0 && x.help().get().startsWith("did you mean \"")) {
            int start = x.span().start() + quote;
            return Optional.of(new TextEdit(d.lines().range(start, x.span().start() + text.indexOf('"', quote + 1) + 1), "\"" + meant.group(1) + "\""));
        }
        boolean word = NAME.matcher(text).matches() && NAME.matcher(meant.group(1)).matches() && !x.code().equals("E002");
        return word ? Optional.of(new TextEdit(d.lines().range(x.span()), meant.group(1))) : Optional.empty();
    }

    /// `let` in front of a name that is assigned, but not declared.
    private static Optional<TextEdit> declared(Document d, Diagnostic x) {
        String line = d.text().substring(d.lines().start(d.lines().line(x.span().start())), x.span().start());
        return x.code().equals("E011") && line.isBlank() ? Optional.of(new TextEdit(d.lines().range(x.span().start(), x.span().start()), "let ")) : Optional.empty();
    }

    private static Either<Command, CodeAction> action(String title, Document d, TextEdit edit, Diagnostic x, List<org.eclipse.lsp4j.Diagnostic> told) {
        var action = new CodeAction(title);
        action.setKind(CodeActionKind.QuickFix);
        action.setEdit(new WorkspaceEdit(Map.of(d.uri(), List.of(edit))));
        action.setDiagnostics(told.stream().filter(t -> t.getCode() != null && x.code().equals(t.getCode().getLeft())).toList());
        return Either.forRight(action);
    }
}
