package fopt.runtime.problem;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts a text file into lines, and lines into tokens at blanks; a `#` ends the line. One token at a time, in an array that is used again.
final class TokenScanner implements Closeable {
    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] token = new byte[64];
    private int length;
    private long line = 1;

    TokenScanner(InputStream in) {
        this.in = in;
    }

    /// The number of the current line, from 1.
    long line() {
        return line;
    }

    /// The bytes of the current token, from 0 to [#length]; overwritten by the next.
    byte[] token() {
        return token;
    }

    int length() {
        return length;
    }

    /// The current token, for people.
    String text() {
        return new String(token, 0, length, StandardCharsets.UTF_8);
    }

    /// Moves to the next token of the current line; false if there is none.
    boolean nextToken() throws IOException {
        int c = peek();
        while (isBlank(c)) {
            next++;
            c = peek();
        }
        length = 0;
        while (!isBlank(c) && c != '\n' && c != '#' && c != END) {
            if (length == token.length) {
                token = Arrays.copyOf(token, 2 * length);
            }
            token[length++] = (byte) c;
            next++;
            c = peek();
        }
        return length > 0;
    }

    /// Skips the rest of the current line; false at the end of the file.
    boolean nextLine() throws IOException {
        while (peek() != '\n') {
            if (peek() == END) {
                return false;
            }
            next++;
        }
        next++;
        line++;
        return true;
    }

    private int peek() throws IOException {
        return next < end || fill() ? buffer[next] & 0xFF : END;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
