package fopt.cli;

import fopt.runtime.UserError;
import fopt.runtime.record.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A host for which the program's text says what happens.
final class FakeHost implements Host {
    Options options;
    String dumped;

    @Override
    public Script compile(Path file) throws Rejected {
        try {
            return compile(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UserError("E301", e.getMessage());
        }
    }

    @Override
    public Script compile(String name, String text) throws Rejected {
        if (text.contains("wrong")) {
            throw new Rejected("error[E101]: " + name + " is wrong");
        }
        return new FakeScript(text);
    }

    private final class FakeScript implements Script {
        private final String text;

        FakeScript(String text) {
            this.text = text;
        }

        @Override
        public String warnings() {
            return text.contains("odd") ? "warning[W201]: odd\n" : "";
        }

        @Override
        public String check() {
            return "sends nothing";
        }

        @Override
        public String dump(String stage, String algorithm) {
            dumped = stage + " of " + algorithm;
            return dumped;
        }

        @Override
        public Outcome run(Options given, Listener listener) {
            options = given;
            listener.started(1, 1, "dsgd", 10);
            listener.progress(5, Map.of("gap", 0.5));
            listener.printed("a table");
            listener.plotted(List.of("a: nothing to draw"));
            if (text.contains("fails")) {
                throw new UserError("E310", "out of luck");
            }
            if (text.contains("bug")) {
                throw new IllegalStateException("a bug");
            }
            Status status = text.contains("stops") || listener.stopRequested() ? Status.INTERRUPTED : Status.DONE;
            return new Outcome(status, 1200, List.of(given.out().resolve("results.csv"), given.out().resolve("plot.png")));
        }
    }
}
