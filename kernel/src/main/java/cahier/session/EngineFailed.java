package cahier.session;

/// Says that a cell could not be run because of an error of the engine's own.
final class EngineFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineFailed(Throwable cause) {
        super("an error of the kernel's own, not of this cell: " + cause, null, false, false);
    }
}
