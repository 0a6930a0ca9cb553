package fopt.runtime.file;

import fopt.runtime.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before the entries of an array: their type, order and shape.
/// Versions 1, 2 and 3 of the format, numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
///
/// @param fortran whether the first index runs fastest
record NpyHeader(NpyType type, boolean fortran, int[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNED = 64;
    private static final int LONGEST = 1 << 20;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:['\"]([^'\"]*)['\"]|(\\[))");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d\\s,L]*)\\)");

    static NpyHeader read(InputStream in, String place) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw malformed(place, "other bytes at the start", "\\x93NUMPY, as of a file that np.save wrote");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw malformed(place, "version " + version + " of the format", "1, 2 or 3");
        }
        byte[] length = in.readNBytes(version == 1 ? 2 : 4);
        if (length.length < (version == 1 ? 2 : 4)) {
            throw new EOFException();
        }
        ByteBuffer count = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
        long size = version == 1 ? Short.toUnsignedInt(count.getShort()) : Integer.toUnsignedLong(count.getInt());
        if (size > LONGEST) {
            throw malformed(place, "a header of " + size + " bytes", "at most " + LONGEST);
        }
        byte[] text = in.readNBytes((int) size);
        if (text.length < size) {
            throw new EOFException();
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return parse(new String(text, charset), place);
    }

    private static NpyHeader parse(String text, String place) {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !order.find() || !shape.find()) {
            throw malformed(place, "the header " + DataFile.quoted(text.strip()), "a dictionary with descr, fortran_order and shape");
        }
        NpyType type = NpyType.of(descr.group(2) != null ? "|V" : descr.group(1), place);
        return new NpyHeader(type, order.group(1).equals("True"), shape(shape.group(1), place));
    }

    private static int[] shape(String text, String place) {
        String[] sizes = Arrays.stream(text.replace("L", "").split(",")).map(String::strip).filter(s -> !s.isEmpty()).toArray(String[]::new);
        int[] shape = new int[sizes.length];
        long all = 1;
        for (int k = 0; k < sizes.length; k++) {
            long size = sizes[k].matches("\\d{1,10}") ? Long.parseLong(sizes[k]) : Long.MAX_VALUE;
            if (size > LARGEST_ARRAY || (all *= size) > LARGEST_ARRAY) {
                throw malformed(place, "the shape (" + text + ")", "at most " + LARGEST_ARRAY + " entries");
            }
            shape[k] = (int) size;
        }
        return shape;
    }

    static UserError malformed(String place, String found, String expected) {
        return new UserError("E860", place + ": found " + found + ", expected " + expected);
    }

    /// How many entries.
    int count() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /// Writes it as version 1, filled up with blanks so that entries begin at a multiple of 64 bytes, as NumPy does.
    void write(OutputStream out) throws IOException {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).reduce("", (a, b) -> a + (a.isEmpty() ? "" : ", ") + b) + (shape.length == 1 ? "," : "");
        String text = "{'descr': '" + type.description() + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + sizes + "), }";
        int before = MAGIC.length + 4;
        int blanks = Math.floorMod(-(before + text.length() + 1), ALIGNED);
        int size = text.length() + blanks + 1;
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) size, (byte) (size >>> 8)});
        out.write((text + " ".repeat(blanks) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
