package cahier.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Cuts a magic's line into arguments at blanks.
///
/// Quotes, single or double, keep blanks together and vanish; a backslash counts inside double
/// quotes only, before `"` and `\`, so that paths of Windows need no quoting.
final class Arguments {

    private Arguments() {}

    static List<String> of(String line) {
        var arguments = new ArrayList<String>();
        var argument = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (quote == '"' && c == '\\' && isEscape(line, i)) {
                    argument.append(line.charAt(++i));
                } else {
                    argument.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                if (open) arguments.add(argument.toString());
                argument.setLength(0);
                open = false;
            } else {
                argument.append(c);
                open = true;
            }
        }
        if (open) arguments.add(argument.toString());
        return arguments;
    }

    /// Writes a line that [#of] would cut into these arguments.
    static String line(List<String> arguments) {
        return arguments.stream().map(Arguments::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        boolean plain =
                !argument.isEmpty()
                        && argument.chars()
                                .noneMatch(c -> c == '"' || c == '\'' || Character.isWhitespace(c));
        if (plain) return argument;
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isEscape(String line, int i) {
        return i + 1 < line.length() && (line.charAt(i + 1) == '"' || line.charAt(i + 1) == '\\');
    }
}
