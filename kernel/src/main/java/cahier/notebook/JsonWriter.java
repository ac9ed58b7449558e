package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes JSON in the exact form of Python's `json` module.
///
/// One thing differs: half of a surrogate pair is written as an escape, where Python leaves text
/// that it cannot save.
final class JsonWriter {

    private final StringBuilder out = new StringBuilder();
    private final boolean python;
    private int indent;

    /// @param python whether keys are sorted and lines indented, or all stands on one line
    JsonWriter(boolean python) {
        this.python = python;
    }

    String text(@Nullable Object value) {
        value(value);
        return out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Double number -> out.append(PythonFloat.repr(number));
            case Float number ->
                    out.append(PythonFloat.repr(Double.parseDouble(number.toString())));
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Short number -> out.append(number.intValue());
            case Byte number -> out.append(number.intValue());
            case BigInteger number -> out.append(number);
            case BigDecimal number -> out.append(PythonFloat.repr(number.doubleValue()));
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            default ->
                    throw new IllegalArgumentException(
                            "Json.write: "
                                    + value.getClass().getName()
                                    + " is no JSON value; expected a Map, List, String, Number,"
                                    + " Boolean or null");
        }
    }

    private void object(Map<?, ?> map) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        var keys = new ArrayList<String>(map.size());
        for (var key : map.keySet()) keys.add((String) key);
        if (python) keys.sort(Json.BY_CODE_POINT);
        open('{');
        boolean first = true;
        for (var key : keys) {
            next(first);
            first = false;
            string(key);
            out.append(python ? ": " : ":");
            value(map.get(key));
        }
        close('}');
    }

    private void array(List<?> list) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        open('[');
        boolean first = true;
        for (var element : list) {
            next(first);
            first = false;
            value(element);
        }
        close(']');
    }

    private void open(char bracket) {
        out.append(bracket);
        indent++;
    }

    private void next(boolean first) {
        if (!first) out.append(',');
        newLine();
    }

    private void close(char bracket) {
        indent--;
        newLine();
        out.append(bracket);
    }

    private void newLine() {
        if (python) out.append('\n').repeat(" ", indent);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) escape(c);
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        out.append("\\u").append("%04x".formatted((int) c));
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
