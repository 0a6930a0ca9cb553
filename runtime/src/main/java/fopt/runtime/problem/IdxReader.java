package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.file.DataFile;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/// Images and labels in the IDX format of MNIST (LeCun, Cortes and Burges): unsigned bytes. A pixel becomes its value divided by 255; an
/// image becomes a row, line after line. Whether the rows are dense or sparse is decided as for text: MNIST, 19% filled, becomes sparse.
final class IdxReader {
    private static final int UNSIGNED_BYTES = 0x08;
    private static final double WHITE = 255;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private IdxReader() {
    }

    static DataSet read(Path images, Path labels) {
        Idx pixels = content(images);
        if (pixels.shape.length < 2) {
            throw wrong(images, "labels (one dimension)", "images (two dimensions or more). Are the two files exchanged?");
        }
        Idx classes = content(labels);
        if (classes.shape.length != 1) {
            throw wrong(labels, classes.shape.length + " dimensions", "labels (one dimension)");
        }
        if (classes.shape[0] != pixels.shape[0]) {
            throw wrong(labels, classes.shape[0] + " labels", pixels.shape[0] + ", one for each image of " + images);
        }
        return dataSet(String.valueOf(images.getFileName()), pixels, labels(classes.bytes));
    }

    /// The content of a file. @param shape number of items, then the sizes of one item
    private record Idx(int[] shape, byte[] bytes) {
    }

    private static Idx content(Path file) {
        try (DataInputStream in = new DataInputStream(DataFile.open(file))) {
            int magic = in.readInt();
            if (magic >>> 8 != UNSIGNED_BYTES || (magic & 0xFF) == 0) {
                throw wrong(file, String.format("the bytes %08X at the start", magic), "000008 and the number of dimensions: IDX with unsigned bytes");
            }
            int[] shape = new int[magic & 0xFF];
            long size = 1;
            for (int k = 0; k < shape.length; k++) {
                shape[k] = in.readInt();
                if (shape[k] < 1 || size * shape[k] > LARGEST_ARRAY) {
                    throw wrong(file, shape[k] + " as size " + (k + 1), "sizes from 1, and at most " + LARGEST_ARRAY + " bytes in all");
                }
                size *= shape[k];
            }
            byte[] bytes = in.readNBytes((int) size);
            if (bytes.length < size) {
                throw wrong(file, bytes.length + " bytes behind the header", size + ", as the header says. Is the file complete?");
            }
            if (in.read() >= 0) {
                throw wrong(file, "more than " + size + " bytes behind the header", "that many, as the header says");
            }
            return new Idx(shape, bytes);
        } catch (EOFException e) {
            throw wrong(file, "no complete header", "IDX with unsigned bytes");
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private static UserError wrong(Path file, String found, String expected) {
        return new UserError("E501", file + ": found " + found + ", expected " + expected);
    }

    private static double[] labels(byte[] bytes) {
        double[] labels = new double[bytes.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = bytes[row] & 0xFF;
        }
        return labels;
    }

    private static DataSet dataSet(String name, Idx images, double[] labels) {
        int rows = labels.length;
        int columns = images.bytes.length / rows;
        int entries = 0;
        for (byte pixel : images.bytes) {
            entries += pixel == 0 ? 0 : 1;
        }
        return RowBuilder.isDense(entries, rows, columns) ? dense(name, columns, labels, images.bytes) : sparse(name, columns, labels, images.bytes, entries);
    }

    private static DataSet dense(String name, int columns, double[] labels, byte[] pixels) {
        double[] values = new double[pixels.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = (pixels[p] & 0xFF) / WHITE;
        }
        return DataSet.dense(name, labels.length, columns, labels, values);
    }

    private static DataSet sparse(String name, int columns, double[] labels, byte[] pixels, int entries) {
        int[] rowStart = new int[labels.length + 1];
        int[] column = new int[entries];
        double[] values = new double[entries];
        int next = 0;
        for (int row = 0; row < labels.length; row++) {
            for (int k = 0; k < columns; k++) {
                int pixel = pixels[row * columns + k] & 0xFF;
                if (pixel != 0) {
                    column[next] = k;
                    values[next++] = pixel / WHITE;
                }
            }
            rowStart[row + 1] = next;
        }
        return DataSet.sparse(name, columns, labels, rowStart, column, values);
    }
}
