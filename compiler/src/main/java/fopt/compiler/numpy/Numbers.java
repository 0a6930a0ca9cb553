package fopt.compiler.numpy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/// Numbers as Python writes them: the same ones to the last bit.
final class Numbers {
    /// Arrays of more numbers are packed.
    private static final int WRITTEN_OUT = 400;
    private static final int WIDTH = 110;

    private Numbers() {}

    static String number(double v, boolean whole) {
        if (Double.isNaN(v)) {
            return "np.nan";
        }
        if (Double.isInfinite(v)) {
            return v > 0 ? "np.inf" : "-np.inf";
        }
        return whole && v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v).replace("E", "e");
    }

    /// A vector.
    static String array(double[] v) {
        if (v.length > 0 && Arrays.stream(v).allMatch(e -> e == 0 && 1 / e > 0)) {
            return "np.zeros(" + v.length + ")";
        }
        return v.length <= WRITTEN_OUT ? "np.array([" + list(v) + "])" : packed(v);
    }

    /// A matrix, by rows.
    static String matrix(double[] v, int columns) {
        if (v.length > WRITTEN_OUT) {
            return packed(v) + ".reshape(-1, " + columns + ")";
        }
        return IntStream.range(0, v.length / columns).mapToObj(r -> "[" + list(Arrays.copyOfRange(v, r * columns, (r + 1) * columns)) + "]")
                .collect(Collectors.joining(",\n    ", "np.array([\n    ", "])"));
    }

    /// Row numbers: a range where they are one.
    static String indices(int[] v) {
        boolean range = v.length > 0 && IntStream.range(0, v.length).allMatch(k -> v[k] == v[0] + k);
        if (range) {
            return "np.arange(" + v[0] + ", " + (v[0] + v.length) + ")";
        }
        return v.length <= WRITTEN_OUT ? "np.array([" + wrapped(Arrays.stream(v).mapToObj(Integer::toString).toList()) + "], dtype=int)" : packed(v);
    }

    private static String list(double[] v) {
        return wrapped(Arrays.stream(v).mapToObj(e -> number(e, false)).toList());
    }

    private static String wrapped(java.util.List<String> items) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String item : items) {
            boolean breaks = column + item.length() > WIDTH;
            out.append(out.isEmpty() ? "" : breaks ? ",\n    " : ", ").append(item);
            column = breaks ? item.length() : column + item.length() + 2;
        }
        return out.toString();
    }

    private static String packed(double[] v) {
        ByteBuffer bytes = ByteBuffer.allocate(v.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(v).forEach(bytes::putDouble);
        return "unpacked(" + text(bytes.array()) + ")";
    }

    private static String packed(int[] v) {
        ByteBuffer bytes = ByteBuffer.allocate(v.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(v).forEach(bytes::putLong);
        return "unpacked(" + text(bytes.array()) + ", int)";
    }

    /// The bytes, compressed, as a literal of many lines.
    private static String text(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        String all = Base64.getEncoder().encodeToString(out.toByteArray());
        return IntStream.iterate(0, k -> k < all.length(), k -> k + WIDTH).mapToObj(k -> "\"" + all.substring(k, Math.min(all.length(), k + WIDTH)) + "\"")
                .collect(Collectors.joining("\n    "));
    }
}
