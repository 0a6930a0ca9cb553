package fopt.runtime.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A fingerprint (SHA-256) of a sequence of numbers, texts and rows: equal if and only if all of them are equal, bit for bit.
///
/// `0.0` and `-0.0` differ. All NaNs count as one, since Java leaves their bits to the machine. Adding numbers allocates nothing.
/// Not safe for use by two threads at once.
public final class Digest {
    private static final int CAPACITY = 8192;
    private final MessageDigest sha = sha256();
    private final byte[] buffer = new byte[CAPACITY];
    private int used;

    public Digest add(double number) {
        return add(Double.doubleToLongBits(number));
    }

    /// Adds a[from … from+count-1]. @param a *Not modified*
    public Digest add(double[] a, int from, int count) {
        for (int k = 0; k < count; k++) {
            add(Double.doubleToLongBits(a[from + k]));
        }
        return this;
    }

    public Digest add(long number) {
        if (used > CAPACITY - Long.BYTES) {
            flush();
        }
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            buffer[used++] = (byte) (number >>> shift);
        }
        return this;
    }

    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        sha.update(bytes);
        return this;
    }

    /// Adds all of a row but its label.
    public Digest add(Row row) {
        add(row.algorithm());
        row.parameters().forEach((name, value) -> add(name).add(value));
        add(row.seed()).add(row.round()).add(row.time());
        add(row.bitsUp()).add(row.bitsDown()).add(row.bits()).add(row.gradients());
        row.metrics().forEach((name, value) -> add(name).add(value.doubleValue()));
        return this;
    }

    /// The fingerprint of what was added so far, 64 hexadecimal digits. More can be added afterwards.
    public String hex() {
        flush();
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("SHA-256 of the JDK can be cloned", e);
        }
    }

    /// The SHA-256 of a text in UTF-8, as `sha256sum` prints it for a file with this content.
    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void flush() {
        sha.update(buffer, 0, used);
        used = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
