package fopt.runtime.record;

/// Where a run took place. Results do not depend on it; times do.
///
/// @param os name, version and architecture
/// @param cpus processors that the JVM may use
/// @param jvm name and version
public record Machine(String os, int cpus, String jvm) {

    public static Machine here() {
        return new Machine(
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                property("java.vm.name") + " " + property("java.vm.version"));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
