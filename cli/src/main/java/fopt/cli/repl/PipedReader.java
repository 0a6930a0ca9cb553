package fopt.cli.repl;

import fopt.cli.conversation.Conversation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Entries from a pipe or a file: lines until an entry is whole; a line that begins with a blank belongs to the one before.
final class PipedReader {
    private final BufferedReader in;
    private String next;

    PipedReader(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Gives all entries to a conversation.
    void run(Conversation conversation) {
        try {
            next = in.readLine();
            boolean more = true;
            while (next != null && more) {
                more = conversation.take(entry());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String entry() throws IOException {
        StringBuilder entry = new StringBuilder(next);
        next = in.readLine();
        while (next != null && (Conversation.isIncomplete(entry.toString()) || !next.isBlank() && Character.isWhitespace(next.charAt(0)))) {
            entry.append('\n').append(next);
            next = in.readLine();
        }
        return entry.toString();
    }
}
