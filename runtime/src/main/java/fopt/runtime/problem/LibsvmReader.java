package fopt.runtime.problem;

import fopt.runtime.file.DataFile;
import fopt.runtime.file.Decimal;
import java.io.IOException;
import java.nio.file.Path;

/// Text in the format of LIBSVM (Chang and Lin 2011): a row is a label and `index:value` pairs, indices from 1 and ascending; what is left
/// out is zero. From `#` on a line is a comment; lines without a label are skipped.
final class LibsvmReader {
    private static final int NO_LIMIT = 0;

    private final Path file;
    private final TokenScanner scanner;
    private final int declared;
    private final RowBuilder rows = new RowBuilder();
    private int columns;

    private LibsvmReader(Path file, TokenScanner scanner, int declared) {
        this.file = file;
        this.scanner = scanner;
        this.declared = declared;
        this.columns = declared;
    }

    /// As many columns as the largest index.
    static DataSet read(Path file) {
        return read(file, NO_LIMIT);
    }

    /// @param columns number of columns: for files where the last features never occur
    static DataSet read(Path file, int columns) {
        try (TokenScanner scanner = new TokenScanner(DataFile.open(file))) {
            return new LibsvmReader(file, scanner, columns).read();
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private DataSet read() throws IOException {
        do {
            if (scanner.nextToken()) {
                row();
            }
        } while (scanner.nextLine());
        if (rows.rows() == 0) {
            throw DataFile.malformed(file, 1, "no row", "a label and index:value pairs in each line; the file is empty");
        }
        if (columns == 0) {
            throw DataFile.malformed(file, 1, "labels only", "index:value pairs behind the labels");
        }
        return rows.toDataSet(String.valueOf(file.getFileName()), columns);
    }

    private void row() throws IOException {
        double label = Decimal.parse(scanner.token(), 0, scanner.length());
        if (!Double.isFinite(label)) {
            throw found("a label, a finite number, at the start of the line");
        }
        rows.row(label);
        int last = 0;
        while (scanner.nextToken()) {
            last = entry(last);
        }
    }

    /// Reads one pair. @param last the index before, or 0; returns the index
    private int entry(int last) {
        byte[] token = scanner.token();
        int colon = index(token);
        if (colon <= 0 || colon == scanner.length() || token[colon] != ':') {
            throw found("index:value, where index is a whole number, and no blanks around the colon");
        }
        int index = parsedIndex(token, colon, last);
        double value = Decimal.parse(token, colon + 1, scanner.length());
        if (!Double.isFinite(value)) {
            throw found("a finite number after the colon");
        }
        rows.entry(index - 1, value);
        columns = Math.max(columns, index);
        return index;
    }

    /// Where the digits at the start of the token end.
    private int index(byte[] token) {
        int p = 0;
        while (p < scanner.length() && token[p] >= '0' && token[p] <= '9') {
            p++;
        }
        return p;
    }

    private int parsedIndex(byte[] token, int colon, int last) {
        long index = 0;
        for (int p = 0; p < colon; p++) {
            index = Math.min(Integer.MAX_VALUE, index * 10 + (token[p] - '0'));
        }
        if (index == 0) {
            throw found("an index from 1: the first feature has the index 1");
        }
        if (index == Integer.MAX_VALUE) {
            throw found("an index below " + Integer.MAX_VALUE);
        }
        if (index <= last) {
            throw found(index == last ? "each index once in a row" : "an index above " + last + ", the one before: indices ascend in a row");
        }
        if (declared != NO_LIMIT && index > declared) {
            throw found("an index of at most " + declared + ", the number of columns that was asked for");
        }
        return (int) index;
    }

    private RuntimeException found(String expected) {
        return DataFile.malformed(file, scanner.line(), DataFile.quoted(scanner.text()), expected);
    }
}
