package cahier.session;

/// Asks a session to run the code of a cell.
///
/// @param code the cell's source, magics included
/// @param silent whether nothing is shown and the execution count stays
/// @param storeHistory whether the execution count goes up; a silent request never does
/// @param allowStdin whether the listener can answer [Listener#input]
public record Request(String code, boolean silent, boolean storeHistory, boolean allowStdin) {

    /// Makes the request of an ordinary cell that cannot read input.
    public static Request of(String code) {
        return new Request(code, false, true, false);
    }
}
