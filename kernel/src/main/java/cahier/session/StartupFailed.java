package cahier.session;

/// Fails the first cell of a notebook that nobody watches because what the environment asks for
/// before it cannot be had.
final class StartupFailed extends RuntimeException {

    StartupFailed(String message) {
        super(message, null, false, false);
    }
}
