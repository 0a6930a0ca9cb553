package fopt.cli.repl;

import fopt.cli.conversation.Conversation;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/// Entries from somebody at a terminal: lines that can be edited, with history, completion and colours.
final class TerminalReader {
    private static final String AGAIN = "%P  · ";

    private final Terminal terminal;
    private final Path history;
    private final Runnable whenShown;

    /// @param history file of earlier entries, of this and other sessions
    /// @param whenShown what is to be done as soon as somebody may type, at the first prompt
    TerminalReader(Terminal terminal, Path history, Runnable whenShown) {
        this.terminal = terminal;
        this.history = history;
        this.whenShown = whenShown;
    }

    void run(Conversation conversation) {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).appName("fopt").parser(new Entries())
                .completer(new TabCompleter(conversation::session)).completionMatcher(new SignMatcher()).highlighter(new Colours())
                .variable(LineReader.HISTORY_FILE, history).variable(LineReader.SECONDARY_PROMPT_PATTERN, AGAIN)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).option(LineReader.Option.INSERT_TAB, false).build();
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            whenShown.run();
            reader.getWidgets().remove(LineReader.CALLBACK_INIT);
            return true;
        });
        terminal.handle(Terminal.Signal.INT, signal -> conversation.interrupt());
        boolean more = true;
        int number = 1;
        while (more) {
            try {
                String entry = reader.readLine("fopt[" + number + "]> ");
                conversation.ready();
                more = conversation.take(entry);
                number = conversation.session().number();
            } catch (UserInterruptException e) {
                // Ctrl-C while typing: the line is given up
            } catch (EndOfFileException e) {
                more = false;
            }
        }
    }
}
