package fopt.compiler.analysis;

import fopt.Analysis.Sent;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the checker knows, by place in one text. Of an algorithm that runs several times, the first run.
final class Known {
    private final String source;
    private final Map<Long, Typed> types = new HashMap<>();
    private final Set<Sent> sent = new LinkedHashSet<>();

    /// @param source the name of the text; what other texts say is left out
    Known(String source, List<Typing> typings) {
        this.source = source;
        for (Typing typing : typings) {
            typing.forEachVariable((symbol, typed) -> declared(symbol).ifPresent(name -> put(name.span(), typed)));
            typing.forEachExpression((e, typed) -> put(e.span(), typed));
            for (Sends.Line line : Sends.of(typing)) {
                if (line.statement().source().name().equals(source)) {
                    sent.add(new Sent(line.statement(), line.call().map(Expr.Call::span), line.who(), line.cost(), line.when()));
                }
            }
        }
    }

    private void put(Span span, Typed typed) {
        if (span.source().name().equals(source) && !(typed.type() instanceof Type.Any)) {
            types.putIfAbsent(key(span), typed);
        }
    }

    private static Optional<Name> declared(Symbol symbol) {
        return switch (symbol) {
            case Symbol.State s -> Optional.of(s.declaration.name());
            case Symbol.Parameter p -> Optional.of(p.declaration.name());
            case Symbol.Local l -> Optional.of(l.name);
            case Symbol.Ambient a -> Optional.empty();
            case Symbol.BuiltIn b -> Optional.empty();
            case Symbol.Fun f -> Optional.empty();
            case Symbol.OwnCompressor o -> Optional.empty();
            case Symbol.OwnProblem o -> Optional.empty();
            case Symbol.Extern e -> Optional.empty();
            case Symbol.Lambda l -> Optional.empty();
            case Symbol.ScriptVariable v -> Optional.empty();
        };
    }

    private static long key(Span span) {
        return (long) span.start() << 32 | span.end();
    }

    /// Of the expression, or of the declared name, that is exactly this stretch.
    Optional<Typed> type(Span span) {
        return Optional.ofNullable(types.get(key(span)));
    }

    static String words(Typed t) {
        return TypeNames.of(t.type()) + (lives(t) ? ", " + t.place().phrase() : "");
    }

    /// Whether it is a value that some have and others not, and no graph, problem or function.
    static boolean lives(Typed t) {
        return t.type() instanceof Type.Real || t.type() instanceof Type.Bool || t.type() instanceof Type.Table || t.type() instanceof Type.IndexSet;
    }

    static Place place(Placement placement) {
        return switch (placement) {
            case SHARED -> Place.SHARED;
            case NODE -> Place.NODE;
            case EDGE -> Place.EDGE;
            case SERVER -> Place.SERVER;
        };
    }

    /// In the order of the text.
    List<Sent> sent() {
        return sent.stream().sorted(Comparator.comparingInt((Sent s) -> s.statement().start())).toList();
    }
}
