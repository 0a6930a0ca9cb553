package fopt.cli.repl;

import fopt.Session;
import fopt.cli.conversation.Completions;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completions for the line reader.
final class TabCompleter implements Completer {
    private final Supplier<Session> session;

    TabCompleter(Supplier<Session> session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Completions.at(session.get(), line.line(), line.cursor()).choices()
                .forEach(c -> candidates.add(new Candidate(c.text(), c.shown(), null, null, null, null, c.whole())));
    }
}
