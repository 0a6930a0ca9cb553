package fopt.cli.jupyter;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// What is written to standard error, by functions in other languages for instance: an output of the cell that runs; between cells it goes where it went before.
final class CellErrors extends OutputStream {
    private final Supplier<Outputs> cell;
    private final PrintStream before;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /// @param cell the outputs of the cell that runs; null between cells
    CellErrors(Supplier<Outputs> cell, PrintStream before) {
        this.cell = cell;
        this.before = before;
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
        if (b == '\n') {
            flush();
        }
    }

    @Override
    public synchronized void flush() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        Outputs outputs = cell.get();
        if (text.isEmpty()) {
            return;
        }
        if (outputs == null) {
            before.print(text);
            before.flush();
        } else {
            outputs.print("stderr", text);
        }
    }
}
