package fopt.hooks;

import fopt.runtime.hook.HookRules;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;

/// What a guest may touch: nothing but its own objects, and what the rules open.
///
/// The policy `CONSTRAINED` makes the polyglot API refuse a context that is open in a way which is forgotten here.
final class Sandbox {
    private Sandbox() {
    }

    /// @throws IllegalArgumentException if a folder of the rules does not exist
    static Context context(Engine engine, String language, HookRules rules) {
        return Context.newBuilder(language)
            .engine(engine)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(HostAccess.newBuilder(HostAccess.CONSTRAINED).allowBufferAccess(true).build())
            .allowIO(access(rules))
            .allowCreateThread(false)
            .allowCreateProcess(false)
            .allowNativeAccess(false)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowEnvironmentAccess(EnvironmentAccess.NONE)
            .build();
    }

    private static IOAccess access(HookRules rules) {
        if (rules.reads().isEmpty() && rules.writes().isEmpty() && !rules.network()) {
            return IOAccess.NONE;
        }
        return IOAccess.newBuilder().allowHostSocketAccess(rules.network()).fileSystem(Folders.of(rules)).build();
    }
}
