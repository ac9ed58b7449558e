package cahier.notebook;

import java.util.ArrayList;
import java.util.List;

/// Splits text into lines as Python's `str.splitlines(keepends=True)` does: also at vertical tab,
/// form feed, the separators U+001C to U+001E, U+0085, U+2028 and U+2029.
final class Lines {

    private Lines() {}

    static List<String> split(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBreak(c)) continue;
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') i++;
            lines.add(text.substring(start, i + 1));
            start = i + 1;
        }
        if (start < text.length()) lines.add(text.substring(start));
        return List.copyOf(lines);
    }

    private static boolean isBreak(char c) {
        return switch (c) {
            case '\n', '\r', 0x0B, '\f', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }
}
