package cahier.session;

/// Ends a run that nobody watches before its first cell because what the environment asks for
/// cannot be had.
final class StartupFailed extends RuntimeException {

    StartupFailed(String message) {
        super(message, null, false, false);
    }
}
