package fopt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;

/// A directory of numbers for another program: little-endian, without a header, `.f64` for doubles and `.i32` for ints; sizes and
/// parameters stand in `meta.json`.
record RawFiles(Path directory) {
    private static final int CHUNK = 1 << 16;

    RawFiles {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes arrays one after the other.
    void doubles(String name, double[]... parts) {
        write(name, Double.BYTES, parts.length, k -> parts[k].length, (k, c, out) -> out.putDouble(parts[k][c]));
    }

    void ints(String name, int[]... parts) {
        write(name, Integer.BYTES, parts.length, k -> parts[k].length, (k, c, out) -> out.putInt(parts[k][c]));
    }

    double[] doubles(String name) {
        try {
            double[] out = new double[(int) (Files.size(directory.resolve(name)) / Double.BYTES)];
            ByteBuffer.wrap(Files.readAllBytes(directory.resolve(name))).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(out);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void meta(Map<String, ? extends Number> values) {
        String json = values.entrySet().stream().map(e -> "\"" + e.getKey() + "\": " + e.getValue()).collect(Collectors.joining(", ", "{", "}\n"));
        try {
            Files.writeString(directory.resolve("meta.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Length {
        int of(int part);
    }

    private interface Put {
        void put(int part, int entry, ByteBuffer out);
    }

    private void write(String name, int bytes, int parts, Length length, Put put) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int k = 0; k < parts; k++) {
                for (int c = 0; c < length.of(k); c++) {
                    put.put(k, c, buffer);
                    if (!buffer.hasRemaining()) {
                        drain(buffer, file);
                    }
                }
            }
            drain(buffer, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(ByteBuffer buffer, FileChannel file) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }
}
