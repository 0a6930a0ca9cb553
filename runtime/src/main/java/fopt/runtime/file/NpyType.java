package fopt.runtime.file;

import fopt.runtime.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type of the entries of an array as NumPy describes it: `<f8`, `>i4`, `|b1`, `<U5`.
///
/// @param kind `f` floating point, `i` signed, `u` unsigned, `b` truth values, `U` text
/// @param size bytes of an entry
record NpyType(char kind, int size, ByteOrder order) {
    static final NpyType DOUBLE = new NpyType('f', 8, ByteOrder.LITTLE_ENDIAN);
    static final NpyType LONG = new NpyType('i', 8, ByteOrder.LITTLE_ENDIAN);
    static final NpyType BOOL = new NpyType('b', 1, ByteOrder.LITTLE_ENDIAN);

    private static final Pattern DESCRIPTION = Pattern.compile("([<>=|])([a-zA-Z])(\\d{0,6})");
    private static final long EXACT = 1L << 53;
    /// Bytes of a character.
    private static final int CHARACTER = 4;

    /// Texts of at most so many code points.
    static NpyType text(int length) {
        return new NpyType('U', CHARACTER * Math.max(1, length), ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws UserError E861 if entries are neither numbers nor truth values nor texts
    static NpyType of(String description, String place) {
        Matcher m = DESCRIPTION.matcher(description);
        if (!m.matches()) {
            throw unsupported(place, "entries of the type " + description, "np.save of each field by itself, or np.savez, gives files that can be read");
        }
        char kind = m.group(2).charAt(0);
        int count = m.group(3).isEmpty() ? 1 : Integer.parseInt(m.group(3));
        ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean known = switch (kind) {
            case 'f' -> count == 8 || count == 4 || count == 2;
            case 'i', 'u' -> count == 8 || count == 4 || count == 2 || count == 1;
            case 'b' -> count == 1;
            case 'U' -> true;
            default -> false;
        };
        if (!known) {
            throw unsupported(place, switch (kind) {
                case 'O' -> "Python objects";
                case 'c' -> "complex numbers";
                case 'V' -> "records";
                case 'S' -> "bytes";
                case 'M', 'm' -> "dates or times";
                default -> "entries of the type " + description;
            }, kind == 'O' ? "an array of numbers is saved by np.save(file, np.asarray(x, dtype=float))" : "convert it in Python: x.astype(float)");
        }
        return kind == 'U' ? new NpyType(kind, CHARACTER * count, order) : new NpyType(kind, count, order);
    }

    private static UserError unsupported(String place, String found, String remedy) {
        return new UserError("E861", place + ": found " + found + ", expected numbers (f8, f4, f2, i8 … i1, u8 … u1), truth values (bool) or texts (U); " + remedy);
    }

    boolean isText() {
        return kind == 'U';
    }

    /// Whether entries are whole numbers.
    boolean isWhole() {
        return kind == 'i' || kind == 'u';
    }

    /// `<f8`
    String description() {
        return (size == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<") + kind + (isText() ? size / CHARACTER : size);
    }

    /// The number at a position of a buffer that has this type's order.
    ///
    /// @throws UserError E869 if no double is exactly that number
    double number(ByteBuffer in, int at, String place) {
        return switch (kind) {
            case 'f' -> size == 8 ? in.getDouble(at) : size == 4 ? in.getFloat(at) : Float.float16ToFloat(in.getShort(at));
            case 'b' -> in.get(at) == 0 ? 0 : 1;
            case 'i' -> switch (size) {
                case 8 -> exact(in.getLong(at), place);
                case 4 -> in.getInt(at);
                case 2 -> in.getShort(at);
                default -> in.get(at);
            };
            default -> switch (size) {
                case 8 -> in.getLong(at) < 0 ? exact(Long.MIN_VALUE, place) : exact(in.getLong(at), place);
                case 4 -> Integer.toUnsignedLong(in.getInt(at));
                case 2 -> Short.toUnsignedInt(in.getShort(at));
                default -> Byte.toUnsignedInt(in.get(at));
            };
        };
    }

    private static double exact(long v, String place) {
        if (v > EXACT || v < -EXACT) {
            throw new UserError("E869", place + ": found a whole number beyond 2^53, expected numbers that a double holds exactly. Shift or scale them, or save "
                    + "x.astype(float) if rounding does no harm");
        }
        return v;
    }

    /// The text at a position: code points in four bytes each, zeros behind it.
    String text(ByteBuffer in, int at) {
        StringBuilder text = new StringBuilder();
        for (int k = at; k < at + size; k += CHARACTER) {
            int point = in.getInt(k);
            if (point == 0) {
                break;
            }
            text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
        }
        return text.toString();
    }
}
