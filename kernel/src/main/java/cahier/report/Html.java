package cahier.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Writes text into HTML so that it stays text.
final class Html {

    private Html() {}

    /// Escapes text for an element's content and for a quoted attribute. What HTML cannot hold
    /// (control characters, lone surrogates) becomes U+FFFD.
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        }
        return out.toString();
    }

    /// Returns a start tag with one attribute; the value is escaped.
    static String tag(String name, String attribute, String value) {
        return "<" + name + " " + attribute + "=\"" + escape(value) + "\">";
    }

    /// Returns text as a `data:` address.
    static String dataUrl(String mediaType, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /// Counts a thing: `1 cell`, `2 cells`.
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static boolean isAllowed(int c) {
        if (c < 0x20) return c == '\t' || c == '\n';
        return !(c >= 0x7F && c <= 0x9F) && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE;
    }
}
