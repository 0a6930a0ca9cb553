package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;

/// What is needed to check something: the names that it sees, and the control flow around it.
record Site(Scope scope, Context context) {
    /// A block in the same control flow.
    Site block() {
        return new Site(scope.inner(), context);
    }

    Site with(Scope newScope) {
        return new Site(newScope, context);
    }

    Site with(Context newContext) {
        return new Site(scope, newContext);
    }

    /// A block ruled by something. Where that has no sense (a node's condition within a server's), the control flow around stays.
    Site inside(Context.Kind kind, Placement place, Knowledge knowledge, Span span) {
        return new Site(scope.inner(), context.enter(kind, place, knowledge, span).orElse(context));
    }
}
