package fopt.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/// `fopt` itself: the list of commands.
@Command(
        name = "fopt",
        description = "A language and engine for distributed, federated and decentralised optimisation.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "First steps:",
            "  fopt run examples/quickstart.fopt       runs a program",
            "  fopt repl                               entries one by one, each run at once",
            "  fopt check examples/quickstart.fopt     says what it sends, and its cost",
            "  fopt help run                           shows the options of a command",
            "",
            "The language: docs/language.md. Exit codes: 0 done, 1 errors in the program,",
            "2 wrong use, 3 failed while running, 130 ended by Ctrl-C."})
final class Commands {

    private Commands() {}

    /// Carries out a command line. A plain `repl` needs no parser of options: its prompt comes sooner without picocli.
    ///
    /// @return what the process ends with
    static int execute(Console console, Interruption interruption, String... words) {
        return words.length == 1 && words[0].equals("repl") ? new ReplCommand(console).call() : of(console, interruption, words).execute(words);
    }

    /// All commands, ready to be given the words of a command line.
    static CommandLine of(Console console, Interruption interruption) {
        return of(console, interruption, new String[0]);
    }

    /// The same; if the first of these words is a command, that one alone, since picocli takes a while for each.
    static CommandLine of(Console console, Interruption interruption, String... words) {
        var scripts = new Scripts(console);
        var errors = new Errors(console);
        SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("run", () -> new RunCommand(scripts, console, errors, interruption));
        all.put("repl", () -> new ReplCommand(console));
        all.put("jupyter", () -> new JupyterCommand(console, interruption));
        all.put("check", () -> new CheckCommand(scripts, console, errors));
        all.put("test", () -> new TestCommand(scripts, console, errors, interruption));
        all.put("fmt", () -> new FormatCommand(scripts, console, errors));
        all.put("explain", () -> new ExplainCommand(console));
        all.put("lsp", () -> new LspCommand(console));
        all.put("dump", () -> new DumpCommand(scripts, console));
        all.put("version", () -> new VersionCommand(console));
        CommandLine fopt = new CommandLine(new Commands());
        boolean one = words.length > 0 && all.containsKey(words[0]);
        (one ? List.of(all.get(words[0])) : all.values()).forEach(command -> fopt.addSubcommand(command.get()));
        addHelp(fopt);
        return fopt.addSubcommand(new HelpCommand())
                .registerConverter(DumpCommand.Stage.class, DumpCommand.Stage::named)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec().addOption(
                OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
        command.getSubcommands().values().stream().distinct().forEach(Commands::addHelp);
    }
}
