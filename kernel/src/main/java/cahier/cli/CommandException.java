package cahier.cli;

/// Ends a command with a message for who typed it, and exit code 2.
final class CommandException extends RuntimeException {

    CommandException(String message) {
        super(message);
    }
}
