package fopt.runtime.file;

import fopt.runtime.UserError;
import org.assertj.core.api.Assertions;

/// What is said of a file that cannot be read or written.
final class Malformed {
    private Malformed() {}

    static UserError of(Runnable action) {
        return Assertions.catchThrowableOfType(UserError.class, action::run);
    }
}
