package cahier.protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Reads the entries of a JSON object with the types that the protocol says.
record Content(Map<String, Object> entries) {

    /// The content without entries.
    static final Content EMPTY = new Content(Map.of());

    String string(String name) throws BadMessage {
        var value = entries.get(name);
        if (value instanceof String text) return text;
        throw wrong(name, value, "a string");
    }

    String string(String name, String otherwise) throws BadMessage {
        return entries.get(name) == null ? otherwise : string(name);
    }

    int integer(String name) throws BadMessage {
        var value = entries.get(name);
        if (value instanceof Integer number) return number;
        throw wrong(name, value, "an integer");
    }

    int integer(String name, int otherwise) throws BadMessage {
        return entries.get(name) == null ? otherwise : integer(name);
    }

    boolean flag(String name, boolean otherwise) throws BadMessage {
        var value = entries.get(name);
        if (value == null) return otherwise;
        if (value instanceof Boolean flag) return flag;
        throw wrong(name, value, "true or false");
    }

    @SuppressWarnings("unchecked")
    Content object(String name) throws BadMessage {
        var value = entries.get(name);
        if (value == null) return EMPTY;
        if (value instanceof Map<?, ?> map) return new Content((Map<String, Object>) map);
        throw wrong(name, value, "an object");
    }

    private static BadMessage wrong(String name, @Nullable Object value, String expected) {
        var got =
                switch (value) {
                    case null -> "nothing";
                    case String text -> "a string";
                    case Number number -> "the number " + number;
                    case Boolean flag -> "the value " + flag;
                    case List<?> list -> "an array";
                    default -> "an object";
                };
        return new BadMessage(name + ": got " + got + "; expected " + expected);
    }
}
