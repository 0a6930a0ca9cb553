package fopt.compiler.lower;

import fopt.compiler.check.CompressorCheck;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.runtime.Parameter;
import fopt.runtime.UserError;
import fopt.runtime.compress.Claim;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.compress.Compressors.Trait;
import fopt.runtime.compress.Contract;
import fopt.runtime.compress.Formula;
import fopt.runtime.compress.FormulaCompressor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The compressors that a program declares, as the runtime knows compressors. The first time that one is used in a dimension, its claim is measured.
public final class OwnCompressors {
    private final Declarations declarations;
    private final BuiltInCalls builtIns;
    private final Map<String, Compressors.Kind> kinds = new HashMap<>();
    private final Map<String, Compressor> bound = new HashMap<>();

    public OwnCompressors(Declarations declarations, BuiltInCalls builtIns) {
        this.declarations = declarations;
        this.builtIns = builtIns;
    }

    public boolean knows(String id) {
        return declarations.compressors().containsKey(id);
    }

    /// The parameters of a declared compressor.
    public List<Decl.Param> parameters(String id) {
        return declarations.compressors().get(id).parameters();
    }

    public Declarations declarations() {
        return declarations;
    }

    /// The compressor with these arguments, one for each of the first parameters; the others have their defaults.
    public Value.Compressor make(String id, List<Number> arguments) {
        Decl.Compressor c = declarations.compressors().get(id);
        Map<String, Value> known = new HashMap<>();
        List<Number> all = new java.util.ArrayList<>();
        for (int k = 0; k < c.parameters().size(); k++) {
            Decl.Param p = c.parameters().get(k);
            Number n = k < arguments.size() ? arguments.get(k) : standard(p, known);
            known.put(p.name().id(), value(n));
            all.add(n);
        }
        return new Value.Compressor(new Compressors.Spec(kinds.computeIfAbsent(id, i -> kind(c)), all, Compressor.Draw.OWN));
    }

    private Number standard(Decl.Param p, Map<String, Value> known) {
        Value v = new Evaluator(new Given(null, null, known), builtIns).eval(p.value().orElseThrow(() -> new UserError("E331",
                "`" + p.name().written() + "` has no value")));
        return v instanceof Value.Num(double x, boolean integer) && integer ? (Number) (int) x : (Number) Evaluator.asNumber(v, p.span());
    }

    private static Value value(Number n) {
        return n instanceof Integer i ? Value.of(i) : Value.of(n.doubleValue());
    }

    private Compressors.Kind kind(Decl.Compressor c) {
        Diagnostics found = new Diagnostics();
        CompressorCheck.Checked checked = CompressorCheck.check(c, declarations, found).orElseThrow(() -> new EvaluationError(found.all().getFirst()));
        List<Parameter> parameters = c.parameters().stream().map(p -> Parameter.number(Spelling.canonical(p.name().written()))).toList();
        return new Compressors.Kind(c.name().written(), parameters, traits(c, checked), c.doc(),
                (spec, d) -> bound.computeIfAbsent(spec.name() + "@" + d, k -> bind(c, checked, spec, d)));
    }

    private Set<Trait> traits(Decl.Compressor c, CompressorCheck.Checked checked) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        c.contract().flatMap(Decl.TypeRef::name).ifPresent(n -> traits.add(n.id().equals("unbiased") ? Trait.UNBIASED : Trait.CONTRACTIVE));
        if (checked.draws()) {
            traits.add(Trait.RANDOM);
        }
        return traits;
    }

    private Compressor bind(Decl.Compressor c, CompressorCheck.Checked checked, Compressors.Spec spec, int dimension) {
        Map<String, Value> known = new HashMap<>(Map.of("d", Value.of(dimension)));
        List<Symbol.Local> parameters = checked.body().parameters();
        Map<Symbol, Value> symbols = new HashMap<>();
        for (int k = 0; k < c.parameters().size(); k++) {
            Value v = value(spec.arguments().get(k));
            known.put(c.parameters().get(k).name().id(), v);
            symbols.put(parameters.get(k), v);
        }
        Given names = new Given(checked.typing(), symbols, known);
        Evaluator evaluator = new Evaluator(names, builtIns);
        CompressorFormulas formulas = new CompressorFormulas(checked.typing(), evaluator, dimension, spec.draw(), builtIns);
        names.formulas = formulas;
        Formula value = formulas.of(checked.body());
        formulas.check(value, checked.body().value().span());
        Contract contract = contract(c, new Evaluator(new Given(null, null, known), builtIns));
        Compressor made = new FormulaCompressor(spec.name(), dimension, value, contract, spec.draw());
        try {
            Claim.check(made, checked.draws());
        } catch (UserError u) {
            throw EvaluationError.at(c.contract().map(Decl.TypeRef::span).orElse(c.name().span()), u);
        }
        return made;
    }

    private static Contract contract(Decl.Compressor c, Evaluator evaluator) {
        if (c.contract().isEmpty()) {
            return Contract.none();
        }
        Expr constant = c.contract().get().args().getFirst().value();
        double x = evaluator.number(constant);
        boolean unbiased = c.contract().get().name().orElseThrow().id().equals("unbiased");
        if (!(unbiased ? x >= 0 && x < Double.POSITIVE_INFINITY : x > 0 && x <= 1)) {
            throw EvaluationError.at(constant.span(), new UserError("E042", unbiased ? "ω is a number from 0, not " + x : "δ lies above 0 and is at most 1, not " + x));
        }
        return unbiased ? Contract.unbiased(x) : Contract.contractive(x);
    }

    /// What the names of a body stand for: arguments, `d`, what its lets found.
    private static final class Given implements Names {
        private final Typing typing;
        private final Map<Symbol, Value> symbols;
        private final Map<String, Value> known;
        private CompressorFormulas formulas;

        Given(Typing typing, Map<Symbol, Value> symbols, Map<String, Value> known) {
            this.typing = typing;
            this.symbols = symbols;
            this.known = known;
        }

        @Override
        public Value value(Expr.Ref ref) {
            Symbol symbol = typing == null ? null : typing.symbol(ref);
            if (symbol instanceof Symbol.Local l) {
                return Optional.ofNullable(symbols.get(l)).or(() -> formulas.known(l)).orElseThrow(NotConstant::new);
            }
            if (known.containsKey(ref.name().id())) {
                return known.get(ref.name().id());
            }
            throw new NotConstant();
        }

        @Override
        public Optional<Value> call(Expr.Call call, Evaluator evaluator) {
            if (typing != null && (typing.expansion(call).isPresent() || typing.target(call).orElse(null) instanceof Symbol.Extern)) {
                throw new NotConstant();
            }
            return Optional.empty();
        }
    }
}
