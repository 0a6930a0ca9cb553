package fopt.bench;

import fopt.runtime.random.Stream;
import java.util.Map;

/// W1: D-SGD, ring, dense logistic regression, small batches of long rows.
///
/// The features are bytes in an IDX file for the program, and the numbers that it makes of them for the script, which is also told the rows that
/// every node draws: those of the engine's stream at the program's only drawing site.
final class Dsgd implements Workload {
    private static final int NODES = 16;
    private static final int SAMPLES = 1000;
    private static final int HEIGHT = 50;
    private static final int WIDTH = 40;
    private static final int DIMENSION = HEIGHT * WIDTH;
    private static final int BATCH = 32;
    private static final int ROUNDS = 2000;
    private static final int SITE = 1;
    private static final int SEED = 1;

    @Override
    public String name() {
        return "W1";
    }

    @Override
    public String program() {
        return "dsgd.fopt";
    }

    @Override
    public String script() {
        return "dsgd.py";
    }

    @Override
    public void prepare(RawFiles inputs) {
        byte[] pixels = new byte[NODES * SAMPLES * DIMENSION];
        byte[] labels = new byte[NODES * SAMPLES];
        fill(pixels, labels);
        inputs.idx("images", pixels, labels.length, HEIGHT, WIDTH);
        inputs.idx("labels", labels, labels.length);
        inputs.doubles("features.f64", pixels.length, p -> (pixels[p] & 0xFF) / 255.0);
        inputs.doubles("labels.f64", labels.length, r -> 2 * labels[r] - 1);
        int[] rows = drawnRows();
        inputs.ints("samples.i32", rows.length, k -> rows[k]);
        inputs.meta(Map.of("n", NODES, "m", SAMPLES, "d", DIMENSION, "batch", BATCH, "rounds", ROUNDS, "step", 0.005, "l2", 1e-3));
    }

    /// Uniform pixels; the label is the side of a random plane through their mean, blurred.
    private static void fill(byte[] pixels, byte[] labels) {
        Stream random = new Stream().reset(SEED, 0, Stream.EVERYBODY, 0, 0);
        double[] plane = new double[DIMENSION];
        for (int c = 0; c < DIMENSION; c++) {
            plane[c] = random.nextNormal();
        }
        for (int r = 0; r < labels.length; r++) {
            double side = 5 * random.nextNormal();
            for (int c = 0; c < DIMENSION; c++) {
                int pixel = random.nextInt(256);
                pixels[r * DIMENSION + c] = (byte) pixel;
                side += plane[c] * (pixel / 255.0 - 0.5);
            }
            labels[r] = (byte) (side > 0 ? 1 : 0);
        }
    }

    /// Round by round, node by node.
    private static int[] drawnRows() {
        int[] rows = new int[ROUNDS * NODES * BATCH];
        Stream stream = new Stream();
        for (int k = 0; k < rows.length; k++) {
            int draw = k / BATCH;
            if (k % BATCH == 0) {
                stream.reset(SEED, SITE, draw % NODES, draw / NODES + 1, 0);
            }
            rows[k] = stream.nextInt(SAMPLES);
        }
        return rows;
    }
}
