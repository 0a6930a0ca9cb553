package fopt.runtime.problem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line about a problem made from data.
final class Descriptions {
    private Descriptions() {}

    static String of(String name, SplitData split, int outputs, SmoothTerm smooth, Regulariser.Penalty penalty) {
        List<String> terms = new ArrayList<>();
        add(terms, "l2", smooth.l2());
        add(terms, "nonconvex", smooth.nonconvex());
        add(terms, "l1", penalty.l1());
        add(terms, "prox_l2", penalty.l2());
        return name + ": " + rows(split, outputs) + (terms.isEmpty() ? "" : ", " + String.join(", ", terms)) + "; " + spread(split);
    }

    /// Data, size, and how they are spread over the nodes.
    static String data(SplitData split, int outputs) {
        return rows(split, outputs) + "; " + spread(split);
    }

    private static String rows(SplitData split, int outputs) {
        DataSet data = split.data();
        String form = !data.isSparse() ? "dense"
            : String.format(Locale.ROOT, "%.3g%% stored%s", 100.0 * data.values().length / ((double) data.rows() * data.columns()),
                Features.dense(data, outputs) ? ", kept dense" : ", kept sparse");
        return data.name() + ", " + data.rows() + " × " + data.columns() + " (" + form + ")";
    }

    private static String spread(SplitData split) {
        return split.how() + ": " + new Split(split.how(), split.rowsOfNode()).describe(split.data().labels());
    }

    private static void add(List<String> terms, String name, double value) {
        if (value != 0) {
            terms.add(name + " = " + new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros());
        }
    }
}
