package fopt.runtime.file;

import fopt.runtime.UserError;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Arrays in NumPy's format `npy`. Numbers of every type become doubles, exactly; what is written is `<f8`, `<i8` for whole numbers, `|b1`, or `<U…` for
/// texts, in C order.
public final class Npy {
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /// Numbers, or a list of texts.
    ///
    /// @throws UserError E500 there is no such file, E860 it is malformed, E861 its entries are no numbers, E869 a whole number is no double
    public static Datum read(Path file) {
        try (InputStream in = DataFile.open(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    /// @param place of the array, for messages
    static Datum read(InputStream in, String place) throws IOException {
        NpyHeader header;
        try {
            header = NpyHeader.read(in, place);
        } catch (EOFException e) {
            throw NpyHeader.malformed(place, "no complete header", "\\x93NUMPY, a version and a header. Is the file complete?");
        }
        Datum all = header.type().isText() ? texts(in, header, place) : numbers(in, header, place);
        if (in.read() >= 0) {
            throw NpyHeader.malformed(place, "more bytes behind the array", "one array. Save several with np.savez");
        }
        return all;
    }

    // ---- numbers

    private static Datum.Numbers numbers(InputStream in, NpyHeader header, String place) throws IOException {
        int count = header.count();
        double[] values = new double[Math.min(count, CHUNK)];
        Entries entries = new Entries(in, header, place);
        for (int k = 0; k < count; k++) {
            if (k == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * k));
            }
            values[k] = header.type().number(entries.buffer, entries.next(), place);
        }
        int[] shape = header.shape();
        return new Datum.Numbers(shape, header.fortran() && shape.length > 1 ? cOrder(values, shape) : values, header.type().isWhole());
    }

    /// From the order in which the first index runs fastest to that in which the last does.
    private static double[] cOrder(double[] values, int[] shape) {
        double[] out = new double[values.length];
        int[] index = new int[shape.length];
        int[] stride = new int[shape.length];
        for (int axis = shape.length - 1, size = 1; axis >= 0; size *= shape[axis--]) {
            stride[axis] = size;
        }
        int to = 0;
        for (double v : values) {
            out[to] = v;
            for (int axis = 0; axis < shape.length; axis++) {
                to += stride[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                to -= index[axis] * stride[axis];
                index[axis] = 0;
            }
        }
        return out;
    }

    // ---- texts

    private static Datum texts(InputStream in, NpyHeader header, String place) throws IOException {
        if (header.shape().length > 1) {
            throw NpyHeader.malformed(place, "a table of texts", "one text, or a list of them");
        }
        List<Datum> all = new ArrayList<>();
        Entries entries = new Entries(in, header, place);
        for (int k = 0; k < header.count(); k++) {
            int at = entries.next();
            all.add(new Datum.Text(header.type().text(entries.buffer, at)));
        }
        return header.shape().length == 0 ? all.getFirst() : new Datum.Items(all);
    }

    /// Reads the entries of an array by and by.
    private static final class Entries {
        private final InputStream in;
        private final NpyHeader header;
        private final String place;
        private final byte[] bytes;
        /// The bytes, in the order of the file.
        private final ByteBuffer buffer;
        private int next;
        private int filled;
        private long before;

        Entries(InputStream in, NpyHeader header, String place) {
            this.in = in;
            this.header = header;
            this.place = place;
            int size = header.type().size();
            bytes = new byte[Math.max(1, CHUNK / Math.max(1, size)) * size];
            buffer = ByteBuffer.wrap(bytes).order(header.type().order());
        }

        /// Where in the buffer the next entry stands.
        int next() throws IOException {
            int size = header.type().size();
            if (next == filled && size > 0) {
                before += filled;
                filled = in.readNBytes(bytes, 0, (int) Math.min(bytes.length, (long) header.count() * size - before));
                next = 0;
            }
            if (next + size > filled) {
                throw NpyHeader.malformed(place, (before + filled) + " bytes behind the header",
                        (long) header.count() * size + ": " + header.count() + " entries of " + size + ". Is the file complete?");
            }
            next += size;
            return next - size;
        }
    }

    // ---- writing

    /// Writes an array, in one step.
    ///
    /// @throws UserError E867 if it is neither numbers nor truth values nor texts, E390 if the file cannot be written
    public static void write(Path file, Datum datum) {
        check(datum, file.toString());
        OutputFile.write(file, next -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(next), CHUNK)) {
                write(out, datum);
            }
        });
    }

    /// @throws UserError E867 if it is no array
    static void check(Datum datum, String place) {
        boolean array = switch (datum) {
            case Datum.Numbers _, Datum.Text _, Datum.Bool _ -> true;
            case Datum.Items i -> !i.items().isEmpty() && (i.items().stream().allMatch(Datum.Text.class::isInstance)
                    || i.items().stream().allMatch(Datum.Bool.class::isInstance));
            case Datum.Fields _ -> false;
        };
        if (!array) {
            throw new UserError("E867", place + ": an array of NumPy holds numbers in a rectangle, truth values or texts, but this is "
                    + (datum instanceof Datum.Fields ? "several values with names; npz takes those" : "a list of unlike values; json takes it"));
        }
    }

    static void write(OutputStream out, Datum datum) throws IOException {
        switch (datum) {
            case Datum.Numbers n -> numbers(out, n);
            case Datum.Text t -> texts(out, List.of(t.value()), new int[0]);
            case Datum.Bool b -> flags(out, Stream.of(b), new int[0]);
            case Datum.Items i when i.items().getFirst() instanceof Datum.Bool -> flags(out, i.items().stream(), new int[] {i.items().size()});
            case Datum.Items i -> texts(out, i.items().stream().map(t -> ((Datum.Text) t).value()).toList(), new int[] {i.items().size()});
            case Datum.Fields _ -> throw new IllegalArgumentException("no array");
        }
    }

    private static void numbers(OutputStream out, Datum.Numbers n) throws IOException {
        new NpyHeader(n.whole() ? NpyType.LONG : NpyType.DOUBLE, false, n.shape()).write(out);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : n.values()) {
            if (!chunk.hasRemaining()) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            chunk.putLong(n.whole() ? (long) v : Double.doubleToRawLongBits(v));
        }
        out.write(chunk.array(), 0, chunk.position());
    }

    private static void flags(OutputStream out, Stream<? extends Datum> all, int[] shape) throws IOException {
        new NpyHeader(NpyType.BOOL, false, shape).write(out);
        for (Datum b : (Iterable<Datum>) all.map(Datum.class::cast)::iterator) {
            out.write(((Datum.Bool) b).value() ? 1 : 0);
        }
    }

    private static void texts(OutputStream out, List<String> texts, int[] shape) throws IOException {
        NpyType type = NpyType.text(texts.stream().mapToInt(t -> t.codePointCount(0, t.length())).max().orElse(1));
        new NpyHeader(type, false, shape).write(out);
        for (String text : texts) {
            ByteBuffer entry = ByteBuffer.allocate(type.size()).order(type.order());
            text.codePoints().forEach(entry::putInt);
            out.write(entry.array());
        }
    }
}
