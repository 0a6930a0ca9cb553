package fopt.runtime.robust;

/// The attackers of a run: its last `count` nodes.
public record Byzantine(int count, Attack attack) {
    /// Nobody.
    public static final Byzantine NONE = new Byzantine(0, Attack.of("sign_flip", 1));
}
