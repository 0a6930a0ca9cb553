package fopt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `fopt explain CODE`: the page of an error or warning, as it stands in `docs/errors`.
@Command(
        name = "explain",
        description = "Explain an error or a warning: why it is one, a program that causes it, and the way out.",
        footer = {"", "Example:", "  fopt explain E021"})
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern CODE = Pattern.compile("[EW]\\d{3}");
    private static final String FENCE = "```";

    private final Console console;

    @Parameters(index = "0", paramLabel = "CODE", description = "for example E021")
    private String code;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String id = code.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(id).matches()) {
            throw new WrongUse(code + " is no code; codes are E or W and three digits, such as E021");
        }
        console.print(plain(page(id).orElseThrow(() -> new WrongUse("there is no page about " + id + "; the codes stand in docs/errors.md"))));
        return Exit.DONE;
    }

    private static Optional<String> page(String id) {
        try (InputStream in = ExplainCommand.class.getResourceAsStream("/fopt/errors/" + id + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Programs indented by four, headings without their marks.
    private static String plain(String page) {
        StringBuilder out = new StringBuilder();
        boolean program = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith(FENCE)) {
                program = !program;
            } else {
                out.append(program && !line.isEmpty() ? "    " + line : line.replaceFirst("^#+ ", "")).append('\n');
            }
        }
        return out.toString();
    }
}
