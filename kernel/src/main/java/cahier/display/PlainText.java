package cahier.display;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a value as text: arrays with their elements, long things cut with their size told, and a
/// `toString` that fails or yields megabytes held off.
final class PlainText {

    /// The longest text of one value.
    static final int MAX_CHARS = 100_000;

    private static final int MAX_ELEMENTS = 1_000;
    private static final int MAX_DEPTH = 12;

    private final StringBuilder out = new StringBuilder();
    private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();

    private PlainText() {}

    /// Returns the text of a value.
    static String of(@Nullable Object value) {
        if (value instanceof String text && text.length() <= MAX_CHARS) return text;
        var writer = new PlainText();
        try {
            writer.write(value);
        } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
            // A collection of the user's may fail in its iterator; what came before is kept.
            writer.out.append("… (").append(failed("iterating", failure)).append(')');
        }
        return cut(writer.out.toString());
    }

    /// Says `text (1,234,567 characters)` where a text is too long to show.
    static String cut(String text) {
        if (text.length() <= MAX_CHARS) return text;
        var end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return text.substring(0, end) + "… (" + count(text.length()) + " characters)";
    }

    /// Writes a number with its thousands separated.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map && printsAsJdk(map)) {
            nested(map, () -> writeMap(map));
        } else if (value instanceof Collection<?> list && printsAsJdk(list)) {
            nested(list, () -> writeElements(Order.of(list).iterator(), list.size(), "elements"));
        } else if (value.getClass().isArray()) {
            nested(value, () -> writeArray(value));
        } else {
            out.append(string(value));
        }
    }

    /// A collection with a `toString` of its own keeps it.
    private static boolean printsAsJdk(Object collection) {
        try {
            var owner = collection.getClass().getMethod("toString").getDeclaringClass();
            return owner.getName().startsWith("java.util.") && owner != Object.class;
        } catch (NoSuchMethodException never) {
            return false;
        }
    }

    private void nested(Object container, Runnable body) {
        if (open.size() >= MAX_DEPTH || open.put(container, true) != null) {
            out.append("…");
            return;
        }
        body.run();
        open.remove(container);
    }

    private void writeMap(Map<?, ?> map) {
        out.append('{');
        int shown = 0;
        for (var entry : Order.of(map)) {
            if (shown > 0) out.append(", ");
            if (isFull(shown)) {
                out.append("… (").append(count(map.size())).append(" entries)");
                break;
            }
            write(entry.getKey());
            out.append('=');
            write(entry.getValue());
            shown++;
        }
        out.append('}');
    }

    private void writeElements(java.util.Iterator<?> elements, int size, String unit) {
        out.append('[');
        for (int shown = 0; elements.hasNext(); shown++) {
            if (shown > 0) out.append(", ");
            if (isFull(shown)) {
                out.append("… (").append(count(size)).append(' ').append(unit).append(')');
                break;
            }
            write(elements.next());
        }
        out.append(']');
    }

    private void writeArray(Object array) {
        int length = Array.getLength(array);
        out.append('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) out.append(", ");
            if (isFull(i)) {
                out.append("… (").append(count(length)).append(" elements)");
                break;
            }
            write(Array.get(array, i));
        }
        out.append(']');
    }

    private boolean isFull(int shown) {
        return shown >= MAX_ELEMENTS || out.length() > MAX_CHARS;
    }

    private static String string(Object value) {
        var type = value.getClass();
        try {
            return isNameless(type) && !hasText(type) ? name(type) : String.valueOf(value);
        } catch (Exception | VirtualMachineError | AssertionError | LinkageError failure) {
            return name(type) + " (" + failed("toString", failure) + ")";
        }
    }

    private static boolean isNameless(Class<?> type) {
        return type.isHidden() || type.isAnonymousClass();
    }

    /// Names a class; what a nameless one is called by Java says where it was compiled, and changes
    /// from run to run.
    private static String name(Class<?> type) {
        if (!isNameless(type)) return type.getTypeName();
        return (type.isHidden() ? "lambda of " : "anonymous ") + kinds(type);
    }

    private static String kinds(Class<?> type) {
        if (type.getInterfaces().length == 0) return type.getSuperclass().getSimpleName();
        return Arrays.stream(type.getInterfaces())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(" & "));
    }

    private static boolean hasText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException never) {
            return true;
        }
    }

    private static String failed(String what, Throwable failure) {
        try {
            return what + " threw " + failure;
        } catch (Exception | StackOverflowError alsoFailed) {
            return what + " threw " + failure.getClass().getName();
        }
    }
}
