package fopt.runtime.event;

/// What takes how long in a run.
///
/// @param availability when nodes compute at all
public record Timing(ComputeTime compute, Network network, Availability availability) {
    /// A second for each gradient, and messages that take no time: what asynchronous algorithms run under if nothing else is said.
    public static final Timing STANDARD =
            new Timing(new ComputeTime(java.util.List.of(new Law.Constant(1)), ComputeTime.Per.GRADIENT), Network.NONE, Availability.ALWAYS);
}
