package fopt.runtime.report;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/// Leaves out points that nobody can see: of consecutive points in one column of half a pixel, the first, lowest, highest and last stay.
final class Thinning {
    private static final double COLUMNS_PER_PIXEL = 2;

    private Thinning() {}

    static List<Point2D> thin(List<Point2D> points) {
        if (points.size() <= 4) {
            return points;
        }
        var kept = new ArrayList<Point2D>();
        int start = 0;
        for (int k = 1; k <= points.size(); k++) {
            if (k == points.size() || column(points.get(k)) != column(points.get(start))) {
                keep(points.subList(start, k), kept);
                start = k;
            }
        }
        return kept;
    }

    private static long column(Point2D p) {
        return Math.round(p.getX() * COLUMNS_PER_PIXEL);
    }

    private static void keep(List<Point2D> column, List<Point2D> kept) {
        int lowest = 0;
        int highest = 0;
        for (int k = 1; k < column.size(); k++) {
            lowest = column.get(k).getY() > column.get(lowest).getY() ? k : lowest;
            highest = column.get(k).getY() < column.get(highest).getY() ? k : highest;
        }
        int last = column.size() - 1;
        for (int k = 0; k <= last; k++) {
            if (k == 0 || k == lowest || k == highest || k == last) {
                kept.add(column.get(k));
            }
        }
    }
}
