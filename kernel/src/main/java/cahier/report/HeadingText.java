package cahier.report;

import java.util.regex.Pattern;

/// Reads the text of a heading out of its HTML.
final class HeadingText {

    private static final Pattern ANNOTATION =
            Pattern.compile("(?s)<math.*?<annotation[^>]*>(.*?)</annotation>.*?</math>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern LINK = Pattern.compile("</?a(?:\\s[^>]*)?>|<img[^>]*>");
    private static final Pattern ID = Pattern.compile(" id=\"[^\"]*\"");

    private HeadingText() {}

    /// Returns the text alone; a formula stands as it was written.
    static String of(String html) {
        var text = new StringBuilder();
        int end = 0;
        for (int at = html.indexOf("<span class=\"katex\">"); at >= 0; ) {
            text.append(html, end, at);
            int close = endOfSpan(html, at);
            var formula = ANNOTATION.matcher(html.substring(at, close));
            if (formula.find()) text.append(formula.group(1));
            end = close;
            at = html.indexOf("<span class=\"katex\">", end);
        }
        text.append(html.substring(end));
        return Entities.decode(TAG.matcher(text).replaceAll("")).strip();
    }

    /// Returns the HTML for a place that is a link already.
    static String withoutLinks(String html) {
        return ID.matcher(LINK.matcher(html).replaceAll("")).replaceAll("");
    }

    private static int endOfSpan(String html, int from) {
        int depth = 0;
        for (int at = from; at < html.length(); ) {
            int open = html.indexOf("<span", at), close = html.indexOf("</span>", at);
            if (close < 0) break;
            if (open >= 0 && open < close) {
                depth++;
                at = open + 5;
            } else {
                depth--;
                at = close + 7;
                if (depth == 0) return at;
            }
        }
        return html.length();
    }
}
