package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Reads and writes JSON values as plain Java objects.
///
/// An object is a `Map<String, Object>` that keeps its order, an array a `List<Object>`, a number a
/// `Long`, a `BigInteger` (integers beyond 64 bits) or a `Double`; then `String`, `Boolean` and
/// `null`. What [#parse] returns cannot be modified.
public final class Json {

    /// How deep objects and arrays may lie in each other; beyond it a file is refused.
    public static final int MAX_DEPTH = 400;

    /// How many digits an integer may have, which is also what Python reads.
    public static final int MAX_DIGITS = 4300;

    /// Orders texts by code point, as Python sorts keys (`String.compareTo` goes by UTF-16 unit).
    static final Comparator<String> BY_CODE_POINT = Json::compareCodePoints;

    private Json() {}

    /// Parses one JSON value that fills the whole text. `NaN`, `Infinity` and `-Infinity` are
    /// taken, as Python takes them.
    ///
    /// @throws NotebookException with line and column, where the text is not JSON, names a key
    ///   twice, is nested deeper than [#MAX_DEPTH] or holds a number that cannot be kept
    public static @Nullable Object parse(String text) {
        return JsonReader.read(text);
    }

    /// Parses UTF-8; a byte order mark is skipped.
    ///
    /// @throws NotebookException as [#parse(String)], and where the bytes are not UTF-8
    public static @Nullable Object parse(byte[] utf8) {
        return JsonReader.read(Utf8.decode(utf8));
    }

    /// Writes a value as `json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)` of
    /// Python does, with `","` and `": "` between; no newline at the end.
    public static String write(@Nullable Object value) {
        return new JsonWriter(true).text(value);
    }

    /// Writes a value on one line, without spaces and in the order of its keys.
    public static String writeCompact(@Nullable Object value) {
        return new JsonWriter(false).text(value);
    }

    /// Returns whether two values say the same: objects in any order of keys, and numbers by value,
    /// so that `1` equals `1.0`.
    public static boolean sameValue(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null;
            case Number number -> right instanceof Number other && sameNumber(number, other);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && sameMap(map, other);
            case List<?> list -> right instanceof List<?> other && sameList(list, other);
            case Object other -> other.equals(right);
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean sameNumber(Number left, Number right) {
        if (left.equals(right)) return true;
        return left instanceof Double || right instanceof Double
                ? left.doubleValue() == right.doubleValue()
                : left.toString().equals(right.toString());
    }

    private static boolean sameMap(Map<?, ?> left, Map<?, ?> right) {
        if (!left.keySet().equals(right.keySet())) return false;
        for (var entry : left.entrySet()) {
            if (!sameValue(entry.getValue(), right.get(entry.getKey()))) return false;
        }
        return true;
    }

    private static boolean sameList(List<?> left, List<?> right) {
        if (left.size() != right.size()) return false;
        for (int i = 0; i < left.size(); i++) {
            if (!sameValue(left.get(i), right.get(i))) return false;
        }
        return true;
    }

    private static int compareCodePoints(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i), b = right.charAt(i);
            if (a == b) continue;
            // A surrogate stands for a code point above every other char.
            boolean high = Character.isSurrogate(a), otherHigh = Character.isSurrogate(b);
            return high == otherHigh ? Character.compare(a, b) : high ? 1 : -1;
        }
        return Integer.compare(left.length(), right.length());
    }
}
