package cahier.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Splits HTML into tags and text, as a browser does where it is well formed. What is not becomes
/// text; comments and declarations are dropped.
final class HtmlTokens {

    /// Elements whose content is dropped with them.
    private static final Set<String> DROPPED =
            Set.of(
                    """
                    script style iframe object embed applet template noscript noembed noframes \
                    textarea title select option svg math xmp plaintext frameset head audio video \
                    canvas dialog portal\
                    """
                            .split(" "));

    /// Of those, the ones that have no content.
    private static final Set<String> DROPPED_ALONE = Set.of("embed");

    private static final Pattern ATTRIBUTE =
            Pattern.compile(
                    "([^\\s=/>\"']+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+)))?");

    private final String html;
    private int at;

    /// A piece of HTML.
    sealed interface Token {

        /// Text, still escaped.
        record Text(String html) implements Token {}

        /// The start of an element.
        ///
        /// @param attributes by name in lower case, their values unescaped; the first of a name
        ///   wins
        record Start(String name, Map<String, String> attributes) implements Token {}

        /// The end of an element.
        record End(String name) implements Token {}

        /// An element that was left out with its content.
        record Dropped(String name) implements Token {}
    }

    private HtmlTokens(String html) {
        this.html = html;
    }

    static void read(String html, Consumer<Token> tokens) {
        new HtmlTokens(html).read(tokens);
    }

    private void read(Consumer<Token> tokens) {
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) open = html.length();
            if (open > at) tokens.accept(new Token.Text(html.substring(at, open)));
            at = open;
            if (at < html.length()) markup(tokens);
        }
    }

    private void markup(Consumer<Token> tokens) {
        char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        if (html.startsWith("<!--", at)) {
            skipTo("-->", at + 4);
        } else if (next == '!' || next == '?') {
            skipTo(">", at + 1);
        } else if (isLetter(next)) {
            start(tokens);
        } else if (next == '/' && at + 2 < html.length() && isLetter(html.charAt(at + 2))) {
            var name = name(at + 2);
            skipTo(">", at + 2);
            tokens.accept(new Token.End(name));
        } else {
            tokens.accept(new Token.Text("<"));
            at++;
        }
    }

    private void start(Consumer<Token> tokens) {
        var name = name(at + 1);
        int end = endOfTag(at + 1 + name.length());
        if (end < 0) {
            tokens.accept(new Token.Text("<"));
            at++;
            return;
        }
        var inside = html.substring(at + 1 + name.length(), end);
        at = end + 1;
        if (!DROPPED.contains(name)) {
            tokens.accept(new Token.Start(name, attributes(inside)));
            return;
        }
        if (!DROPPED_ALONE.contains(name)) skipElement(name);
        tokens.accept(new Token.Dropped(name));
    }

    /// Returns where the tag's `>` stands, outside quotes; -1 where it has none.
    private int endOfTag(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return -1;
    }

    private void skipElement(String name) {
        var end =
                Pattern.compile("</" + name + "(?=[\\s/>])[^>]*>?", Pattern.CASE_INSENSITIVE)
                        .matcher(html);
        at = end.find(at) ? end.end() : html.length();
    }

    private void skipTo(String mark, int from) {
        int end = html.indexOf(mark, from);
        at = end < 0 ? html.length() : end + mark.length();
    }

    private String name(int from) {
        int end = from;
        while (end < html.length() && " \t\n\r\f/>".indexOf(html.charAt(end)) < 0) end++;
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        var attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            var value = "";
            for (int group = 2; group <= 4; group++) {
                if (attribute.group(group) != null) value = attribute.group(group);
            }
            attributes.putIfAbsent(
                    attribute.group(1).toLowerCase(Locale.ROOT), Entities.decode(value));
        }
        return attributes;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
