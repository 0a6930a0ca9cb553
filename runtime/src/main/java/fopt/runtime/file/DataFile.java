package fopt.runtime.file;

import fopt.runtime.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Files of data, plain or gzip, and what there is to say when one cannot be read.
public final class DataFile {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_SHOWN = 40;

    private DataFile() {
    }

    /// The content of a file, unpacked if it begins as gzip does, whatever its name. Can be marked.
    ///
    /// @throws UserError E500 if there is no such file
    public static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UserError("E500", file + " is a folder; expected a file of data" + among(filesIn(file)));
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return isGzip(in) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (NoSuchFileException e) {
            throw missing(file);
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip;
    }

    /// The error for a file that broke off, or that may not be read.
    public static UserError unreadable(Path file, IOException cause) {
        return new UserError("E500", file + " cannot be read: " + cause.getClass().getSimpleName().replace("Exception", "")
                + (cause.getMessage() == null ? "" : ", " + cause.getMessage()) + ". Is the file complete?");
    }

    /// E501 `file:line: found …, expected …`
    public static UserError malformed(Path file, long line, String found, String expected) {
        return new UserError("E501", file + ":" + line + ": found " + found + ", expected " + expected);
    }

    /// Text of the file as it is shown in a message.
    public static String quoted(String text) {
        return '"' + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…") + '"';
    }

    static UserError missing(Path file) {
        Path place = file.toAbsolutePath().normalize();
        Path folder = place.getParent();
        String looked = "there is no file " + file + (file.equals(place) ? "" : " (looked for " + place + ")");
        if (folder == null || !Files.isDirectory(folder)) {
            return new UserError("E500", looked + ", and no folder " + folder + " either");
        }
        return new UserError("E500", looked + "." + Nearest.question(place.getFileName().toString(), filesIn(folder)));
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String among(List<String> names) {
        return names.isEmpty() ? "." : ", such as " + names.getFirst() + " in it.";
    }
}
