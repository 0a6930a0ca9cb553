package fopt.cli;

import fopt.Program;
import fopt.runtime.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `fopt dump --stage=… FILE [ALGORITHM]`: what a stage of the compiler makes of a program.
@Command(
        name = "dump",
        description = "Show what a stage of the compiler makes of a program.",
        footer = {
            "",
            "tokens, tree: as read    types: places, types and what receivers know",
            "ir, opt: the code of a run before and after the passes    class: its bytecode",
            "plan: what the runs are made of    numpy: the runs as a NumPy script, which stands alone",
            "latex: algorithms as boxes for a paper"})
final class DumpCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;

    /// The stages, in their order.
    enum Stage {
        TOKENS, TREE, TYPES, IR, OPT, CLASS, PLAN, NUMPY, LATEX;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Stage named(String name) {
            return Arrays.stream(values()).filter(s -> s.toString().equals(name)).findFirst().orElseThrow(() -> new TypeConversionException(
                    "there is no stage " + name + "; the stages are " + Arrays.stream(values()).map(Stage::toString).collect(Collectors.joining(", "))));
        }
    }

    @Option(names = "--stage", required = true, paramLabel = "STAGE", description = "one of ${COMPLETION-CANDIDATES}")
    private Stage stage;

    @Parameters(index = "0", paramLabel = "FILE", description = "program; - is standard input")
    private String file;

    @Parameters(index = "1", paramLabel = "ALGORITHM", arity = "0..1", description = "show only this algorithm")
    private String algorithm;

    DumpCommand(Scripts scripts, Console console) {
        this.scripts = scripts;
        this.console = console;
    }

    @Override
    public Integer call() {
        Program program = scripts.compile(file);
        try {
            console.print(program.dump(stage.toString(), algorithm));
        } catch (UserError e) {
            throw new WrongUse(e.getMessage());
        }
        return Exit.DONE;
    }
}
