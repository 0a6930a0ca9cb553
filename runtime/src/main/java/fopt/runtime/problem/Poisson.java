package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// Every row by its own coin of probability size / rows, in the order of the data: the sampling that privacy amplification is about.
final class Poisson implements Sampler {
    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        Samplers.count(rows, size);   // checks the size
        double probability = size < 1 ? size : Math.min(1, size / rows);
        out.setCount(rows);   // room for all
        int count = 0;
        for (int row = 0; row < rows; row++) {
            out.index[count] = row;
            count += stream.nextDouble() < probability ? 1 : 0;
        }
        out.setCount(count);
    }

    @Override
    public String toString() {
        return "poisson";
    }
}
