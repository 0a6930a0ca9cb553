package fopt.hooks;

import fopt.runtime.hook.HookSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// JavaScript: a vector is a `Float64Array`, a matrix an array of them.
final class JsGuest implements Guest {
    private static final String ID = "js";

    private final Context context;
    private final Value view;
    private final Value rows;
    private final Value buffer;
    private byte[] bytes = {};

    JsGuest(Context context, long seed) {
        this.context = context;
        Value parts = context.eval(Prelude.of(ID, "prelude.js")).execute((int) seed, (int) (seed >>> 32));
        view = parts.getMember("view");
        rows = parts.getMember("rows");
        buffer = parts.getMember("buffer");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String prepared(String text) {
        return text;
    }

    /// Also what is declared by `const` or `let`, which is not a member of the global object.
    @Override
    public Value defined(String name) {
        try {
            return context.eval(ID, "typeof " + name + " === 'function' ? " + name + " : undefined");
        } catch (PolyglotException e) {
            if (e.isCancelled()) {
                throw e;
            }
            return null; // such as a name that JavaScript does not allow, or a variable that is not set yet
        }
    }

    /// Its `length` counts the parameters up to the first with a default; more arguments are ignored, as is usual in JavaScript.
    @Override
    public Arity arity(Value function) {
        Value length = function.getMember("length");
        return length != null && length.fitsInInt() ? new Arity(length.asInt(), Integer.MAX_VALUE) : Arity.ANY;
    }

    @Override
    public int line(PolyglotException error, HookSource source) {
        return Failures.line(error, source);
    }

    @Override
    public Object vector(double[] data, int offset, int length) {
        return view.execute(copy(data, offset, length));
    }

    @Override
    public Object matrix(double[] data, int offset, int count, int columns) {
        return rows.execute(copy(data, offset, count * columns), count, columns);
    }

    private static ByteBuffer copy(double[] data, int offset, int length) {
        ByteBuffer copy = ByteBuffer.allocate(Double.BYTES * length).order(ByteOrder.nativeOrder());
        copy.asDoubleBuffer().put(data, offset, length);
        return copy;
    }

    @Override
    public boolean readVector(Value value, double[] to, int offset, int length) {
        Value numbers = buffer.execute(value);
        int size = Double.BYTES * length;
        if (numbers.isNull() || numbers.getBufferSize() != size) {
            return false;
        }
        if (bytes.length < size) {
            bytes = new byte[size];
        }
        numbers.readBuffer(0, bytes, 0, size);
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer().get(to, offset, length);
        return true;
    }

    @Override
    public boolean readMatrix(Value value, double[] to, int offset, int count, int columns) {
        if (!value.hasArrayElements() || value.getArraySize() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!readVector(value.getArrayElement(i), to, offset + i * columns, columns)) {
                return false;
            }
        }
        return true;
    }
}
