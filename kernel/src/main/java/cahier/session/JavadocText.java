package cahier.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns the text of a documentation comment, with its inline tags and HTML, into plain text or
/// into HTML that a notebook can show.
final class JavadocText {

    private static final Pattern INLINE =
            Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{[^{}]*})*)}", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
    private static final Pattern NAMED =
            Pattern.compile("(?m)^(\\s*@(?:param|throws|exception)\\s+)(<?[\\w.]+>?)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^(\\s*@see\\s+)([\\w.]*)#");
    private static final Pattern RAISED = Pattern.compile("(?is)<(sup|sub)>(.*?)</\\1>");
    private static final String RAISED_SIGNS = "0123456789+-";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋";
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern SCRIPT =
            Pattern.compile("(?is)<(script|style|iframe|object)\\b.*?(</\\1\\s*>|\\z)");

    private JavadocText() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Returns HTML: inline tags and names become code, block tags become paragraphs.
    static String html(String comment) {
        if (comment.isBlank()) return "";
        var inline = inline(tidy(comment), text -> "<code>" + escape(text) + "</code>");
        var named =
                NAMED.matcher(inline)
                        .replaceAll(m -> m.group(1) + "<code>" + escape(m.group(2)) + "</code>");
        var blocks =
                BLOCK.matcher(named).replaceAll(m -> "<p><b>" + blockName(m.group(1)) + "</b> ");
        return "<div><p>" + blocks + "</div>";
    }

    /// Returns text without tags.
    static String plain(String comment) {
        var inline = inline(tidy(comment), text -> text);
        var level = RAISED.matcher(inline).replaceAll(m -> raised(m.group(1), m.group(2)));
        var paragraphs =
                level.replaceAll("(?i)\\s*<(p|/p|br|/?ul|/?ol|/?pre|h\\d)\\b[^>]*>\\s*", "\n\n")
                        .replaceAll("(?i)\\s*<li\\b[^>]*>\\s*", "\n  - ");
        var blocks =
                BLOCK.matcher(TAG.matcher(paragraphs).replaceAll(""))
                        .replaceAll(
                                m -> "\n" + Matcher.quoteReplacement(blockName(m.group(1))) + " ");
        return blocks.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&#64;", "@")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /// Returns a comment without what must not run, and without the blank that follows each line's
    /// asterisk.
    private static String tidy(String comment) {
        var lines = SCRIPT.matcher(comment).replaceAll("").replaceAll("(?m)^ ", "");
        return MEMBER.matcher(lines)
                .replaceAll(m -> m.group(1) + (m.group(2).isEmpty() ? "" : m.group(2) + "."));
    }

    /// Returns the signs for raised or lowered numbers; what has none is marked: `x^(n-1)`, `x_i`.
    private static String raised(String tag, String content) {
        var text = TAG.matcher(content).replaceAll("").strip();
        boolean isUp = tag.equalsIgnoreCase("sup");
        if (text.chars().allMatch(sign -> RAISED_SIGNS.indexOf(sign) >= 0)) {
            var signs = isUp ? SUPERSCRIPTS : SUBSCRIPTS;
            return text.chars()
                    .map(RAISED_SIGNS::indexOf)
                    .mapToObj(place -> signs.substring(place, place + 1))
                    .collect(Collectors.joining());
        }
        var marked = text.matches("\\w+") ? text : "(" + text + ")";
        return Matcher.quoteReplacement((isUp ? "^" : "_") + marked);
    }

    private static String blockName(String tag) {
        return switch (tag) {
            case "param" -> "Parameter";
            case "return" -> "Returns";
            case "throws", "exception" -> "Throws";
            case "see" -> "See";
            case "since" -> "Since";
            case "deprecated" -> "Deprecated:";
            case "apiNote" -> "Note:";
            case "implSpec" -> "Required of implementations:";
            case "implNote" -> "This implementation:";
            default -> "@" + tag;
        };
    }

    private interface CodeStyle {
        String of(String text);
    }

    private static String inline(String comment, CodeStyle code) {
        return INLINE.matcher(comment)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        switch (m.group(1)) {
                                            case "code",
                                                    "literal",
                                                    "link",
                                                    "linkplain",
                                                    "value",
                                                    "systemProperty" ->
                                                    code.of(label(m.group(1), m.group(2)));
                                            case "inheritDoc", "index" -> "";
                                            default -> escape(m.group(2));
                                        }));
    }

    /// A link shows its label where it has one, else the member's name.
    private static String label(String tag, String text) {
        if (!tag.startsWith("link")) return text.strip();
        var stripped = text.strip();
        int end = stripped.indexOf(')') >= 0 ? stripped.indexOf(')') + 1 : stripped.indexOf(' ');
        if (end > 0 && end < stripped.length()) return stripped.substring(end).strip();
        return stripped.replaceFirst("^#", "").replace('#', '.');
    }
}
