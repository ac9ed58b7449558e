package cahier.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes the lines of a cell so that a Java editor takes them for Java, and reads them back.
///
/// Text and magics stand in comments. A line that would then be taken for something else (a comment
/// that looks like a mark or like a magic) has one `// ` more, which is taken away again.
final class MarkedLines {

    private static final String COMMENT = "// ";

    private static final Pattern MARK = Pattern.compile("(?s)// %%(?:\\s.*)?");

    /// What a reader might take for a mark, such as `//%%`.
    private static final Pattern LIKE_MARK = Pattern.compile("(?s)//\\s*%%(?:\\s.*)?");

    private static final Pattern ESCAPED_IN_JAVA =
            Pattern.compile("(?s)(?:// )*\\s*%%?[A-Za-z_].*|(?:// )*//\\s*%%(?:\\s.*)?");
    private static final Pattern ESCAPED_IN_TEXT = Pattern.compile("(?s)(?:// )*\\s*%%(?:\\s.*)?");

    private static final Pattern WHOLE_MAGIC = Pattern.compile("(?s)\\s*%%[A-Za-z_].*");

    private MarkedLines() {}

    /// Returns whether a line begins a cell.
    ///
    /// @throws NotebookException where it only seems to
    static boolean isMark(String line) {
        if (MARK.matcher(line).matches()) return true;
        if (!LIKE_MARK.matcher(line).matches()) return false;
        throw new NotebookException(
                "got \""
                        + line.strip()
                        + "\"; a cell begins with \"// %%\", with one blank between");
    }

    /// Returns whether a cell's first line makes all of it no Java.
    static boolean isWholeMagic(String firstLine) {
        return WHOLE_MAGIC.matcher(firstLine).matches();
    }

    static String toJava(String line) {
        return ESCAPED_IN_JAVA.matcher(line).matches() ? COMMENT + line : line;
    }

    static String fromJava(String line) {
        return line.startsWith(COMMENT) && ESCAPED_IN_JAVA.matcher(line).matches()
                ? line.substring(COMMENT.length())
                : line;
    }

    static String toText(String line) {
        if (line.isEmpty()) return "//";
        return ESCAPED_IN_TEXT.matcher(line).matches() ? COMMENT + COMMENT + line : COMMENT + line;
    }

    /// @throws NotebookException where the line is no comment
    static String fromText(String line) {
        if (line.isEmpty() || line.equals("//")) return "";
        if (!line.startsWith("//")) {
            throw new NotebookException(
                    "got \"" + line.strip() + "\"; each line of this cell begins with //");
        }
        var text = line.startsWith(COMMENT) ? line.substring(COMMENT.length()) : line.substring(2);
        return text.startsWith(COMMENT) && ESCAPED_IN_TEXT.matcher(text).matches()
                ? text.substring(COMMENT.length())
                : text;
    }

    /// Splits text at its line feeds alone; other line breaks stay within a line.
    static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    /// Returns lines without the empty ones at the end.
    static List<String> trimmed(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isEmpty()) end--;
        return new ArrayList<>(lines.subList(0, end));
    }
}
