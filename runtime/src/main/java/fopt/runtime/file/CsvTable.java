package fopt.runtime.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fopt.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Tables in comma-separated values (RFC 4180; also with semicolons or tabs). Lines that begin with `#` are comments.
///
/// Without a header it is a matrix (a vector, if it has one column). If anything in the first line is not a number, that is a header, and each column a vector, or
/// a list of texts if something in it is not a number. `nan`, `inf` and nothing are numbers: what is missing is not a number.
public final class CsvTable {
    private static final int PREVIEW = 1 << 13;
    private static final Map<String, Double> NOT_FINITE = Map.of("", Double.NaN, "nan", Double.NaN, "inf", Double.POSITIVE_INFINITY, "+inf", Double.POSITIVE_INFINITY,
            "-inf", Double.NEGATIVE_INFINITY, "infinity", Double.POSITIVE_INFINITY, "-infinity", Double.NEGATIVE_INFINITY);

    private final Path file;
    private final List<CsvRecord> lines;

    private CsvTable(Path file, List<CsvRecord> lines) {
        this.file = file;
        this.lines = lines;
    }

    /// @throws UserError E500 there is no such file, E864 it is malformed, with line and column
    public static Datum read(Path file) {
        List<CsvRecord> lines = new ArrayList<>();
        try (InputStream in = DataFile.open(file);
                CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(in)).commentStrategy(CommentStrategy.SKIP).detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(in)) {
            reader.forEach(lines::add);
        } catch (CsvParseException e) {
            throw malformed(file, lines.isEmpty() ? 1 : lines.getLast().getStartingLineNumber() + 1, "text that is not CSV", "fields between separators, quotes closed");
        } catch (UncheckedIOException e) {
            throw DataFile.unreadable(file, e.getCause());
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
        if (lines.isEmpty()) {
            throw malformed(file, 1, "nothing", "numbers between commas, semicolons or tabs");
        }
        return new CsvTable(file, lines).datum();
    }

    /// A semicolon or tab if the first line that is no comment has one, else a comma.
    private static char separator(InputStream in) throws IOException {
        in.mark(PREVIEW);
        String start = new String(in.readNBytes(PREVIEW), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).findFirst().orElse("");
        in.reset();
        return start.indexOf(';') >= 0 ? ';' : start.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private Datum datum() {
        int columns = lines.getFirst().getFieldCount();
        lines.stream().filter(l -> l.getFieldCount() != columns).findFirst().ifPresent(l -> {
            throw malformed(file, l.getStartingLineNumber(), l.getFieldCount() + (l.getFieldCount() == 1 ? " field" : " fields"), columns + ", as in the first line");
        });
        return lines.getFirst().getFields().stream().allMatch(CsvTable::isNumber) ? matrix(columns) : columns(columns);
    }

    private Datum matrix(int columns) {
        double[] values = new double[Math.multiplyExact(lines.size(), columns)];
        for (int row = 0; row < lines.size(); row++) {
            for (int k = 0; k < columns; k++) {
                String field = lines.get(row).getField(k);
                if (!isNumber(field)) {
                    throw malformed(file, lines.get(row).getStartingLineNumber(), DataFile.quoted(field) + " in column " + (k + 1),
                            "a number: the first line is no header, so there are numbers only");
                }
                values[row * columns + k] = number(field);
            }
        }
        return new Datum.Numbers(columns == 1 ? new int[] {lines.size()} : new int[] {lines.size(), columns}, values, false);
    }

    private Datum columns(int columns) {
        SequencedMap<String, Datum> table = new LinkedHashMap<>();
        for (int k = 0; k < columns; k++) {
            int column = k;
            List<String> fields = lines.stream().skip(1).map(l -> l.getField(column)).toList();
            String name = lines.getFirst().getField(k).strip();
            if (table.put(name, column(fields)) != null) {
                throw malformed(file, lines.getFirst().getStartingLineNumber(), "two columns " + DataFile.quoted(name), "a name of its own for each");
            }
        }
        return new Datum.Fields(table);
    }

    /// Whole numbers, numbers, or texts, as all the fields are.
    public static Datum column(List<String> fields) {
        if (!fields.stream().allMatch(CsvTable::isNumber)) {
            return Datum.Items.texts(fields);
        }
        boolean whole = fields.stream().allMatch(f -> f.strip().matches("-?\\d{1,15}"));
        return new Datum.Numbers(new int[] {fields.size()}, fields.stream().mapToDouble(CsvTable::number).toArray(), whole);
    }

    private static boolean isNumber(String field) {
        return NOT_FINITE.containsKey(field.strip().toLowerCase(java.util.Locale.ROOT)) || !Double.isNaN(finite(field));
    }

    private static double number(String field) {
        Double named = NOT_FINITE.get(field.strip().toLowerCase(java.util.Locale.ROOT));
        return named != null ? named : finite(field);
    }

    private static double finite(String field) {
        byte[] text = field.strip().getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(text, 0, text.length);
    }

    private static UserError malformed(Path file, long line, String found, String expected) {
        return new UserError("E864", file + ":" + line + ": found " + found + ", expected " + expected);
    }

    // ---- writing

    /// Writes a vector as one column, a matrix line by line, or columns of equal length under a header; numbers in full.
    ///
    /// @throws UserError E867 if it is none of these, E390 if the file cannot be written
    public static void write(Path file, Datum datum) {
        List<List<String>> table = switch (datum) {
            case Datum.Numbers n when n.rank() <= 2 -> rows(n);
            case Datum.Fields f -> table(f, file);
            default -> throw noTable(file);
        };
        OutputFile.write(file, next -> {
            try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(next)) {
                table.forEach(out::writeRecord);
            }
        });
    }

    private static List<List<String>> rows(Datum.Numbers n) {
        int columns = n.rank() == 2 ? n.shape()[1] : 1;
        return IntStream.range(0, columns == 0 ? 0 : n.values().length / columns)
                .mapToObj(row -> IntStream.range(0, columns).mapToObj(k -> text(n, row * columns + k)).toList()).toList();
    }

    private static List<List<String>> table(Datum.Fields fields, Path file) {
        List<List<String>> columns = fields.fields().values().stream().map(d -> column(d, file)).toList();
        int length = columns.isEmpty() ? 0 : columns.getFirst().size();
        if (columns.stream().anyMatch(c -> c.size() != length)) {
            throw noTable(file);
        }
        List<List<String>> rows = new ArrayList<>(List.of(List.copyOf(fields.fields().keySet())));
        IntStream.range(0, length).forEach(row -> rows.add(columns.stream().map(c -> c.get(row)).toList()));
        return rows;
    }

    private static List<String> column(Datum datum, Path file) {
        return switch (datum) {
            case Datum.Numbers n when n.rank() <= 1 -> IntStream.range(0, n.values().length).mapToObj(k -> text(n, k)).toList();
            case Datum.Text(String t) -> List.of(t);
            case Datum.Items(List<Datum> items) when items.stream().allMatch(Datum.Text.class::isInstance) -> items.stream().map(t -> ((Datum.Text) t).value()).toList();
            default -> throw noTable(file);
        };
    }

    private static String text(Datum.Numbers n, int k) {
        double v = n.values()[k];
        return n.whole() ? Long.toString((long) v) : Double.isNaN(v) ? "nan" : Double.isInfinite(v) ? (v > 0 ? "inf" : "-inf") : Double.toString(v);
    }

    private static UserError noTable(Path file) {
        return new UserError("E867", file + ": a table holds a vector, a matrix, or columns of one length; json and npz take the others");
    }
}
