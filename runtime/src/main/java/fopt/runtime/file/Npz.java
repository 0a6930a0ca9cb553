package fopt.runtime.file;

import fopt.runtime.UserError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Several arrays by name, as of `np.savez` and `np.savez_compressed`: a zip file of `npy` files.
public final class Npz {
    private static final String SUFFIX = ".npy";
    /// The first moment that a zip file knows: equal contents are equal bytes.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /// All arrays, in the order of the file. @throws UserError as [Npy#read], with the name of the array
    public static Datum.Fields read(Path file) {
        SequencedMap<String, Datum> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String name = name(entry);
                try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                    arrays.put(name, Npy.read(in, file + ": " + name));
                }
            }
        } catch (NoSuchFileException e) {
            throw DataFile.missing(file);
        } catch (ZipException e) {
            throw NpyHeader.malformed(file.toString(), "what is no zip file (" + e.getMessage() + ")", "arrays in a zip file, as np.savez writes. Is the file complete?");
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
        return new Datum.Fields(arrays);
    }

    private static String name(ZipEntry entry) {
        return entry.getName().endsWith(SUFFIX) ? entry.getName().substring(0, entry.getName().length() - SUFFIX.length()) : entry.getName();
    }

    /// Writes arrays, in one step.
    ///
    /// @throws UserError E867 if a value is no array, E390 if the file cannot be written
    public static void write(Path file, SequencedMap<String, Datum> arrays) {
        arrays.forEach((name, datum) -> Npy.check(datum, file + ": " + name));
        OutputFile.write(file, next -> {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                for (Map.Entry<String, Datum> array : arrays.entrySet()) {
                    ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
                    entry.setTimeLocal(TIME);
                    zip.putNextEntry(entry);
                    Npy.write((OutputStream) zip, array.getValue());
                    zip.closeEntry();
                }
            }
        });
    }
}
