package cahier.runner;

import java.util.ArrayList;
import java.util.List;

/// Splits Java into statements at the semicolons of its outermost level; comments are left out, and
/// text within quotes is passed over.
final class Statements {

    private final String source;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int at;
    private int depth;

    private Statements(String source) {
        this.source = source;
    }

    static List<String> of(String source) {
        var splitting = new Statements(source);
        splitting.split();
        return splitting.statements;
    }

    private void split() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("//", at)) skipTo("\n");
            else if (source.startsWith("/*", at)) skipTo("*/");
            else if (source.startsWith("\"\"\"", at)) copyQuoted("\"\"\"");
            else if (c == '"' || c == '\'') copyQuoted(String.valueOf(c));
            else if (c == ';' && depth == 0) end();
            else copy(c);
        }
        end();
    }

    private void copy(char c) {
        if ("{[(".indexOf(c) >= 0) depth++;
        if ("}])".indexOf(c) >= 0) depth--;
        current.append(c);
        at++;
    }

    private void copyQuoted(String quote) {
        int start = at;
        at += quote.length();
        while (at < source.length() && !source.startsWith(quote, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + quote.length(), source.length());
        current.append(source, start, at);
    }

    private void skipTo(String end) {
        int found = source.indexOf(end, at + 2);
        at = found < 0 ? source.length() : found + end.length();
        current.append(' ');
    }

    private void end() {
        at++;
        var statement = current.toString().strip();
        if (!statement.isEmpty()) statements.add(statement);
        current.setLength(0);
    }
}
