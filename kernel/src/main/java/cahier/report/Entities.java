package cahier.report;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads character references. Those that it does not know stay as they are written: who escapes
/// the result shows them as text, so nothing can hide behind one.
final class Entities {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));?");

    private static final Map<String, String> NAMED =
            Map.of(
                    "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0",
                    "colon", ":", "Tab", "\t", "NewLine", "\n");

    private Entities() {}

    static String decode(String html) {
        if (html.indexOf('&') < 0) return html;
        return REFERENCE
                .matcher(html)
                .replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult match) {
        if (match.group(3) != null) {
            boolean isClosed = match.group().endsWith(";");
            return isClosed ? NAMED.getOrDefault(match.group(3), match.group()) : match.group();
        }
        int code =
                match.group(1) != null
                        ? Integer.parseInt(match.group(1))
                        : Integer.parseInt(match.group(2), 16);
        boolean isCharacter = Character.isValidCodePoint(code) && code != 0;
        return isCharacter ? Character.toString(code) : "\uFFFD";
    }
}
