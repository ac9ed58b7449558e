package cahier.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes JSON as plain maps, lists, strings, numbers and booleans.
///
/// By Gson, and not by Jackson as notebooks: Jackson's parser makes big decimals ready in each
/// start, which takes the time of twenty cells.
final class Json {

    private static final int MAX_DEPTH = 1_000;

    private Json() {}

    /// Reads an object, and nothing after it.
    static Map<String, Object> object(byte[] bytes) throws BadMessage {
        try (var reader = new JsonReader(new StringReader(text(bytes)))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH);
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new BadMessage("not a JSON object");
            }
            var object = readObject(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new BadMessage("more than one JSON value");
            }
            return object;
        } catch (IOException | IllegalStateException malformed) {
            throw new BadMessage("malformed JSON: " + reason(malformed));
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /// Returns what went wrong and where, without advice to who programs with the reader.
    private static String reason(Exception malformed) {
        var message = String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
        int place = message.indexOf("at line ");
        return place > 0 && message.startsWith("Use JsonReader")
                ? "unexpected text " + message.substring(place)
                : message;
    }

    /// Writes a value; what is no JSON type is written as its text.
    static byte[] bytes(@Nullable Object value) {
        var bytes = new ByteArrayOutputStream(512);
        try (var writer = new JsonWriter(new OutputStreamWriter(bytes, UTF_8))) {
            write(writer, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // no byte array refuses to be written to
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> readObject(JsonReader reader) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        reader.beginObject();
        while (reader.hasNext()) object.put(reader.nextName(), readValue(reader));
        reader.endObject();
        return object;
    }

    private static @Nullable Object readValue(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readObject(reader);
            case BEGIN_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                reader.beginArray();
                while (reader.hasNext()) list.add(readValue(reader));
                reader.endArray();
                yield list;
            }
            case STRING -> reader.nextString();
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
                    throw new IllegalStateException("no value at " + reader.getPath());
        };
    }

    /// Returns the smallest of the types `Integer`, `Long`, `BigInteger` for what has no point. The
    /// reader refuses literals of more than 1,024 characters.
    private static Number number(String literal) {
        if (literal.matches(".*[.eE].*")) return Double.parseDouble(literal);
        if (literal.length() > 18) return small(new BigInteger(literal));
        return small(Long.parseLong(literal));
    }

    private static Number small(BigInteger number) {
        return number.bitLength() < Long.SIZE ? number.longValue() : number;
    }

    private static Number small(long number) {
        return number == (int) number ? (Number) (int) number : (Number) number;
    }

    private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else if (value instanceof String text) {
            writer.value(wellFormed(text));
        } else if (value instanceof Boolean flag) {
            writer.value(flag);
        } else if (value instanceof Number number) {
            writeNumber(writer, number);
        } else if (value instanceof Map<?, ?> map) {
            writer.beginObject();
            for (var entry : map.entrySet()) {
                writer.name(wellFormed(String.valueOf(entry.getKey())));
                write(writer, entry.getValue());
            }
            writer.endObject();
        } else if (value instanceof List<?> list) {
            writer.beginArray();
            for (var element : list) write(writer, element);
            writer.endArray();
        } else {
            writer.value(wellFormed(value.toString()));
        }
    }

    /// JSON has no infinity and no NaN: they go as text, and so do numbers of the user's own kinds.
    private static void writeNumber(JsonWriter writer, Number value) throws IOException {
        if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            writer.value(value.longValue());
        } else if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            if (Double.isFinite(number)) writer.value(number);
            else writer.value(Double.toString(number));
        } else if (value.getClass() == BigInteger.class || value.getClass() == BigDecimal.class) {
            writer.value(value);
        } else {
            writer.value(wellFormed(value.toString()));
        }
    }

    /// Replaces half characters, which UTF-8 cannot hold.
    private static String wellFormed(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            return repaired(text);
        }
        return text;
    }

    private static String repaired(String text) {
        var repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
