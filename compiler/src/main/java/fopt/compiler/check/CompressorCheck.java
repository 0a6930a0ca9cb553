package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks a compressor of one's own by itself: as a function that a node applies to a private vector, in an algorithm that does nothing else.
public final class CompressorCheck {
    private static final Set<String> CLAIMS = Set.of("contractive", "unbiased");

    /// A checked compressor. @param body its parameters, then the vector; its statements; its value
    public record Checked(Typing typing, Typing.Expansion body) {
        /// Whether it draws.
        public boolean draws() {
            return typing.draws();
        }
    }

    private CompressorCheck() {}

    /// Empty if there are errors, which go into `diagnostics`.
    public static Optional<Checked> check(Decl.Compressor c, Declarations declarations, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        contract(c, found);
        Expr.Call call = call(c);
        Typing typing = Checker.check(algorithm(c, call), Arguments.NONE, with(declarations, function(c)), found);
        Optional<Typing.Expansion> body = typing.expansion(call);
        if (!found.hasErrors() && body.isPresent()) {
            value(c, typing, body.get(), found);
        }
        found.all().stream().filter(d -> d.isError()).forEach(diagnostics::add);
        return found.hasErrors() ? Optional.empty() : body.map(b -> new Checked(typing, b));
    }

    private static void contract(Decl.Compressor c, Diagnostics found) {
        if (c.contract().isEmpty()) {
            return;
        }
        Decl.TypeRef claim = c.contract().get();
        boolean known = claim.name().filter(n -> CLAIMS.contains(n.id())).isPresent();
        String constant = CompressorRules.claim(c) == Type.CompressorClass.CONTRACTIVE ? "delta" : "omega";
        boolean one = claim.args().size() == 1 && claim.args().getFirst().name().filter(n -> n.id().equals(constant)).isPresent();
        if (!known || !one) {
            found.add(Diagnostic.of("E038", claim.span(), "a compressor claims `contractive(δ = …)` or `unbiased(ω = …)`, or nothing")
                    .help("for example `contractive(δ = 1/d)`"));
        }
    }

    /// What is sent is made of parts: receivers, who do not have the vector, must be able to compute it.
    private static void value(Decl.Compressor c, Typing typing, Typing.Expansion body, Diagnostics found) {
        Expr value = body.value();
        for (Stmt s : body.body()) {
            if (!(s instanceof Stmt.Let)) {
                found.add(Diagnostic.of("E038", s.span(), "a compressor is made of `let`s and a value, and has no other statements"));
            }
        }
        if (typing.of(value).knowledge() == Knowledge.PRIVATE) {
            found.add(Diagnostic.of("E038", value.span(), "the receivers cannot work out this value: it needs more than the parts that are sent")
                    .help("send what depends on `" + c.of().written() + "` as a part: `reals(…)`, `real(…)`, `signs(…)`, `levels(…, s)`, `sparse(I, …)`, `coded(…)`"));
        }
    }

    // ---- the algorithm around it

    private static Decl.Fun function(Decl.Compressor c) {
        List<Decl.Param> parameters = new ArrayList<>(c.parameters());
        parameters.add(new Decl.Param(c.of().span(), c.of(), Optional.empty(), Optional.empty()));
        return new Decl.Fun(c.span(), c.doc(), c.name(), parameters, Optional.empty(), Optional.of(c.body()));
    }

    private static Expr.Call call(Decl.Compressor c) {
        Span place = c.name().span();
        List<Expr.Arg> arguments = new ArrayList<>(c.parameters().stream()
                .map(p -> new Expr.Arg(place, Optional.empty(), new Expr.Ref(place, p.name()))).toList());
        arguments.add(new Expr.Arg(place, Optional.empty(), new Expr.Ref(place, vector(c))));
        return new Expr.Call(place, new Expr.Ref(place, c.name()), arguments, List.of());
    }

    /// `algorithm top_sign(k) { node v = x0; require δ >= 0; round { v = top_sign(k, v) }; output v }`
    private static Decl.Algorithm algorithm(Decl.Compressor c, Expr.Call call) {
        Span place = c.name().span();
        List<Member> members = new ArrayList<>();
        members.add(new Member.State(place, Place.NODE, vector(c), Optional.empty(),
                new Expr.Ref(c.of().span(), new Name(c.of().span(), "x0", "x0"))));
        c.contract().stream().flatMap(t -> t.args().stream()).map(a -> new Member.Require(a.span(), new Expr.Binary(a.value().span(), Operator.GE,
                a.value().span(), a.value(), new Expr.Number(a.value().span(), 0, true, Optional.empty())), Optional.empty())).forEach(members::add);
        members.add(new Member.Round(place, new Stmt.Block(place,
                List.of(new Stmt.Assign(place, List.of(new Expr.Ref(place, vector(c))), Optional.empty(), List.of(call))))));
        members.add(new Member.Output(place, new Expr.Ref(place, vector(c))));
        return new Decl.Algorithm(c.span(), c.doc(), c.name(), c.parameters(), members);
    }

    private static Name vector(Decl.Compressor c) {
        return new Name(c.of().span(), "input of " + c.name().id(), c.of().written());
    }

    private static Declarations with(Declarations declarations, Decl.Fun function) {
        Map<String, Decl.Fun> funs = new LinkedHashMap<>(declarations.funs());
        funs.put(function.name().id(), function);
        Map<String, Decl.Compressor> others = new LinkedHashMap<>(declarations.compressors());
        others.remove(function.name().id());
        return new Declarations(funs, declarations.algorithms(), declarations.problems(), others, declarations.externs(), declarations.given(), declarations.library());
    }
}
