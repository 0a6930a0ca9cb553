package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jgrapht.nio.ImportException;
import org.jgrapht.nio.dot.DOTEventDrivenImporter;
import org.jgrapht.nio.graphml.SimpleGraphMLEventDrivenImporter;

/// Graphs from files. GraphML and DOT are parsed by JGraphT.
final class GraphFiles {
    private static final Pattern COMMENT = Pattern.compile("[#%].*");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");
    private static final Pattern DIRECTED_DOT = Pattern.compile("\\s*(?:(?://[^\\n]*|#[^\\n]*|/\\*.*?\\*/)\\s*)*(?:strict\\s+)?digraph\\b.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private GraphFiles() {
    }

    /// One edge `u v` per line; separated by blanks, commas or semicolons; comments from `#` or `%` on. Directed: u speaks to v.
    static Topology edgeList(Arguments arguments, long seed) {
        Path file = arguments.file(0);
        NamedEdges edges = new NamedEdges();
        int number = 0;
        for (String line : (Iterable<String>) read(file).lines()::iterator) {
            number++;
            String text = COMMENT.matcher(line).replaceFirst("").strip();
            if (!text.isEmpty()) {
                addEdge(edges, text, file + ":" + number);
            }
        }
        return edges.toTopology(arguments, arguments.flag(1), arguments.flag(2));
    }

    private static void addEdge(NamedEdges edges, String text, String place) {
        String[] fields = SEPARATOR.split(text);
        if (fields.length != 2) {
            throw new UserError("E405", place + ": found " + fields.length + (fields.length == 1 ? " field" : " fields")
                    + ", expected two, the nodes of an edge: \"" + shortened(text) + "\". "
                    + (fields.length > 2 ? "Weights are not read from an edge list: leave them out, and give them by weights_from(graph, file)."
                    : "A node without edges cannot take part; comments start with #."));
        }
        edges.edge(fields[0], fields[1]);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    static Topology graphMl(Arguments arguments, long seed) {
        NamedEdges edges = new NamedEdges();
        boolean[] directed = new boolean[1];
        SimpleGraphMLEventDrivenImporter importer = new SimpleGraphMLEventDrivenImporter();
        importer.setSchemaValidation(false);
        importer.addGraphAttributeConsumer((key, value) -> directed[0] |= key.equals("edgedefault") && value.getValue().equals("directed"));
        importer.addVertexConsumer(edges::node);
        importer.addEdgeConsumer(edge -> edges.edge(edge.getFirst(), edge.getSecond()));
        String text = read(arguments.file(0));
        parse(arguments.file(0), "GraphML", () -> importer.importInput(new StringReader(text)));
        return edges.toTopology(arguments, directed[0], arguments.flag(1));
    }

    static Topology dot(Arguments arguments, long seed) {
        NamedEdges edges = new NamedEdges();
        DOTEventDrivenImporter importer = new DOTEventDrivenImporter();
        importer.addVertexConsumer(edges::node);
        importer.addEdgeConsumer(edge -> edges.edge(edge.getFirst(), edge.getSecond()));
        String text = read(arguments.file(0));
        parse(arguments.file(0), "DOT", () -> importer.importInput(new StringReader(text)));
        return edges.toTopology(arguments, DIRECTED_DOT.matcher(text).matches(), arguments.flag(1));
    }

    private static void parse(Path file, String format, Runnable parser) {
        try {
            parser.run();
        } catch (ImportException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new UserError("E405", file + " is not " + format + " that can be read: " + cause.getMessage());
        }
    }

    /// @throws UserError E404 if there is no such file or it is not text
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UserError("E404", "there is no file " + file + " (looked in " + file.toAbsolutePath().getParent() + ").");
        } catch (MalformedInputException e) {
            throw new UserError("E404", file + " is not a text file in UTF-8.");
        } catch (IOException e) {
            throw new UserError("E404", file + " cannot be read: " + e.getMessage());
        }
    }
}
