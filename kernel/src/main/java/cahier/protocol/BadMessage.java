package cahier.protocol;

/// Says why a message is not one that the kernel takes. It is logged, and the message is dropped.
final class BadMessage extends Exception {

    private static final long serialVersionUID = 1L;

    BadMessage(String message) {
        super(message);
    }
}
