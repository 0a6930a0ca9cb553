package fopt.runtime.linalg;

/// Whether the Vector API can be used; constant, so that compiled code holds one branch only.
///
/// It can not where `--add-modules jdk.incubator.vector` was left out of the launch. `-Dfopt.vector=false` turns it off, to compare.
public final class Wide {
    public static final boolean AVAILABLE =
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            && !"false".equals(System.getProperty("fopt.vector"));

    private Wide() {}
}
