package fopt.runtime.report;

import java.util.ArrayList;
import java.util.List;

/// One metric against another: a panel of a [Figure].
///
/// @param title above the frame; empty for none
/// @param x horizontal axis
/// @param y vertical axis
/// @param series the curves, in the order of the legend
public record Plot(String title, Axis x, Axis y, List<Series> series) {
    public Plot {
        series = List.copyOf(series);
    }

    /// What could not be drawn, one sentence per curve: points without a place on a logarithmic axis, curves with no points.
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        for (Series s : series) {
            int shown = 0;
            int notPositive = 0;
            for (int k = 0; k < s.x().length; k++) {
                shown += x.shows(s.x()[k]) && y.shows(s.y()[k]) ? 1 : 0;
                notPositive += y.log() && s.y()[k] <= 0 ? 1 : 0;
            }
            if (shown == 0) {
                remarks.add(s.label() + ": nothing to draw, no point has a place on both axes");
            } else if (notPositive > 0) {
                remarks.add(s.label() + ": " + notPositive + (notPositive == 1 ? " point" : " points")
                        + " left out where " + y.name() + " is 0 or less, which a logarithmic axis cannot show");
            }
        }
        return remarks;
    }
}
