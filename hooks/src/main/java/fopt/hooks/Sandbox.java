package fopt.hooks;

import fopt.runtime.hook.HookRules;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;

/// What a guest may touch: nothing but its own objects, and what the rules open.
///
/// For a closed context, the policy `CONSTRAINED` makes the polyglot API refuse one that is open in a way which is forgotten here. It refuses folders and
/// sockets of the host too: a context which the rules open has an engine of its own without this policy.
final class Sandbox {
    static final Map<String, String> QUIET = Map.of("engine.WarnInterpreterOnly", "false");

    private Sandbox() {
    }

    /// @param shared the engine of closed contexts
    static Context context(String language, HookRules rules, Supplier<Engine> shared) {
        boolean closed = rules.reads().isEmpty() && rules.writes().isEmpty() && !rules.network();
        Context.Builder context = closed(language);
        if (closed) {
            return context.engine(shared.get()).sandbox(SandboxPolicy.CONSTRAINED).build();
        }
        IOAccess some = IOAccess.newBuilder().allowHostSocketAccess(rules.network()).fileSystem(Folders.of(rules)).build();
        return context.options(QUIET).in(InputStream.nullInputStream()).out(GuestOutput.STREAM).err(GuestOutput.STREAM).allowIO(some).build();
    }

    private static Context.Builder closed(String language) {
        return Context.newBuilder(language)
            .options(language.equals("js") ? Map.of("js.load", "false", "js.graal-builtin", "false") : Map.of())
            .allowHostAccess(HostAccess.newBuilder(HostAccess.CONSTRAINED).allowBufferAccess(true).build())
            .allowIO(IOAccess.NONE)
            .allowCreateThread(false)
            .allowCreateProcess(false)
            .allowNativeAccess(false)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowEnvironmentAccess(EnvironmentAccess.NONE);
    }
}
