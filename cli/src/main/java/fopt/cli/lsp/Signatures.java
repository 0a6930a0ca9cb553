package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Named;
import fopt.compiler.source.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;

/// The parameters of the call around the cursor, and which of them is being written.
final class Signatures {
    private Signatures() {}

    static Optional<SignatureHelp> of(Document d, Analysis a, int offset) {
        Cursor cursor = Cursor.at(d.text(), offset);
        return cursor.quoted().isPresent() || cursor.inComment() ? Optional.empty()
                : cursor.call().flatMap(c -> callee(a, cursor, c).filter(n -> !n.parameters().isEmpty()).map(n -> help(n, c)));
    }

    /// What is called: behind `with`, settings come first.
    static Optional<Named> callee(Analysis a, Cursor cursor, Cursor.Call call) {
        Optional<Named> setting = a.settings().stream().filter(s -> s.id().equals(Spelling.canonical(call.name()))).findFirst();
        boolean with = cursor.clause().filter("with"::equals).isPresent();
        Optional<Named> named = a.named(call.name(), cursor.offset());
        return with ? setting.or(() -> named) : named.or(() -> setting);
    }

    private static SignatureHelp help(Named n, Cursor.Call call) {
        List<ParameterInformation> parameters = new ArrayList<>();
        int from = n.signature().indexOf('(') + 1;
        for (Named p : n.parameters()) {
            int at = Math.max(0, n.signature().indexOf(p.signature(), from));
            var information = new ParameterInformation();
            information.setLabel(Tuple.two(at, at + p.signature().length()));
            information.setDocumentation(p.doc());
            parameters.add(information);
            from = at + p.signature().length();
        }
        var signature = new SignatureInformation(n.signature(), new MarkupContent(MarkupKind.MARKDOWN, n.doc()), parameters);
        return new SignatureHelp(List.of(signature), 0, Math.min(active(n, call), n.parameters().size() - 1));
    }

    /// The parameter whose argument is being written.
    static Optional<Named> parameter(Named callee, Cursor.Call call) {
        int active = active(callee, call);
        return active < callee.parameters().size() ? Optional.of(callee.parameters().get(active)) : Optional.empty();
    }

    private static int active(Named n, Cursor.Call call) {
        for (int k = 0; k < n.parameters().size(); k++) {
            if (call.argument().isPresent() && n.parameters().get(k).id().equals(Spelling.canonical(call.argument().get()))) {
                return k;
            }
        }
        return call.number();
    }
}
