package fopt.cli;

import fopt.runtime.record.Row;
import fopt.runtime.record.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What the commands need of the compiler and the engine.
interface Host {

    /// @param file of the program; files that it names are looked for beside it
    /// @throws Rejected if the program has errors
    Script compile(Path file) throws Rejected;

    /// @param name what diagnostics print before the line number
    /// @throws Rejected if the program has errors
    Script compile(String name, String text) throws Rejected;

    /// A program without errors.
    interface Script {
        /// Warnings, as they are printed; empty if there are none.
        String warnings();

        /// Statement by statement: what each round sends, from whom to whom, at what cost.
        String check();

        /// @param stage tokens, tree, types, ir, opt, class or plan
        /// @param algorithm to show only this one; null for all
        /// @throws fopt.runtime.UserError if there is no such algorithm
        String dump(String stage, String algorithm);

        /// Runs the script's statements from top to bottom.
        ///
        /// @throws Rejected if an override does not fit the program
        /// @throws fopt.runtime.UserError if it cannot go on
        Outcome run(Options options, Listener listener) throws Rejected;
    }

    /// @param overrides variables of the script, name → expression
    /// @param seed overrides the script's
    /// @param out folder of the results
    record Options(Map<String, String> overrides, OptionalLong seed, int threads, Path out) {}

    /// What happened.
    ///
    /// @param status of the script as a whole
    /// @param files that were written, in the order in which they were begun
    record Outcome(Status status, long rows, List<Path> files) {}

    /// Hears of what happens while a script runs.
    interface Listener {
        /// A run begins.
        ///
        /// @param run its number, from 1
        /// @param runs how many there will be; 0 if that is not known
        /// @param rounds how many rounds it will take at most; 0 if that is not known
        void started(int run, int runs, String label, long rounds);

        /// A round ended. Called often.
        ///
        /// @param metrics the latest measurements
        void progress(long round, Map<String, Double> metrics);

        void row(Row row);

        /// The script prints.
        void printed(String text);

        /// A plot was written.
        void plotted(List<String> remarks);

        /// Asked after each round: if true, the run ends as interrupted.
        boolean stopRequested();
    }

    /// The program has errors.
    final class Rejected extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param report all errors, as they are printed
        Rejected(String report) {
            super(report, null, false, false);
        }
    }
}
