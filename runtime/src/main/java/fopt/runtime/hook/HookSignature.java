package fopt.runtime.hook;

import java.util.List;

/// What an `extern` declaration says of a function: its name, what it takes, and what it gives.
public record HookSignature(String name, List<HookParameter> parameters, HookKind result) {
    public HookSignature {
        parameters = List.copyOf(parameters);
    }
}
