package fopt.cli;

import java.io.PrintWriter;
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

    /// All commands, ready to be given the words of a command line.
    static CommandLine of(Console console, Interruption interruption) {
        var scripts = new Scripts(console);
        var errors = new Errors(console);
        CommandLine fopt = new CommandLine(new Commands())
                .addSubcommand(new RunCommand(scripts, console, errors, interruption))
                .addSubcommand(new ReplCommand(console))
                .addSubcommand(new CheckCommand(scripts, console, errors))
                .addSubcommand(new TestCommand(scripts, console, errors, interruption))
                .addSubcommand(new FormatCommand(scripts, console, errors))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new DumpCommand(scripts, console))
                .addSubcommand(new VersionCommand(console));
        addHelp(fopt);
        fopt.getSubcommands().values().stream().distinct().forEach(Commands::addHelp);
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
    }
}
