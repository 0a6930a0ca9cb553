package fopt.runtime.problem;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fopt.runtime.file.DataFile;
import fopt.runtime.file.Decimal;
import fopt.runtime.file.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text in comma-separated values (RFC 4180; also with semicolons or tabs): a row per line, one column of it the label, all others features.
///
/// The first line is a header if anything in it is not a number. Parsed by FastCSV.
final class CsvReader {
    private static final int PREVIEW = 1 << 13;

    private final Path file;
    private final String labelName;
    private final RowBuilder rows = new RowBuilder();
    private List<String> names;
    private int label;
    private byte[] digits = new byte[64];

    private CsvReader(Path file, String labelName) {
        this.file = file;
        this.labelName = labelName;
    }

    /// The label stands in the last column.
    static DataSet read(Path file) {
        return read(file, null);
    }

    /// @param label name of the column of labels; null for the last one
    static DataSet read(Path file, String label) {
        try (InputStream in = DataFile.open(file)) {
            return new CsvReader(file, label).read(in);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw DataFile.unreadable(file, e.getCause());
        }
    }

    private DataSet read(InputStream in) throws IOException {
        var lines = de.siegmar.fastcsv.reader.CsvReader.builder().fieldSeparator(separator(in)).detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(in);
        long line = 0;
        try {
            for (CsvRecord record : lines) {
                line = record.getStartingLineNumber();
                if (names == null && begin(record)) {
                    continue;
                }
                row(record);
            }
        } catch (CsvParseException e) {
            throw DataFile.malformed(file, line + 1, "text that is not CSV", "fields between separators, quotes closed: " + e.getMessage());
        }
        if (rows.rows() == 0) {
            throw DataFile.malformed(file, Math.max(1, line), "no row of numbers", "numbers in each line, one of them the label");
        }
        return rows.toDataSet(String.valueOf(file.getFileName()), names.size() - 1);
    }

    /// A semicolon or tab if the first line has one, else a comma.
    private static char separator(InputStream in) throws IOException {
        in.mark(PREVIEW);
        String start = new String(in.readNBytes(PREVIEW), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        in.reset();
        return start.indexOf(';') >= 0 ? ';' : start.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /// Learns the columns from the first line; whether it is a header.
    private boolean begin(CsvRecord first) {
        boolean header = first.getFields().stream().anyMatch(field -> Double.isNaN(number(field)));
        names = header ? first.getFields().stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, first.getFieldCount()).mapToObj(Integer::toString).toList();
        if (names.size() < 2) {
            throw DataFile.malformed(file, first.getStartingLineNumber(), "one column", "at least two, features and a label, between commas, semicolons or tabs");
        }
        label = labelName == null ? names.size() - 1 : names.indexOf(labelName);
        if (label < 0) {
            throw DataFile.malformed(file, first.getStartingLineNumber(),
                    header ? "the columns " + names.stream().limit(20).collect(Collectors.joining(", ")) : "no header",
                    "a column named " + labelName + "." + Nearest.question(labelName, header ? names : List.of()));
        }
        return header;
    }

    private void row(CsvRecord record) {
        if (record.getFieldCount() != names.size()) {
            throw DataFile.malformed(file, record.getStartingLineNumber(), count(record.getFieldCount()), names.size() + ", as in the first line");
        }
        rows.row(finite(record, label));
        int column = 0;
        for (int k = 0; k < names.size(); k++) {
            if (k != label) {
                rows.entry(column++, finite(record, k));
            }
        }
    }

    private static String count(int fields) {
        return fields + (fields == 1 ? " field" : " fields");
    }

    private double finite(CsvRecord record, int k) {
        double x = number(record.getField(k));
        if (!Double.isFinite(x)) {
            String field = record.getField(k);
            String found = field.isBlank() ? "nothing" : DataFile.quoted(field);
            String column = " in column " + (k + 1) + (names.get(k).equals(Integer.toString(k + 1)) ? "" : ", " + names.get(k));
            throw DataFile.malformed(file, record.getStartingLineNumber(), found + column,
                    "a finite number" + (k == label ? ": number the classes." : ". Leave out the row, or fill in a value."));
        }
        return x;
    }

    private double number(String field) {
        String text = field.strip();
        if (text.length() > digits.length) {
            digits = new byte[2 * text.length()];
        }
        for (int p = 0; p < text.length(); p++) {
            char c = text.charAt(p);
            digits[p] = c < 128 ? (byte) c : (byte) '?';
        }
        return Decimal.parse(digits, 0, text.length());
    }
}
