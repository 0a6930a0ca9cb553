package fopt.bench;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/// A directory of inputs for both sides. For the script: little-endian numbers without a header, `.f64` for doubles and `.i32` for ints, with sizes and
/// parameters in `meta.json`. For the program: data files of the formats that it reads.
record RawFiles(Path directory) {
    private static final int CHUNK = 1 << 16;

    RawFiles {
        tried(() -> Files.createDirectories(directory));
    }

    void doubles(String name, int count, IntToDoubleFunction entry) {
        write(name, Double.BYTES, count, (k, out) -> out.putDouble(entry.applyAsDouble(k)));
    }

    void ints(String name, int count, IntUnaryOperator entry) {
        write(name, Integer.BYTES, count, (k, out) -> out.putInt(entry.applyAsInt(k)));
    }

    double[] doubles(String name) {
        return tried(() -> {
            byte[] bytes = Files.readAllBytes(directory.resolve(name));
            double[] out = new double[bytes.length / Double.BYTES];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(out);
            return out;
        });
    }

    void meta(Map<String, ? extends Number> values) {
        text("meta.json", values.entrySet().stream().map(e -> "\"" + e.getKey() + "\": " + e.getValue()).collect(Collectors.joining(", ", "{", "}\n")));
    }

    Json meta() {
        return new Json(tried(() -> Files.readString(directory.resolve("meta.json"))));
    }

    void text(String name, String content) {
        tried(() -> Files.writeString(directory.resolve(name), content));
    }

    void copy(Path file, String name) {
        tried(() -> Files.copy(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING));
    }

    /// Unsigned bytes in the IDX format. @param shape number of items, then the sizes of one item
    void idx(String name, byte[] bytes, int... shape) {
        tried(() -> {
            try (OutputStream file = Files.newOutputStream(directory.resolve(name)); DataOutputStream out = new DataOutputStream(file)) {
                out.writeInt(0x0800 | shape.length);
                for (int size : shape) {
                    out.writeInt(size);
                }
                out.write(bytes);
            }
            return bytes;
        });
    }

    private interface Put {
        void put(int entry, ByteBuffer out);
    }

    private void write(String name, int bytes, int count, Put put) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * bytes).order(ByteOrder.LITTLE_ENDIAN);
        tried(() -> {
            try (FileChannel file = FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                for (int k = 0; k < count; k++) {
                    put.put(k, buffer);
                    if (!buffer.hasRemaining()) {
                        drain(buffer, file);
                    }
                }
                drain(buffer, file);
            }
            return name;
        });
    }

    private static void drain(ByteBuffer buffer, FileChannel file) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T tried(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
