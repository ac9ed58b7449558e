package cahier.engine;

import cahier.engine.Diagnosis.Finding;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Says what to type for signs that Java does not know, and that a word processor, a web page or an
/// input method for Chinese has put where Java has others.
final class PastedText {
    private static final char FIRST_WIDE = '\uff01';
    private static final char LAST_WIDE = '\uff5e';
    private static final int WIDE_TO_NARROW = FIRST_WIDE - '!';

    private static final Map<String, String> WRITTEN =
            Map.of(
                    "\u201c\u201d\u201e\u00ab\u00bb", "\"",
                    "\u2018\u2019\u201a", "'",
                    "\u2013\u2014\u2212", "-",
                    "\u2264", "<=",
                    "\u2265", ">=",
                    "\u2260", "!=",
                    "\u00d7\u22c5\u00b7", "*",
                    "\u00f7", "/",
                    "\u3002", ".",
                    "\u3001", ",");

    private PastedText() {}

    /// Returns a hint about a message of the compiler's, or null where it is of something else.
    static @Nullable String hint(Finding finding, String source) {
        if (!finding.code().equals("compiler.err.illegal.char")
                || finding.position() >= source.length()) {
            return null;
        }
        char sign = source.charAt(finding.position());
        if (Character.isSpaceChar(sign) || sign == '\ufeff') {
            return "this blank is none of Java's: type a space instead";
        }
        if (sign >= FIRST_WIDE && sign <= LAST_WIDE) {
            return "write " + (char) (sign - WIDE_TO_NARROW) + " in half width";
        }
        return WRITTEN.entrySet().stream()
                .filter(signs -> signs.getKey().indexOf(sign) >= 0)
                .map(signs -> "write " + signs.getValue())
                .findFirst()
                .orElse(null);
    }
}
