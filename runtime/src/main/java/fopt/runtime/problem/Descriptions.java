package fopt.runtime.problem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line about a problem made from data.
final class Descriptions {
    private Descriptions() {}

    static String of(String name, SplitData split, int outputs, SmoothTerm smooth, Penalty penalty) {
        DataSet data = split.data();
        String form = !data.isSparse() ? "dense"
            : String.format(Locale.ROOT, "%.3g%% stored%s", 100.0 * data.values().length / ((double) data.rows() * data.columns()),
                Features.dense(data, outputs) ? ", kept dense" : ", kept sparse");
        List<String> terms = new ArrayList<>();
        add(terms, "l2", smooth.l2());
        add(terms, "nonconvex", smooth.nonconvex());
        add(terms, "l1", penalty.l1());
        add(terms, "prox_l2", penalty.l2());
        return name + ": " + data.name() + ", " + data.rows() + " × " + data.columns() + " (" + form + ")"
            + (terms.isEmpty() ? "" : ", " + String.join(", ", terms))
            + "; " + split.how() + ": " + new Split(split.how(), split.rowsOfNode()).describe(data.labels());
    }

    private static void add(List<String> terms, String name, double value) {
        if (value != 0) {
            terms.add(name + " = " + new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros());
        }
    }
}
