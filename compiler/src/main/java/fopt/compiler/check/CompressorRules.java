package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Type.CompressorClass;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compressors of one's own where they are used: their arguments, and the class that they claim.
final class CompressorRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    CompressorRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    /// What a declared compressor claims to be.
    static CompressorClass claim(Decl.Compressor c) {
        return switch (c.contract().flatMap(Decl.TypeRef::name).map(n -> n.id()).orElse("")) {
            case "contractive" -> CompressorClass.CONTRACTIVE;
            case "unbiased" -> CompressorClass.UNBIASED;
            default -> CompressorClass.NONE;
        };
    }

    /// The name without parentheses, where all parameters have defaults.
    Typed named(Expr.Ref r, Decl.Compressor c) {
        List<String> missing = c.parameters().stream().filter(p -> p.value().isEmpty()).map(p -> p.name().written()).toList();
        return missing.isEmpty() ? Placing.known(new Type.Compressor(claim(c))) : analysis.fail(CallErrors.missing(r.span(), c.name().written(), missing));
    }

    /// `top_sign(5)`, `public top_sign(5)`
    Typed call(Expr.Call call, Decl.Compressor c, Optional<Place> word, Site at) {
        call.args().forEach(a -> expressions.check(a.value(), at));
        if (word.isPresent() && word.get() != Place.PUBLIC && word.get() != Place.SHARED) {
            return analysis.fail(DrawRules.notADraw(call.span(), word.get()));
        }
        boolean fine = names(call, c);
        for (Expr.Arg a : call.args()) {
            Typed t = analysis.typing.of(a.value());
            if (!(t.type() instanceof Type.Any) && !Kinds.isNumber(t.type())) {
                analysis.fail(ShapeErrors.argument(a.value().span(), c.name().written(), "each argument", "a number", t.type()));
                fine = false;
            } else if (t.place() != Placement.SHARED) {
                analysis.fail(PlacementErrors.mustBeShared(a.value().span(), "an argument of `" + c.name().written() + "`", t.place()));
                fine = false;
            }
        }
        return fine ? new Typed(new Type.Compressor(claim(c)), Placement.SHARED, Knowledge.KNOWN) : Analysis.UNTYPED;
    }

    private boolean names(Expr.Call call, Decl.Compressor c) {
        List<String> parameters = c.parameters().stream().map(p -> p.name().id()).toList();
        Set<String> given = new HashSet<>();
        List<Diagnostic> wrong = new ArrayList<>();
        int position = 0;
        for (Expr.Arg a : call.args()) {
            if (a.name().isEmpty() && position >= parameters.size()) {
                wrong.add(CallErrors.tooMany(a.span(), c.name().written(), parameters.size()));
                continue;
            }
            String id = a.name().map(n -> n.id()).orElse(position < parameters.size() ? parameters.get(position) : "");
            position += a.name().isEmpty() ? 1 : 0;
            if (!parameters.contains(id)) {
                wrong.add(CallErrors.unknownParameter(a.name().orElseThrow(), c.name().written(),
                        c.parameters().stream().map(p -> p.name().written()).toList()));
            } else if (!given.add(id)) {
                wrong.add(CallErrors.twice(a.span(), c.name().written(), id));
            }
        }
        List<String> missing = c.parameters().stream().filter(p -> p.value().isEmpty() && !given.contains(p.name().id())).map(p -> p.name().written())
                .toList();
        if (wrong.isEmpty() && !missing.isEmpty()) {
            wrong.add(CallErrors.missing(call.span(), c.name().written(), missing));
        }
        wrong.forEach(analysis::fail);
        return wrong.isEmpty();
    }
}
