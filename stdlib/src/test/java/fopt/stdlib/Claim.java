package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line `run … #~ gap < 1e-6, bits > 10`: what must hold of the last row. A run that diverged has any value above 1e6.
record Claim(String run, String bounds) {
    private static final Pattern LINE = Pattern.compile("(run .*?) +#~ (.*)");
    private static final Pattern BOUND = Pattern.compile("(\\w+) (<|>) ([-+.e0-9]+)(, )?");

    static Claim of(String line) {
        Matcher m = LINE.matcher(line);
        assertThat(m.matches()).as(line).isTrue();
        return new Claim(m.group(1), m.group(2));
    }

    /// @param names the lines that stand before: imports and problems
    void judge(String names) {
        RunResult result = Problems.run(names + "\n" + run).runs().getFirst();
        Row last = result.last();
        List<MatchResult> all = BOUND.matcher(bounds).results().toList();
        assertThat(all.stream().mapToInt(m -> m.group().length()).sum()).as(bounds).isEqualTo(bounds.length());
        for (MatchResult m : all) {
            double value = RunResult.value(last, m.group(1));
            double bound = Double.parseDouble(m.group(3));
            boolean large = value > bound || Double.isNaN(value);
            assertThat(m.group(2).equals(">") ? large : value < bound).as("%s, but it is %s (%s)", m.group(), value, result.status()).isTrue();
        }
    }
}
