package fopt.runtime.topology;

import fopt.runtime.random.Stream;

/// Random geometric graph: n points uniform in the unit square, neighbours if at most `radius` apart.
///
/// Points are sorted into cells at least a radius wide, so only the nine cells around a point are looked at.
final class Geometric {
    private final double[] x;
    private final double[] y;
    private final int side;
    private final int[] cellStart;
    private final int[] members;

    private Geometric(int n, double radius, Stream random) {
        x = new double[n];
        y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble();
            y[i] = random.nextDouble();
        }
        side = (int) Math.clamp(1 / radius, 1, Math.sqrt(n));
        cellStart = new int[side * side + 1];
        members = new int[n];
        sortIntoCells();
    }

    static Edges draw(Arguments arguments, Stream random) {
        int n = arguments.integer(0);
        double radius = arguments.real(1);
        Geometric points = new Geometric(n, radius, random);
        Edges edges = Edges.undirected(n);
        for (int i = 0; i < n; i++) {
            points.connect(i, radius, edges);
        }
        return edges;
    }

    private int cell(double coordinate) {
        return Math.min((int) (coordinate * side), side - 1);
    }

    private void sortIntoCells() {
        for (int i = 0; i < x.length; i++) {
            cellStart[cell(y[i]) * side + cell(x[i]) + 1]++;
        }
        for (int c = 0; c < side * side; c++) {
            cellStart[c + 1] += cellStart[c];
        }
        int[] next = cellStart.clone();
        for (int i = 0; i < x.length; i++) {
            members[next[cell(y[i]) * side + cell(x[i])]++] = i;
        }
    }

    private void connect(int i, double radius, Edges edges) {
        int row = cell(y[i]);
        int column = cell(x[i]);
        for (int r = Math.max(row - 1, 0); r <= Math.min(row + 1, side - 1); r++) {
            int first = cellStart[r * side + Math.max(column - 1, 0)];
            int end = cellStart[r * side + Math.min(column + 1, side - 1) + 1];
            for (int k = first; k < end; k++) {
                int j = members[k];
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                if (j < i && dx * dx + dy * dy <= radius * radius) {
                    edges.add(i, j);
                }
            }
        }
    }
}
