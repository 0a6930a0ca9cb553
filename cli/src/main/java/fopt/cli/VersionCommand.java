package fopt.cli;

import fopt.Fopt;
import fopt.runtime.record.Machine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `fopt version`: what to name in a report of a problem.
@Command(name = "version", aliases = "--version", description = "Show the version of fopt and of what it runs on.")
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Machine here = Machine.here();
        console.print("fopt " + Fopt.version() + "\n" + here.jvm() + "\n" + here.os() + ", " + here.cpus() + " processors");
        return Exit.DONE;
    }
}
