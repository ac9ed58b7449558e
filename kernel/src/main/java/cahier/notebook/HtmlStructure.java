package cahier.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes HTML in a form in which equal structure gives equal text: a line for each tag and each
/// piece of text, attributes sorted, white space joined except within `pre` and `textarea`.
final class HtmlStructure {

    private static final Pattern TAG =
            Pattern.compile(
                    "<!--.*?-->|<(/?)([a-zA-Z][^\\s/>]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>",
                    Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s]+))?");

    private final StringBuilder out = new StringBuilder();
    private int preformatted;

    private HtmlStructure() {}

    static String of(String html) {
        return new HtmlStructure().normal(html);
    }

    private String normal(String html) {
        var tag = TAG.matcher(html);
        int after = 0;
        while (tag.find()) {
            text(html.substring(after, tag.start()));
            after = tag.end();
            if (tag.group(2) != null) {
                tag(!tag.group(1).isEmpty(), tag.group(2).toLowerCase(Locale.ROOT), tag.group(3));
            }
        }
        text(html.substring(after));
        return out.toString();
    }

    private void tag(boolean isEnd, String name, String attributes) {
        if (name.equals("pre") || name.equals("textarea")) preformatted += isEnd ? -1 : 1;
        out.append(isEnd ? "</" : "<").append(name);
        var sorted = new ArrayList<String>();
        var attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            var value = attribute.group(2);
            sorted.add(
                    attribute.group(1).toLowerCase(Locale.ROOT)
                            + (value == null ? "" : "=\"" + unquoted(value) + '"'));
        }
        Collections.sort(sorted);
        for (var each : sorted) out.append(' ').append(each);
        out.append(">\n");
    }

    private void text(String text) {
        var shown = preformatted > 0 ? text : text.replaceAll("\\s+", " ").strip();
        if (!shown.isEmpty()) out.append(shown).append('\n');
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.startsWith("\"") || value.startsWith("'");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
