package fopt.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.check.ScriptChecker;
import fopt.compiler.check.Symbol;
import fopt.compiler.run.Imports;
import fopt.compiler.run.Script;
import fopt.compiler.run.Surroundings;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names are found without types, by the same rules as the checker's: in all programs that ship, each name stands for what the checker says.
class BindingsTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));

    static List<Path> programs() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("examples", "stdlib/src/main/resources/fopt/stdlib")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".fopt")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void eachNameStandsForWhatTheCheckerSays(Path program) throws IOException {
        Source source = new Source(program.toString(), Files.readString(program));
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(source, diagnostics);
        Surroundings around = Surroundings.open(program.toAbsolutePath().getParent());
        Unit whole = Imports.into(unit, around, diagnostics).unit();
        Map<Integer, Bindings.Bound> bound = new TreeMap<>();
        Bindings.of(unit, new Globals(whole.items())).all().forEach(b -> bound.put(b.span().start(), b));
        List<String> wrong = new ArrayList<>();
        ScriptChecker.check(whole, Script.library(Map.of()), Map.of(), diagnostics).typings().forEach(t -> t.forEachSymbol((node, symbol) -> {
            Span span = span(node);
            boolean written = span.text().equals(node instanceof Name n ? n.written() : node instanceof Expr.Ref r ? r.name().written() : span.text());
            if (written && span.source().name().equals(source.name()) && !agree(symbol, bound.get(span.start()))) {
                wrong.add(span + " " + span.text() + " is " + symbol.getClass().getSimpleName() + ", found " + Optional.ofNullable(bound.get(span.start())).map(b -> b.named().signature()).orElse("nothing"));
            }
        }));
        assertThat(wrong).isEmpty();
    }

    private static Span span(Object node) {
        return switch (node) {
            case Expr.Ref r -> r.span();
            case Expr.Nabla n -> n.function().span();
            case Name n -> n.span();
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static boolean agree(Symbol symbol, Bindings.Bound found) {
        if (found == null) {
            return false;
        }
        Optional<Span> declared = found.named().declared();
        return switch (symbol) {
            case Symbol.State s -> declared.equals(Optional.of(s.declaration.name().span()));
            case Symbol.Parameter p -> declared.equals(Optional.of(p.declaration.name().span()));
            case Symbol.Local l -> declared.equals(Optional.of(l.name.span()));
            case Symbol.Fun f -> declared.equals(Optional.of(f.declaration().name().span()));
            case Symbol.OwnCompressor c -> declared.equals(Optional.of(c.declaration().name().span()));
            case Symbol.OwnProblem p -> declared.equals(Optional.of(p.declaration().name().span()));
            case Symbol.Ambient a -> found.named().kind() == fopt.Analysis.Kind.KNOWN && found.named().id().equals(a.id());
            case Symbol.BuiltIn b -> declared.isEmpty() ? ("is_" + found.named().id()).endsWith(b.id()) : found.named().kind() == fopt.Analysis.Kind.VARIABLE;
            case Symbol.Extern e -> found.named().kind() == fopt.Analysis.Kind.EXTERN;
            case Symbol.Lambda l -> found.named().kind() == fopt.Analysis.Kind.VARIABLE || found.named().kind() == fopt.Analysis.Kind.PARAMETER;
            case Symbol.ScriptVariable v -> true;
        };
    }
}
