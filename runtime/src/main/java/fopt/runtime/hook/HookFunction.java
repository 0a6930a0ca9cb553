package fopt.runtime.hook;

/// A function that programs call and that is not written in the language: what is declared of it, and what it is.
public record HookFunction(HookSignature signature, Body body) {
    public sealed interface Body {}

    /// A text in a guest language.
    public record Guest(String language, HookSource source) implements Body {}

    /// A function of the host: one for all runs, which may come at the same time from several threads.
    public record Host(Hook hook) implements Body {}

    public String name() {
        return signature.name();
    }
}
