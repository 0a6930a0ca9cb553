package fopt.cli;

/// The words of the command line do not make sense together.
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message, null, false, false);
    }
}
