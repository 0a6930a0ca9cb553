package fopt.hooks;

import fopt.runtime.hook.HookFailure;
import java.io.InputStream;
import java.util.Optional;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;

/// Whether a guest language is on the class path.
///
/// @param id    its name in the polyglot API
/// @param title its name in messages
/// @param proof a class file that is there if it is
record Installation(String id, String title, String proof) {
    private static final String VERSION = "25.0.3";

    Optional<String> missing() {
        if (Installation.class.getClassLoader().getResource(proof) != null) {
            return Optional.empty();
        }
        return Optional.of(title + " is not installed here: add org.graalvm.polyglot:" + id + "-community:" + VERSION + " (a dependency of type pom) to the class path");
    }

    void require() {
        missing().ifPresent(why -> {
            throw new HookFailure(HookFailure.Reason.MISSING, why, "", 0);
        });
    }

    /// An engine for all contexts of the language that are closed.
    Engine engine() {
        return Engine.newBuilder(id)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .options(Sandbox.QUIET)
            .in(InputStream.nullInputStream())
            .out(GuestOutput.STREAM)
            .err(GuestOutput.STREAM)
            .build();
    }
}
