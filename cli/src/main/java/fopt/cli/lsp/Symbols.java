package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Kind;
import fopt.Analysis.Part;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// The declarations of a text and their members, for the outline.
final class Symbols {
    private Symbols() {}

    static List<Either<SymbolInformation, DocumentSymbol>> of(Document d, Analysis a) {
        return a.outline().stream().map(p -> Either.<SymbolInformation, DocumentSymbol>forRight(of(d, p))).toList();
    }

    private static DocumentSymbol of(Document d, Part p) {
        return new DocumentSymbol(p.name(), kind(p.kind()), d.lines().range(p.span()), d.lines().range(p.nameSpan()), p.detail(), p.parts().stream().map(x -> of(d, x)).toList());
    }

    private static SymbolKind kind(Optional<Kind> kind) {
        return kind.isEmpty() ? SymbolKind.Event : switch (kind.get()) {
            case ALGORITHM, PROBLEM, COMPRESSOR -> SymbolKind.Class;
            case FUNCTION, EXTERN, BUILT_IN, PRIMITIVE, SETTING -> SymbolKind.Function;
            case STATE -> SymbolKind.Field;
            case PARAMETER, VARIABLE, KNOWN -> SymbolKind.Variable;
            case METRIC -> SymbolKind.Property;
            case MESSAGE -> SymbolKind.Event;
            case IMPORT -> SymbolKind.Module;
        };
    }
}
