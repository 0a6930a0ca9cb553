package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Kind;
import fopt.Analysis.Named;
import fopt.compiler.source.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// What may stand at the cursor: files in quotes, the parameters of the call around, metrics, settings and clauses in a run, names, words of the language.
final class Completions {
    private static final List<String> STATEMENTS = List.of("let", "run", "print", "plot", "save", "report", "for", "if", "import", "algorithm", "problem", "compressor", "fun",
            "extern", "test", "assert");
    private static final List<String> IN_ALGORITHM = List.of("node", "public", "edge", "server", "shared", "init", "round", "job", "when", "every", "output", "metric", "require",
            "let", "if", "for", "while", "repeat", "local", "on", "assign", "cancel", "send", "after", "fun");
    private static final List<String> CLAUSES = List.of("on", "over", "from", "for", "until", "measure", "every", "with");
    private static final List<String> IN_EXPRESSIONS = List.of("if", "else", "and", "or", "not", "in", "true", "false", "each", "for");

    private final Document document;
    private final Analysis analysis;
    private final Cursor cursor;
    private final List<CompletionItem> items = new ArrayList<>();

    private Completions(Document document, Analysis analysis, Cursor cursor) {
        this.document = document;
        this.analysis = analysis;
        this.cursor = cursor;
    }

    static List<CompletionItem> of(Document d, Analysis a, int offset) {
        Completions c = new Completions(d, a, Cursor.at(d.text(), offset));
        c.collect();
        return c.items;
    }

    private void collect() {
        if (cursor.inComment()) {
            return;
        }
        if (cursor.quoted().isPresent()) {
            files(cursor.quoted().get());
        } else if (cursor.base().isPresent()) {
            members(cursor.base().get());
        } else if (cursor.startsStatement()) {
            statement();
        } else {
            expression();
        }
    }

    private void statement() {
        boolean inside = analysis.outline().stream().anyMatch(p -> p.kind().filter(k -> k == Kind.ALGORITHM).isPresent()
                && p.span().start() < cursor.offset() && cursor.offset() <= p.span().end());
        words(inside ? IN_ALGORITHM : STATEMENTS, "0");
        cursor.clause().ifPresent(c -> words(CLAUSES, "0"));
        names(analysis.visible(cursor.offset()), "1");
    }

    private void expression() {
        cursor.call().ifPresent(call -> Signatures.callee(analysis, cursor, call).ifPresent(n -> parameters(n, call)));
        switch (cursor.clause().orElse("")) {
            case "measure", "until" -> names(analysis.metrics(), "1");
            case "with" -> names(analysis.settings(), "1");
            default -> { }
        }
        cursor.clause().ifPresent(c -> words(CLAUSES, "3"));
        names(analysis.visible(cursor.offset()), "2");
        words(IN_EXPRESSIONS, "4");
    }

    // ---- kinds of items

    private void parameters(Named callee, Cursor.Call call) {
        Signatures.parameter(callee, call).ifPresent(p -> names(p.parameters(), "0"));
        Set<String> given = call.given().stream().map(Spelling::canonical).collect(Collectors.toSet());
        for (Named p : callee.parameters()) {
            if (!given.contains(p.id()) && call.argument().isEmpty() && !p.signature().endsWith(", …")) {
                CompletionItem item = item(p.written() + " = ", CompletionItemKind.Property, "0", p.id());
                item.setLabel(p.written());
                item.setDetail(p.signature());
                item.setDocumentation(p.doc());
            }
        }
    }

    private void words(List<String> words, String order) {
        words.forEach(w -> item(w, CompletionItemKind.Keyword, order, w));
    }

    private void names(List<Named> names, String order) {
        for (Named n : names) {
            if (!n.written().contains(".")) {
                named(n, n.written(), order);
            }
        }
    }

    private void named(Named n, String written, String order) {
        CompletionItem item = item(written, kind(n.kind()), order, n.id());
        item.setDetail(n.signature());
        item.setDocumentation(Hovers.about(n));
    }

    /// What a file that is imported as `g` declares.
    private void members(String base) {
        String prefix = Spelling.canonical(base) + ".";
        analysis.visible(cursor.offset()).stream().filter(n -> n.id().startsWith(prefix)).forEach(n -> named(n, n.written().substring(n.written().indexOf('.') + 1), "0"));
    }

    /// @param id what somebody may type who has no Greek keyboard
    private CompletionItem item(String text, CompletionItemKind kind, String order, String id) {
        var item = new CompletionItem(text);
        item.setKind(kind);
        item.setSortText(order + text);
        boolean ascii = cursor.word().chars().allMatch(c -> c < 128);
        item.setFilterText(ascii ? id.substring(id.indexOf('.') + 1) : text);
        item.setTextEdit(Either.forLeft(new TextEdit(document.lines().range(cursor.offset() - cursor.word().length(), cursor.offset()), text)));
        items.add(item);
        return item;
    }

    private static CompletionItemKind kind(Kind kind) {
        return switch (kind) {
            case ALGORITHM, PROBLEM, COMPRESSOR -> CompletionItemKind.Class;
            case FUNCTION, EXTERN, BUILT_IN, SETTING -> CompletionItemKind.Function;
            case PRIMITIVE -> CompletionItemKind.Event;
            case PARAMETER, VARIABLE, STATE -> CompletionItemKind.Variable;
            case KNOWN -> CompletionItemKind.Constant;
            case METRIC -> CompletionItemKind.Property;
            case MESSAGE -> CompletionItemKind.Event;
            case IMPORT -> CompletionItemKind.Module;
        };
    }

    // ---- files

    /// Files and folders beside the program whose paths begin with a text; behind `import`, programs only.
    private void files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        String word = begun.substring(slash + 1);
        try (Stream<Path> all = Files.list(document.folder().resolve(folder))) {
            all.sorted().forEach(f -> file(f, word));
        } catch (IOException | InvalidPathException e) {
            // there is no such folder, so nothing in it
        }
    }

    private void file(Path f, String word) {
        String name = f.getFileName().toString();
        boolean isFolder = Files.isDirectory(f);
        boolean fits = name.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT)) && !name.startsWith(".");
        if (!fits || cursor.isImport() && !isFolder && !name.endsWith(".fopt")) {
            return;
        }
        var item = new CompletionItem(name + (isFolder ? "/" : ""));
        item.setKind(isFolder ? CompletionItemKind.Folder : CompletionItemKind.File);
        item.setFilterText(name);
        item.setTextEdit(Either.forLeft(new TextEdit(document.lines().range(cursor.offset() - word.length(), cursor.offset()), item.getLabel())));
        items.add(item);
    }
}
