package cahier.session;

import java.util.List;

/// One use of a magic.
///
/// @param session the session it is used in
/// @param line what stands after the name, as written
/// @param arguments the line cut at blanks, quotes honoured
/// @param body the text under a cell magic; empty for a line
/// @param bodyLine the line of the cell on which the body begins, from 1
public record MagicCall(
        Session session, String line, List<String> arguments, String body, int bodyLine) {

    public MagicCall {
        arguments = List.copyOf(arguments);
    }

    /// Makes the use of a line magic.
    static MagicCall ofLine(Session session, String line) {
        return new MagicCall(session, line, Arguments.of(line), "", 1);
    }

    /// Makes the use of a line magic whose arguments are cut already.
    static MagicCall ofLine(Session session, List<String> arguments) {
        return new MagicCall(session, Arguments.line(arguments), arguments, "", 1);
    }

    /// Makes the use of a cell magic whose arguments are cut already.
    static MagicCall ofCell(Session session, List<String> arguments, String body) {
        return new MagicCall(session, Arguments.line(arguments), arguments, body, 1);
    }

    /// Makes the use of a cell magic.
    static MagicCall ofCell(Session session, String line, String body, int bodyLine) {
        return new MagicCall(session, line, Arguments.of(line), body, bodyLine);
    }

    /// Returns the body as Java whose lines keep the numbers that they have in the cell.
    public String javaBody() {
        return "\n".repeat(Math.max(0, bodyLine - 1)) + body;
    }
}
