package cahier.nn;

import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads and writes the JSON header of a safetensors file: just what the format allows, so that
/// nothing else has to be understood.
final class SafetensorsHeader {

    private static final String METADATA = "__metadata__";
    private static final int MOST_AXES = 32;

    private final String text;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private int at;

    SafetensorsHeader(String text) {
        this.text = text;
    }

    /// Returns the tensors by name.
    ///
    /// @throws IllegalArgumentException if the header is not as the format says
    Map<String, SafetensorsEntry> read() {
        var entries = new LinkedHashMap<String, SafetensorsEntry>();
        var hasMetadata = new boolean[1];
        object(
                name -> {
                    if (name.equals(METADATA)) {
                        if (hasMetadata[0]) throw wrong("one " + METADATA);
                        hasMetadata[0] = true;
                        object(key -> metadata.put(key, string()));
                    } else if (entries.containsKey(name)) {
                        throw wrong("names that come once; " + name + " comes twice");
                    } else {
                        entries.put(name, entry(name));
                    }
                });
        skipSpace();
        if (at != text.length()) throw wrong("nothing behind the header's object");
        return entries;
    }

    /// Returns what [#read()] found beside the tensors.
    Map<String, String> metadata() {
        return metadata;
    }

    private SafetensorsEntry entry(String name) {
        var type = new ArrayList<SafetensorsEntry.Type>();
        var shape = new ArrayList<List<Long>>();
        var places = new ArrayList<List<Long>>();
        object(
                key -> {
                    switch (key) {
                        case "dtype" -> type.add(type(string(), name));
                        case "shape" -> shape.add(numbers());
                        case "data_offsets" -> places.add(numbers());
                        default -> throw wrong("dtype, shape or data_offsets");
                    }
                });
        if (type.size() != 1
                || shape.size() != 1
                || places.size() != 1
                || places.getFirst().size() != 2) {
            throw wrong("dtype, shape and two data_offsets once for " + name);
        }
        var lengths = shape.getFirst().stream().mapToInt(SafetensorsHeader::length).toArray();
        try {
            return new SafetensorsEntry(
                    type.getFirst(), lengths, places.getFirst().get(0), places.getFirst().get(1));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static SafetensorsEntry.Type type(String name, String tensor) {
        for (var type : SafetensorsEntry.Type.values()) if (type.name().equals(name)) return type;
        throw new IllegalArgumentException(tensor + ": number type " + name + " is not supported");
    }

    private static int length(long length) {
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("axis of length " + length + " is too long");
        }
        return (int) length;
    }

    private interface Member {
        void read(String key);
    }

    private void object(Member member) {
        expect('{');
        if (accept('}')) return;
        do {
            var key = string();
            expect(':');
            member.read(key);
        } while (accept(','));
        expect('}');
    }

    private List<Long> numbers() {
        var numbers = new ArrayList<Long>();
        expect('[');
        if (accept(']')) return numbers;
        do {
            if (numbers.size() == MOST_AXES) throw wrong("at most " + MOST_AXES + " numbers");
            numbers.add(number());
        } while (accept(','));
        expect(']');
        return numbers;
    }

    private long number() {
        skipSpace();
        var start = at;
        while (at < text.length() && at - start < 19 && isDigit(text.charAt(at))) at++;
        if (start == at || (text.charAt(start) == '0' && at - start > 1)) throw wrong("a number");
        try {
            return Long.parseLong(text, start, at, 10);
        } catch (NumberFormatException e) {
            throw wrong("a number of 64 bits");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        while (true) {
            var c = next();
            if (c == '"') return string.toString();
            if (c < ' ') throw wrong("no control characters in a string");
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                var code = 0;
                for (var i = 0; i < 4; i++) {
                    var digit = Character.digit(next(), 16);
                    if (digit < 0) throw wrong("four hexadecimal digits");
                    code = code << 4 | digit;
                }
                yield (char) code;
            }
            default -> throw wrong("an escape of JSON");
        };
    }

    private char next() {
        if (at == text.length()) throw wrong("more text");
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (!accept(c)) throw wrong("'" + c + "'");
    }

    private boolean accept(char c) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "header is not safetensors at character " + at + ": expected " + expected);
    }

    /// Returns the header of texts, in the order of their names, and of tensors as F32 one after
    /// the other, filled with spaces to a multiple of eight bytes, so that values are aligned.
    static String text(Map<String, Tensor> tensors, Map<String, String> metadata) {
        var text = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            text.append(
                    new TreeMap<>(metadata)
                            .entrySet().stream()
                                    .map(e -> string(e.getKey()) + ":" + string(e.getValue()))
                                    .collect(
                                            Collectors.joining(
                                                    ",", "\"" + METADATA + "\":{", "}")));
        }
        var place = 0L;
        for (var entry : tensors.entrySet()) {
            if (entry.getKey().equals(METADATA)) {
                throw new IllegalArgumentException(
                        "write: name of a tensor: got "
                                + METADATA
                                + "; expected another: the format"
                                + " keeps it for itself");
            }
            var end = place + 4L * entry.getValue().size();
            if (text.length() > 1) text.append(',');
            text.append(string(entry.getKey())).append(":{\"dtype\":\"F32\",\"shape\":");
            text.append(java.util.Arrays.toString(entry.getValue().shape()).replace(" ", ""));
            text.append(",\"data_offsets\":[").append(place).append(',').append(end).append("]}");
            place = end;
        }
        text.append('}');
        while (text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length % 8 != 0) {
            text.append(' ');
        }
        return text.toString();
    }

    private static String string(String name) {
        var quoted = new StringBuilder("\"");
        for (var c : name.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
