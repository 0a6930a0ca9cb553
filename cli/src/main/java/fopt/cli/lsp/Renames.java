package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Kind;
import fopt.Analysis.Mention;
import fopt.Analysis.Named;
import fopt.Analysis.Part;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/// Gives something another name, wherever it is mentioned. Refused if the programs would not mean the same afterwards: they are read again with the new name, and every name
/// must stand for what it stood for.
record Renames(Documents documents, Mentions mentions) {

    /// The name at a place. @throws ResponseErrorException if it cannot be another one
    Range prepare(Document d, Analysis a, Position at) {
        return d.lines().range(renamed(d, a, at).span());
    }

    WorkspaceEdit rename(Document d, Analysis a, Position at, String name) {
        Named named = renamed(d, a, at).named();
        List<Token> tokens = Parser.tokens(new Source("", name));
        if (tokens.size() != 1 || tokens.getFirst().kind() != Token.Kind.NAME && tokens.getFirst().kind() != Token.Kind.WORD || !tokens.getFirst().span().text().equals(name)) {
            throw refused("`" + name + "` cannot be a name");
        }
        Map<Document, List<Mention>> all = mentions.of(named, d, a);
        Map<Document, Document> after = new HashMap<>();
        all.forEach((document, places) -> after.put(document, document.with(replaced(document.text(), places, name))));
        Documents renamed = documents.with(after.values());
        after.forEach((before, now) -> compare(documents.analysis(before), renamed.analysis(now), named, name));
        Map<String, List<TextEdit>> edits = new HashMap<>();
        all.forEach((document, places) -> edits.put(document.uri(), places.stream().map(m -> new TextEdit(document.lines().range(m.span()), name)).toList()));
        return new WorkspaceEdit(edits);
    }

    private static Mention renamed(Document d, Analysis a, Position at) {
        Mention m = a.at(d.lines().offset(at)).orElseThrow(() -> refused("there is no name here that stands for something"));
        Named n = m.named();
        if (n.declared().isEmpty()) {
            throw refused("`" + n.written() + "` is a name of the language");
        }
        if (n.declared().get().source().name().startsWith("stdlib/")) {
            throw refused("`" + n.written() + "` is a name of the standard library");
        }
        if (a.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw refused("the program has errors; mend them first");
        }
        if (n.kind() == Kind.EXTERN) {
            throw refused("the code of `" + n.written() + "` in another language has this name, too");
        }
        if (n.kind() == Kind.MESSAGE && n.written().equals("result")) {
            throw refused("`result` is what a job sends");
        }
        if (n.kind() == Kind.STATE && n.id().equals("x") && isMeasured(n, a)) {
            throw refused("`x` is what a run measures; say `output x` first");
        }
        return m;
    }

    /// Whether it is the `x` of an algorithm without an `output`.
    private static boolean isMeasured(Named x, Analysis a) {
        int at = x.declared().orElseThrow().start();
        return a.outline().stream().filter(p -> p.span().start() <= at && at <= p.span().end()).map(Part::span)
                .noneMatch(s -> Parser.tokens(new Source("", s.text())).stream().anyMatch(t -> t.kind() == Token.Kind.WORD && t.span().text().equals("output")));
    }

    private static String replaced(String text, List<Mention> places, String name) {
        StringBuilder out = new StringBuilder(text);
        places.reversed().forEach(m -> out.replace(m.span().start(), m.span().end(), name));
        return out.toString();
    }

    private static void compare(Analysis before, Analysis after, Named named, String name) {
        List<String> errors = new ArrayList<>(after.diagnostics().stream().map(Diagnostic::code).toList());
        before.diagnostics().forEach(d -> errors.remove(d.code()));
        if (!errors.isEmpty()) {
            Diagnostic first = after.diagnostics().stream().filter(d -> d.code().equals(errors.getFirst())).reduce((x, y) -> y).orElseThrow();
            throw refused("with the name `" + name + "`, the program is wrong: " + first.message());
        }
        if (!shape(before).equals(shape(after)) || !others(before, named).equals(others(after, after.mentions().stream().map(Mention::named)
                .filter(n -> n.kind() == named.kind() && n.written().endsWith(name)).findFirst().orElse(named)))) {
            throw refused("`" + name + "` is the name of something else here");
        }
    }

    /// For each mention, the number of the first mention of the same thing.
    private static List<Integer> shape(Analysis a) {
        Map<Object, Integer> first = new HashMap<>();
        List<Mention> all = a.mentions();
        return IntStream.range(0, all.size()).mapToObj(k -> first.computeIfAbsent(identity(all.get(k).named()), key -> k)).toList();
    }

    private static Object identity(Named n) {
        return n.declared().<Object>map(s -> List.of(s.source().name(), s.start())).orElse(n.kind() + n.id());
    }

    /// What the other names are.
    private static List<String> others(Analysis a, Named but) {
        return a.mentions().stream().map(Mention::named).filter(n -> !n.is(but)).map(n -> n.kind() + " " + n.id()).toList();
    }

    private static ResponseErrorException refused(String why) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, why, null));
    }
}
