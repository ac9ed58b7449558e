package cahier.report;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours the source of a Java cell: a `span` with a class of one letter for each token that has
/// one. It reads tokens, not grammar, so that half a statement is coloured too. A magic is one
/// token to the end of its line, but for those that time Java.
final class JavaCode {

    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<magic>(?m:^)%%?(?:time(?:it)?\\b|[a-zA-Z][^\\n]*))\
                    |(?<comment>//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?)\
                    |(?<string>\"""(?:[^"\\\\]|\\\\.|"(?!""))*+(?:\""")?|"(?:[^"\\\\\\n]|\\\\.)*+"?\
                    |'(?:[^'\\\\\\n]|\\\\.)*+'?)\
                    |(?<annotation>@(?!interface\\b)\\p{javaJavaIdentifierStart}[\\w.]*)\
                    |(?<number>(?<![\\w$])(?:0[xX][\\da-fA-F_.]+(?:[pP][+-]?\\d+)?\
                    |0[bB][01_]+|\\.?\\d[\\d_]*(?:\\.[\\d_]*)?(?:[eE][+-]?\\d+)?)[lLfFdD]?)\
                    |(?<word>\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+)\
                    """,
                    Pattern.DOTALL);

    private static final Set<String> KEYWORDS =
            Set.of(
                    """
                    abstract assert boolean break byte case catch char class const continue \
                    default do double else enum extends final finally float for goto if \
                    implements import instanceof int interface long native new package private \
                    protected public return short static strictfp super switch synchronized this \
                    throw throws transient try void volatile while true false null _\
                    """
                            .split(" "));

    /// Words that are keywords only in their place; each with what follows it there.
    private static final Pattern CONTEXTUAL =
            Pattern.compile(
                    "(?:var|record|sealed|non|permits|when|module|yield)(?=[ \\t]+[\\w$(])");

    private JavaCode() {}

    /// Returns HTML with the same text. A cell that a cell magic gives to another language is
    /// coloured in its first line only.
    static String highlight(String source) {
        var out = new StringBuilder(source.length() * 2);
        int body = source.length();
        if (source.startsWith("%%") && !source.startsWith("%%time")) {
            int line = source.indexOf('\n');
            if (line >= 0) body = line;
        }
        highlight(source.substring(0, body), out);
        return out.append(Html.escape(source.substring(body))).toString();
    }

    private static void highlight(String source, StringBuilder out) {
        var token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            out.append(Html.escape(source.substring(end, token.start())));
            end = token.end();
            var kind = kind(token, source);
            var text = Html.escape(token.group());
            if (kind.isEmpty()) out.append(text);
            else out.append("<span class=").append(kind).append('>').append(text).append("</span>");
        }
        out.append(Html.escape(source.substring(end)));
    }

    /// Returns the class of a token; empty for none.
    private static String kind(Matcher token, String source) {
        if (token.group("comment") != null) return "c";
        if (token.group("string") != null) return "s";
        if (token.group("annotation") != null) return "a";
        if (token.group("number") != null) return "n";
        if (token.group("magic") != null) return "m";
        var word = token.group("word");
        if (KEYWORDS.contains(word)) return "k";
        var here = CONTEXTUAL.matcher(source).region(token.start(), source.length());
        if (here.useTransparentBounds(true).lookingAt() && here.end() == token.end()) return "k";
        boolean isCall = token.end() < source.length() && source.charAt(token.end()) == '(';
        if (Character.isUpperCase(word.charAt(0))) return isConstant(word) ? "" : "t";
        return isCall ? "f" : "";
    }

    private static boolean isConstant(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
