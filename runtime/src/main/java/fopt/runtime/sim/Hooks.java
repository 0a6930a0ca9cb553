package fopt.runtime.sim;

import fopt.runtime.hook.Guests;
import fopt.runtime.hook.HookCall;
import fopt.runtime.hook.HookPlan;

/// The functions of a run that are not written in the language.
///
/// Guests are no threads of ours: calls come one after another, those of a region in the order of the nodes (see [Context#inOrder]).
public final class Hooks implements AutoCloseable {
    private final Guests guests;
    private final HookCall[] calls;

    /// @throws fopt.runtime.hook.HookError if one of them cannot be called at all
    Hooks(HookPlan plan, long seed) {
        guests = new Guests(plan.rules(), seed);
        calls = new HookCall[plan.uses().size()];
        try {
            for (int k = 0; k < calls.length; k++) {
                calls[k] = guests.call(plan.uses().get(k), k);
            }
        } catch (RuntimeException e) {
            guests.close();
            throw e;
        }
    }

    /// The place of a call by its number: it gets the arguments, then runs.
    public HookCall call(int use) {
        return calls[use];
    }

    /// Ends the guests. May be called by any thread.
    @Override
    public void close() {
        guests.close();
    }
}
