package cahier.session;

/// Asks a session to run the code of a cell.
///
/// @param code the cell's source, magics included
/// @param silent whether nothing is shown and the execution count stays
/// @param storeHistory whether the execution count goes up; a silent request never does
/// @param allowStdin whether the listener can answer [Listener#input]
public record Request(String code, boolean silent, boolean storeHistory, boolean allowStdin) {

    /// The mark that some editors put before a file's text.
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /// Reads the mark of a file's start as a blank, so that all places in the code stay.
    public Request {
        if (!code.isEmpty() && code.charAt(0) == BYTE_ORDER_MARK) code = " " + code.substring(1);
    }

    /// Makes the request of an ordinary cell that cannot read input.
    public static Request of(String code) {
        return new Request(code, false, true, false);
    }
}
