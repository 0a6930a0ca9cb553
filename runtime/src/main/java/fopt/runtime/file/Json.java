package fopt.runtime.file;

import fopt.runtime.UserError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON (RFC 8259), and texts with one value on each line (JSON Lines). Parsed and written by Jackson.
///
/// Arrays of numbers in a rectangle are vectors and matrices. `null` is the number that is none. `NaN` and `Infinity`, which Python writes, are read; what is written
/// has `null`, and `1e999` for infinity, which is JSON, and which all readers that round to the nearest double read so.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String INFINITY = "1e999";

    private Json() {}

    /// @throws UserError E500 there is no such file, E865 it is malformed, with line and column
    public static Datum read(Path file) {
        return datum(parsed(file, bytes(file), 0));
    }

    /// One value on each line; empty lines are left out. @throws UserError as [#read]
    public static Datum readLines(Path file) {
        List<String> lines = new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
        List<Datum> all = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            if (!lines.get(k).isBlank()) {
                all.add(datum(parsed(file, lines.get(k).getBytes(StandardCharsets.UTF_8), k)));
            }
        }
        return new Datum.Items(all);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = DataFile.open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private static JsonNode parsed(Path file, byte[] text, int linesBefore) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw new UserError("E865", file + ": this is not JSON: there is nothing in it");
            }
            return node;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : ":" + (linesBefore + at.getLineNr()) + ":" + at.getColumnNr();
            throw new UserError("E865", file + place + ": this is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static Datum datum(JsonNode node) {
        if (node.isArray()) {
            return Datum.Numbers.stacked(node.valueStream().map(Json::datum).toList());
        }
        if (node.isObject()) {
            SequencedMap<String, Datum> fields = new LinkedHashMap<>();
            node.propertyStream().forEach(p -> fields.put(p.getKey(), datum(p.getValue())));
            return new Datum.Fields(fields);
        }
        if (node.isNumber()) {
            return Datum.Numbers.of(node.doubleValue(), node.isIntegralNumber());
        }
        return node.isBoolean() ? new Datum.Bool(node.booleanValue()) : node.isString() ? new Datum.Text(node.stringValue()) : Datum.Numbers.of(Double.NaN, false);
    }

    // ---- writing

    /// Writes a value on one line for each of its outermost parts. @throws UserError E390 if the file cannot be written
    public static void write(Path file, Datum datum) {
        written(file, out -> {
            if (datum instanceof Datum.Fields(SequencedMap<String, Datum> fields) && !fields.isEmpty()) {
                String before = "{\n  ";
                for (var field : fields.entrySet()) {
                    out.writeRaw(before);
                    out.writeString(field.getKey());
                    out.writeRaw(": ");
                    part(out, field.getValue());
                    before = ",\n  ";
                }
                out.writeRaw("\n}");
            } else {
                write(out, datum);
            }
            out.writeRaw('\n');
        });
    }

    /// Writes each value on a line of its own. @throws UserError E390 if the file cannot be written
    public static void writeLines(Path file, List<? extends Datum> items) {
        written(file, out -> {
            for (Datum item : items) {
                write(out, item);
                out.writeRaw('\n');
            }
        });
    }

    /// A list of objects has one on each line.
    private static void part(JsonGenerator out, Datum datum) {
        if (!(datum instanceof Datum.Items(List<Datum> items)) || items.isEmpty() || !items.stream().allMatch(Datum.Fields.class::isInstance)) {
            write(out, datum);
            return;
        }
        String before = "[\n    ";
        for (Datum item : items) {
            out.writeRaw(before);
            write(out, item);
            before = ",\n    ";
        }
        out.writeRaw("\n  ]");
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out);
    }

    private static void written(Path file, Content content) {
        OutputFile.write(file, next -> {
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(next));
                    JsonGenerator out = MAPPER.writer().withRootValueSeparator("").createGenerator(bytes)) {
                content.write(out);
            } catch (JacksonException e) {
                throw new IOException(e.getOriginalMessage(), e);
            }
        });
    }

    private static void write(JsonGenerator out, Datum datum) {
        switch (datum) {
            case Datum.Bool(boolean value) -> out.writeBoolean(value);
            case Datum.Text(String value) -> out.writeString(value);
            case Datum.Numbers n -> write(out, n);
            case Datum.Items(List<Datum> items) -> {
                out.writeStartArray();
                items.forEach(item -> write(out, item));
                out.writeEndArray();
            }
            case Datum.Fields(SequencedMap<String, Datum> fields) -> {
                out.writeStartObject();
                fields.forEach((name, value) -> {
                    out.writeName(name);
                    write(out, value);
                });
                out.writeEndObject();
            }
        }
    }

    private static void write(JsonGenerator out, Datum.Numbers n) {
        if (n.rank() > 0) {
            out.writeStartArray();
            for (int k = 0; k < n.shape()[0]; k++) {
                write(out, n.at(k));
            }
            out.writeEndArray();
            return;
        }
        double v = n.values()[0];
        if (Double.isNaN(v)) {
            out.writeNull();
        } else if (Double.isInfinite(v)) {
            out.writeRawValue(v > 0 ? INFINITY : "-" + INFINITY);
        } else if (n.whole()) {
            out.writeNumber((long) v);
        } else {
            out.writeNumber(v);
        }
    }
}
