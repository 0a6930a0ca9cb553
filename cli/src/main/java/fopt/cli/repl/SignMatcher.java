package fopt.cli.repl;

import java.util.Map;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.impl.CompletionMatcherImpl;

/// A letter for its name, η for `\eta`, is a completion although it does not begin with what is typed.
final class SignMatcher extends CompletionMatcherImpl {
    @Override
    protected void defaultMatchers(Map<LineReader.Option, Boolean> options, boolean prefix, CompletingParsedLine line, boolean caseInsensitive, int errors, String group) {
        super.defaultMatchers(options, prefix, line, caseInsensitive, errors, group);
        if (line.word().startsWith("\\")) {
            matchers.addFirst(simpleMatcher(candidate -> !candidate.startsWith("\\")));
        }
    }
}
