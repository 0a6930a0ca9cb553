package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import java.util.Optional;

/// Where an expression or a statement stands: the control flow around it, from the inside out.
///
/// @param outer what stands around this; null for the outermost
/// @param place who decides whether, or how often, this part runs
/// @param knowledge what the others know of that decision
/// @param flow the placement of all control flow around: φ of the rules
/// @param span the condition, count, or cohort
/// @param holds false in the part behind `else`
record Context(Context outer, Kind kind, Placement place, Knowledge knowledge, Placement flow, Span span, boolean holds) {

    enum Kind {
        /// The statements of `init` and `round`, and initial values.
        ROUND,
        /// `output`, `metric`, `require`, defaults and arguments: primitives are free, nothing is drawn.
        FREE,
        /// The statements of a script.
        SCRIPT,
        /// A branch of `if`, as a statement or in an expression.
        BRANCH,
        /// `repeat`, `while`, `for`.
        LOOP,
        /// `local`.
        LOCAL,
        /// `on`.
        COHORT,
        /// The body of a function.
        FUNCTION,
        /// A job of a worker.
        JOB,
        /// A handler, of a message or of a clock.
        HANDLER,
        /// What both ends of an edge do when its clock rings.
        MEETING
    }

    static Context outermost(Kind kind) {
        return new Context(null, kind, Placement.SHARED, Knowledge.KNOWN, Placement.SHARED, null, true);
    }

    /// A part that is ruled by something at `newPlace`. Empty if nobody can follow both that and the control flow around.
    Optional<Context> enter(Kind newKind, Placement newPlace, Knowledge newKnowledge, Span newSpan) {
        return flow.join(newPlace).map(f -> new Context(this, newKind, newPlace, newKnowledge, f, newSpan, true));
    }

    Context enter(Kind newKind, Span newSpan) {
        return new Context(this, newKind, Placement.SHARED, Knowledge.KNOWN, flow, newSpan, true);
    }

    /// The part behind `else` of this branch.
    Context otherwise() {
        return new Context(outer, kind, place, knowledge, flow, span, false);
    }

    boolean isFree() {
        return root().kind == Kind.FREE;
    }

    boolean isScript() {
        return root().kind == Kind.SCRIPT;
    }

    /// Whether values may be drawn and messages sent for good.
    boolean isRound() {
        return root().kind == Kind.ROUND;
    }

    /// The innermost part of a kind around here.
    Optional<Context> inside(Kind wanted) {
        for (Context c = this; c != null; c = c.outer) {
            if (c.kind == wanted) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /// The innermost part around here that a node (or the server) decides about by itself.
    Optional<Context> ruler() {
        for (Context c = this; c != null; c = c.outer) {
            if (c.place != Placement.SHARED) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /// Whether there is a part of this kind between `declared`, further out, and here.
    boolean since(Context declared, Kind wanted) {
        for (Context c = this; c != null && c != declared; c = c.outer) {
            if (c.kind == wanted) {
                return true;
            }
        }
        return false;
    }

    /// What the others know of the decisions between `declared` and here.
    Knowledge decisionsSince(Context declared) {
        Knowledge k = Knowledge.KNOWN;
        for (Context c = this; c != null && c != declared; c = c.outer) {
            if (c.place != Placement.SHARED && c.place != Placement.SERVER) {
                k = k.max(c.knowledge);
            }
        }
        return k;
    }

    /// Whether `other` stands around here, or is this very part.
    boolean within(Context other) {
        for (Context c = this; c != null; c = c.outer) {
            if (c == other) {
                return true;
            }
        }
        return false;
    }

    private Context root() {
        Context c = this;
        while (c.outer != null) {
            c = c.outer;
        }
        return c;
    }
}
