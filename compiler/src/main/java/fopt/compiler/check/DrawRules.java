package fopt.compiler.check;

import fopt.compiler.check.Builtin.Family;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.LinearAlgebra;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type.CompressorClass;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// The rule DRAW: whose draw it is, and who knows it. Also objects that may stand behind a placement word: compressors.
final class DrawRules {
    private final Analysis analysis;
    private final ArgumentRules arguments;

    DrawRules(Analysis analysis, ArgumentRules arguments) {
        this.analysis = analysis;
        this.arguments = arguments;
    }

    static Diagnostic notADraw(Span span, Place word) {
        return FlowErrors.badDraw(span, "`" + word.word() + "` in front of a value that is no draw", "leave out `" + word.word()
                + "`: the word says whose draw a random value is");
    }

    Typed call(Builtin b, Expr.Call c, Optional<Place> word, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        if (!at.context().isRound()) {
            return analysis.fail(FlowErrors.drawOutside(c.span(), "in `output`, `metric`, `require`, a default or an argument"));
        }
        if (!args.fine()) {
            return Analysis.UNTYPED;
        }
        if (b.name().equals("sample")) {
            return sample(c, word, args, at.context());
        }
        return place(b, c, word, args, at.context());
    }

    private Typed sample(Expr.Call c, Optional<Place> word, ArgumentRules.Checked args, Context context) {
        Expr law = args.named().get("law");
        if (analysis.typing.of(law).type() instanceof Type.Compressor q) {
            return operator(c, q, word, law);
        }
        if (word.isPresent() && word.get() != Place.SHARED) {
            return analysis.fail(FlowErrors.badDraw(c.span(), "a cohort is always drawn for all", "leave out `" + word.get().word() + "`"));
        }
        if (analysis.typing.of(law).place() != Placement.SHARED) {
            return analysis.fail(PlacementErrors.mustBeShared(law.span(), "what a cohort is drawn from", analysis.typing.of(law).place()));
        }
        if (context.ruler().isPresent() && EventRules.around(context).isEmpty()) {
            return analysis.fail(FlowErrors.cohortAlone(c.span(), "sample", context.ruler().get()));
        }
        return new Typed(new Type.Cohort(), Placement.SHARED, Knowledge.KNOWN);
    }

    /// A compressor that is drawn and kept: it is where its draw is.
    private Typed operator(Expr.Call c, Type.Compressor q, Optional<Place> word, Expr law) {
        if (analysis.typing.of(law).place() != Placement.SHARED) {
            return analysis.fail(PlacementErrors.mustBeShared(law.span(), "what is drawn from", analysis.typing.of(law).place()));
        }
        return switch (word.orElse(Place.NODE)) {
            case SHARED -> new Typed(q, Placement.SHARED, Knowledge.KNOWN);
            case PUBLIC -> new Typed(q, Placement.NODE, Knowledge.KNOWN);
            case NODE -> new Typed(q, Placement.NODE, Knowledge.PRIVATE);
            case SERVER -> new Typed(q, Placement.SERVER, Knowledge.PRIVATE);
            case EDGE -> analysis.fail(FlowErrors.badDraw(c.span(), "a compressor is drawn for all, for each node or for the server",
                    "write `shared sample(…)`, `public sample(…)` or `sample(…)`"));
        };
    }

    private Typed place(Builtin b, Expr.Call c, Optional<Place> word, ArgumentRules.Checked args, Context context) {
        Placement from = Placement.SHARED;
        Knowledge known = Knowledge.KNOWN;
        for (Expr e : args.named().entrySet().stream().filter(a -> !a.getKey().equals("like")).map(java.util.Map.Entry::getValue).toList()) {
            Typed t = analysis.typing.of(e);
            known = known.max(t.knowledge());
            if (t.place() == Placement.SERVER && word.filter(w -> w == Place.SERVER).isEmpty()) {
                return analysis.fail(word.isEmpty() ? PlacementErrors.drawAtServer(c.span())
                        : FlowErrors.badDraw(e.span(), "this is only known at the server", "send it first: `broadcast(…)`"));
            }
            from = from.join(t.place()).orElse(from);
        }
        Type type = type(b, args);
        Placement like = args.named().containsKey("like") ? analysis.typing.of(args.named().get("like")).place() : Placement.SHARED;
        if (word.isEmpty() || word.get() == Place.NODE) {
            boolean atServer = context.flow() == Placement.SERVER || like == Placement.SERVER;
            return atServer ? analysis.fail(PlacementErrors.drawAtServer(c.span())) : own(c, type, from, Knowledge.PRIVATE);
        }
        if (split(b) && word.get() != Place.PUBLIC) {
            return analysis.fail(FlowErrors.badDraw(c.span(), "`" + b.name() + "` gives each node a set of its own, so it cannot be drawn with `"
                    + word.get().word() + "`", "write `public " + b.name() + "(…)` if all know the sets"));
        }
        if (samples(b) && word.get() != Place.PUBLIC) {
            return analysis.fail(FlowErrors.badDraw(c.span(), "samples belong to the nodes, so they cannot be drawn with `" + word.get().word() + "`",
                    "leave the word out, or write `public` if the order is to be known to others"));
        }
        return switch (word.get()) {
            case PUBLIC -> own(c, type, from, known);
            case SHARED -> from == Placement.SHARED ? new Typed(type, Placement.SHARED, Knowledge.KNOWN) : needsShared(c, from, Place.SHARED);
            case EDGE -> from == Placement.SHARED ? new Typed(type, Placement.EDGE, Knowledge.KNOWN) : needsShared(c, from, Place.EDGE);
            case SERVER -> from == Placement.SHARED || from == Placement.SERVER ? new Typed(type, Placement.SERVER, Knowledge.PRIVATE)
                    : needsShared(c, from, Place.SERVER);
            case NODE -> own(c, type, from, Knowledge.PRIVATE);
        };
    }

    private Typed own(Expr.Call c, Type type, Placement from, Knowledge k) {
        return from == Placement.EDGE
                ? analysis.fail(FlowErrors.badDraw(c.span(), "a node's draw depends on a value of an edge",
                "draw with numbers that do not depend on the neighbour"))
                : new Typed(type, Placement.NODE, k);
    }

    private Typed needsShared(Expr.Call c, Placement from, Place word) {
        return analysis.fail(FlowErrors.badDraw(c.span(), "a `" + word.word() + "` draw depends on a value that lives " + from.phrase(),
                "draw with numbers that all know, and scale the result"));
    }

    /// One draw for all, of which each node gets a share.
    private static boolean split(Builtin b) {
        return b.name().equals("template") || b.name().equals("perm_k");
    }

    private static boolean samples(Builtin b) {
        return b.name().equals("minibatch") || b.name().equals("epoch");
    }

    private Type type(Builtin b, ArgumentRules.Checked args) {
        Expr like = args.named().get("like");
        if (like != null && analysis.typing.of(like).type() instanceof Type.Real(Shape shape, boolean integer)) {
            return new Type.Real(shape, false);
        }
        if (args.named().containsKey("shape")) {
            return shaped(args);
        }
        return b.name().equals("choose") ? chosen(args) : b.result();
    }

    /// `shape = (rows, columns)`, or a length
    private Type shaped(ArgumentRules.Checked args) {
        Expr shape = args.named().get("shape");
        List<Expr> sizes = shape instanceof Expr.Tuple t ? t.items() : List.of(shape);
        if (args.named().containsKey("like") || sizes.size() > 2 || !sizes.stream().allMatch(e -> Kinds.accepts(Builtin.Kind.INTEGER, analysis.typing.of(e).type()))) {
            return analysis.fail(Diagnostic.of("E041", shape.span(), "a shape is a length, or rows and columns: `shape = (d, 3)`; `like = x` takes that of a value")).type();
        }
        List<Shape.Dim> dims = sizes.stream().map(this::dim).toList();
        return new Type.Real(dims.size() == 1 ? new Shape.Vector(dims.getFirst()) : LinearAlgebra.of(dims.get(0), dims.get(1)), false);
    }

    private Shape.Dim dim(Expr size) {
        if (size instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("d")) {
            return new Shape.Dim.Symbol("d");
        }
        return size instanceof Expr.Number n && n.integer() ? new Shape.Dim.Known((int) n.value()) : new Shape.Dim.Unknown();
    }

    /// A set where a size is given, else one of the values.
    private Type chosen(ArgumentRules.Checked args) {
        if (args.named().containsKey("k")) {
            return new Type.IndexSet();
        }
        return switch (analysis.typing.of(args.named().get("from")).type()) {
            case Type.IndexSet s -> Type.INT;
            case Type.Table(Type item) -> item;
            default -> Type.ANY;
        };
    }

    /// A compressor, law, graph, data set or problem: its arguments must be known to all. A random compressor may have a placement word.
    Typed object(Builtin b, Expr.Call c, Optional<Place> word, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        if (word.isPresent() && !knownDraw(b, word.get())) {
            return analysis.fail(notADraw(c.span(), word.get()));
        }
        for (Expr e : args.all()) {
            Placement p = analysis.typing.of(e).place();
            if (p != Placement.SHARED && !isWeight(args, e)) {
                return analysis.fail(PlacementErrors.mustBeShared(e.span(), "an argument of `" + b.name() + "`", p));
            }
        }
        return new Typed(CombinatorBuiltins.isCombinator(b) ? combined(b, args) : b.result(), Placement.SHARED, Knowledge.KNOWN);
    }

    /// The class of a compressor made of others, whose classes must fit.
    private Type combined(Builtin b, ArgumentRules.Checked args) {
        if (!args.fine()) {
            return Type.ANY;
        }
        List<CompressorClass> classes = new java.util.ArrayList<>();
        for (Builtin.Parameter p : b.parameters()) {
            Expr e = args.named().get(p.name());
            if (p.kind() != Builtin.Kind.COMPRESSOR) {
                continue;
            }
            CompressorClass is = analysis.typing.of(e).type() instanceof Type.Compressor(CompressorClass c) ? c : CompressorClass.UNKNOWN;
            Optional<CompressorClass> wanted = CombinatorBuiltins.wanted(b, p.name());
            boolean fits = is == CompressorClass.UNKNOWN || wanted.isEmpty() || (wanted.get() == CompressorClass.UNBIASED ? is.isUnbiased() : is.isContractive());
            if (!fits) {
                return analysis.fail(CallErrors.wrongClass(e.span(), p.name(), wanted.get(), is)).type();
            }
            classes.add(is);
        }
        return new Type.Compressor(CombinatorBuiltins.result(b, classes));
    }

    /// `importance(10, weight = 1 + sqrt(L_i))`: one weight per node, known to all.
    private boolean isWeight(ArgumentRules.Checked args, Expr e) {
        return args.named().get("weight") == e && analysis.typing.of(e).place() == Placement.NODE
                && analysis.typing.of(e).knowledge() == Knowledge.KNOWN;
    }

    private static boolean knownDraw(Builtin b, Place word) {
        return b.family() == Family.OBJECT && b.result() instanceof Type.Compressor && (CompressorBuiltins.isRandom(b) || CombinatorBuiltins.isCombinator(b))
                && List.of(Place.PUBLIC, Place.SHARED).contains(word);
    }

    /// A placement word in front of a name: `public natural`.
    Typed named(Expr.Placed p, Site at) {
        Optional<Builtin> b = p.draw() instanceof Expr.Ref r
                ? at.scope().find(r.name().id()).filter(s -> s instanceof Symbol.BuiltIn).flatMap(s -> Builtins.named(r.name().id()))
                : Optional.empty();
        if (b.isEmpty() || !b.get().isConstant() || !knownDraw(b.get(), p.place())) {
            return analysis.fail(notADraw(p.span(), p.place()));
        }
        Expr.Ref r = (Expr.Ref) p.draw();
        analysis.typing.bind(r, new Symbol.BuiltIn(r.name().id(), r.name().written()));
        return new Typed(b.get().result(), Placement.SHARED, Knowledge.KNOWN);
    }
}
