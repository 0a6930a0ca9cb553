package fopt.runtime.record;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fopt.runtime.file.OutputFile;
import fopt.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// The rows of a script's runs, in a CSV file that grows as they come.
///
/// Every row reaches the file before [#append] returns, so an interrupted run keeps its rows. The file has a header, no comments, UTF-8,
/// lines that end in `\n`, quotes as of RFC 4180, numbers in full. A row with a parameter or metric that no column was planned for
/// widens the table: the file is replaced, in one step, by one with the new columns, in which earlier rows have empty cells.
///
/// May be used by several threads; rows are in the order of the calls.
public final class RunLog implements AutoCloseable {
    private final Path file;
    private Columns columns;
    private CsvWriter writer;
    private long rows;

    private RunLog(Path file, Columns columns) throws IOException {
        this.file = file;
        this.columns = columns;
        writer = open(file, CREATE, TRUNCATE_EXISTING, WRITE);
        writer.writeRecord(columns.header());
    }

    /// Starts a file, with its folder where that does not exist. A file of that name is replaced.
    ///
    /// @throws UserError if it cannot be written
    public static RunLog create(Path file, Columns columns) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new RunLog(file, columns);
        } catch (IOException e) {
            throw OutputFile.unwritable(file, e);
        }
    }

    /// Writes a row.
    ///
    /// @throws UserError if the file cannot be written any more
    public synchronized void append(Row row) {
        try {
            if (!columns.hold(row)) {
                widen(columns.union(Columns.of(row)));
            }
            writer.writeRecord(columns.cells(row));
            rows++;
        } catch (IOException e) {
            throw OutputFile.unwritable(file, e);
        } catch (UncheckedIOException e) {
            throw OutputFile.unwritable(file, e.getCause());
        }
    }

    /// How many rows were written.
    public synchronized long rows() {
        return rows;
    }

    public synchronized Columns columns() {
        return columns;
    }

    public Path file() {
        return file;
    }

    /// Rows were flushed before; this lets go of the file.
    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw OutputFile.unwritable(file, e);
        }
    }

    private void widen(Columns wider) throws IOException {
        writer.close();
        OutputFile.write(file, next -> copy(wider, next));
        columns = wider;
        writer = open(file, APPEND);
    }

    private void copy(Columns wider, Path next) throws IOException {
        int[] from = wider.positionsIn(columns);
        try (CsvReader<CsvRecord> old = CsvReader.builder().ofCsvRecord(file);
                CsvWriter copy = open(next, CREATE, TRUNCATE_EXISTING, WRITE)) {
            copy.writeRecord(wider.header());
            old.stream().skip(1).forEach(row ->
                    copy.writeRecord(IntStream.of(from).mapToObj(i -> i < 0 ? "" : row.getField(i)).toList()));
        }
    }

    private static CsvWriter open(Path file, OpenOption... options) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).autoFlush(true).build(file, options);
    }
}
