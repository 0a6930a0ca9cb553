package fopt.runtime.robust;

import fopt.runtime.random.Stream;
import java.util.function.IntFunction;

/// The attackers of a run: its last `count` nodes.
public final class Byzantine {
    /// Nobody.
    public static final Byzantine NONE = new Byzantine(0, Attack.of("sign_flip", 1));

    private final int count;
    private final Attack attack;

    public Byzantine(int count, Attack attack) {
        this.count = count;
        this.attack = attack;
    }

    public int count() {
        return count;
    }

    /// Replaces the rows of those who take part and are Byzantine.
    ///
    /// @param rows *Modified*: the row of node i is `length` numbers from `i * length` on
    /// @param members who takes part, 0-based and ascending; `size` of them
    /// @param draws of each node
    /// @param start room for n numbers
    public void replace(double[] rows, int length, int n, int[] members, int size, IntFunction<Stream> draws, int[] start) {
        int honest = 0;
        while (honest < size && members[honest] < n - count) {
            start[honest] = members[honest] * length;
            honest++;
        }
        Inputs seen = new Inputs(rows, start, honest, length);
        for (int k = honest; k < size; k++) {
            attack.replace(seen, n, count, draws.apply(members[k]), rows, members[k] * length);
        }
    }
}
