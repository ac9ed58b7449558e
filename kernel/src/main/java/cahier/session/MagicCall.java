package cahier.session;

import java.util.List;

/// One use of a magic.
///
/// @param session the session it is used in
/// @param line what stands after the name, as written
/// @param arguments the line cut at blanks, quotes honoured
/// @param body the text under a cell magic; empty for a line
public record MagicCall(Session session, String line, List<String> arguments, String body) {

    public MagicCall {
        arguments = List.copyOf(arguments);
    }
}
