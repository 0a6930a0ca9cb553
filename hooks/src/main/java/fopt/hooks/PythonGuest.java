package fopt.hooks;

import fopt.runtime.hook.HookSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// Python: a vector is a list of floats, a matrix a list of such lists.
final class PythonGuest implements Guest {
    private static final String ID = "python";

    private final Value globals;
    private final Value memory;
    private final Value vector;
    private final Value matrix;
    private final Value numbers;
    private final Value rows;
    private final Value arity;
    private final Value where;
    private int capacity;
    private Value array;
    private byte[] bytes = {};

    PythonGuest(Context context, long seed) {
        Value parts = context.eval(Prelude.of(ID, "prelude.py"));
        globals = context.getBindings(ID);
        memory = parts.getArrayElement(0);
        vector = parts.getArrayElement(1);
        matrix = parts.getArrayElement(2);
        numbers = parts.getArrayElement(3);
        rows = parts.getArrayElement(4);
        arity = parts.getArrayElement(5);
        where = parts.getArrayElement(6);
        parts.getArrayElement(7).executeVoid(seed);
        globals.removeMember("_fopt");
        grow(64);
    }

    /// The array through which numbers go in: the platform writes into its memory, and the guest copies them from there.
    private void grow(int length) {
        if (length > capacity) {
            capacity = Math.max(length, 2 * capacity);
            array = memory.execute(capacity);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String prepared(String text) {
        return Indentation.removed(text);
    }

    @Override
    public Value defined(String name) {
        return globals.getMember(name);
    }

    @Override
    public Arity arity(Value function) {
        Value bounds = arity.execute(function);
        if (bounds.isNull()) {
            return Arity.ANY;
        }
        int most = bounds.getArrayElement(1).asInt();
        return new Arity(bounds.getArrayElement(0).asInt(), most < 0 ? Integer.MAX_VALUE : most);
    }

    /// Of the traceback: the platform's own frames know only where a function begins.
    @Override
    public int line(PolyglotException error, HookSource source) {
        Value exception = error.getGuestObject();
        int line = error.isSyntaxError() || exception == null ? 0 : where.execute(exception, source.file()).asInt();
        return line > 0 ? line : Failures.line(error, source);
    }

    @Override
    public Object vector(double[] data, int offset, int length) {
        write(data, offset, length);
        return vector.execute(array, length);
    }

    @Override
    public Object matrix(double[] data, int offset, int count, int columns) {
        write(data, offset, count * columns);
        return matrix.execute(array, count, columns);
    }

    private void write(double[] data, int offset, int length) {
        grow(length);
        ByteOrder order = ByteOrder.nativeOrder();
        for (int i = 0; i < length; i++) {
            array.writeBufferDouble(order, (long) Double.BYTES * i, data[offset + i]);
        }
    }

    @Override
    public boolean readVector(Value value, double[] to, int offset, int length) {
        return read(numbers.execute(value, length), to, offset, length);
    }

    @Override
    public boolean readMatrix(Value value, double[] to, int offset, int count, int columns) {
        return read(rows.execute(value, count, columns), to, offset, count * columns);
    }

    /// @param found an array of doubles, or nothing
    private boolean read(Value found, double[] to, int offset, int length) {
        if (found.isNull()) {
            return false;
        }
        int size = Double.BYTES * length;
        if (bytes.length != size) { // GraalPy 25.0 fills the whole of it, whatever length is asked for
            bytes = new byte[size];
        }
        found.readBuffer(0, bytes, 0, size);
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer().get(to, offset, length);
        return true;
    }
}
