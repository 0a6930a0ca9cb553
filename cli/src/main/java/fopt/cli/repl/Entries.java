package fopt.cli.repl;

import fopt.cli.conversation.Conversation;
import fopt.cli.conversation.Words;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the line reader when an entry is whole, and which word the cursor is in.
final class Entries implements Parser {

    /// @param word from its first letter to the cursor's word end @param wordCursor of the cursor in the word
    private record Line(String line, int cursor, String word, int wordCursor) implements CompletingParsedLine {
        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor;
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Conversation.isIncomplete(line)) {
            throw new EOFError(-1, line.length(), "the entry goes on");
        }
        int start = Words.start(line, cursor);
        return new Line(line, cursor, line.substring(start, cursor), cursor - start);
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }
}
