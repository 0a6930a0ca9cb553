package fopt.hooks;

import fopt.runtime.hook.HookSource;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// What differs between the languages within one context: how a text is read, and how rows of numbers go in and out.
interface Guest {
    /// The name of the language in the polyglot API.
    String id();

    /// The text as the language wants it, with as many lines.
    String prepared(String text);

    /// What the context holds under a name, or null.
    Value defined(String name);

    /// Which counts of arguments a function takes, as far as it tells.
    Arity arity(Value function);

    /// The innermost line of the hook's own text at which an error arose; 0 if there is none.
    int line(PolyglotException error, HookSource source);

    /// An object of the guest with these numbers, its own.
    Object vector(double[] data, int offset, int length);

    /// Rows of numbers, its own.
    Object matrix(double[] data, int offset, int rows, int columns);

    /// Reads a row of numbers at once.
    ///
    /// @return whether it is one, of this length; otherwise `to` may be partly written
    boolean readVector(Value value, double[] to, int offset, int length);

    /// Reads rows of numbers at once.
    ///
    /// @return whether they are, of these sizes; otherwise `to` may be partly written
    boolean readMatrix(Value value, double[] to, int offset, int rows, int columns);
}
