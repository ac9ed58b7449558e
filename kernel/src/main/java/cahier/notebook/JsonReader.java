package cahier.notebook;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds values from Jackson's token stream; the checks are ours, so that every message has the
/// same form.
final class JsonReader {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Json.MAX_DEPTH + 2)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final JsonParser parser;
    private int depth;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static @Nullable Object read(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            var reader = new JsonReader(parser);
            var first = parser.nextToken();
            if (first == null) throw new NotebookException("not JSON: the file is empty");
            var value = reader.value(first);
            if (parser.nextToken() != null) {
                throw reader.error("text follows the end of the JSON value");
            }
            return value;
        } catch (JacksonException e) {
            throw new NotebookException(at(e.getLocation()) + JsonWords.of(e, text), e);
        }
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw error("a value was expected");
        };
    }

    private Map<String, Object> object() {
        enter();
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = parser.currentName();
            if (map.containsKey(key)) {
                throw error("key \"" + key + "\" stands twice in one object; expected once");
            }
            map.put(key, value(parser.nextToken()));
        }
        depth--;
        return Collections.unmodifiableMap(map);
    }

    private List<Object> array() {
        enter();
        var list = new ArrayList<Object>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            list.add(value(token));
        }
        depth--;
        return Collections.unmodifiableList(list);
    }

    private void enter() {
        if (++depth > Json.MAX_DEPTH) {
            throw error("objects and lists are nested deeper than " + Json.MAX_DEPTH + " levels");
        }
    }

    private Number integer() {
        var text = parser.getString();
        if (text.length() <= 18) return Long.parseLong(text);
        if (text.length() > Json.MAX_DIGITS) {
            throw error(
                    "an integer has "
                            + text.length()
                            + " digits; expected at most "
                            + Json.MAX_DIGITS);
        }
        var exact = new BigInteger(text);
        return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : exact;
    }

    private Double decimal() {
        var text = parser.getString();
        switch (text) {
            case "NaN" -> {
                return Double.NaN;
            }
            case "Infinity", "+Infinity", "INF", "+INF" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-Infinity", "-INF" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                double value = Double.parseDouble(text);
                if (Double.isInfinite(value)) {
                    var start = text.length() > 24 ? text.substring(0, 24) + "…" : text;
                    throw error("number " + start + " is too large for a 64-bit float");
                }
                return value;
            }
        }
    }

    private NotebookException error(String reason) {
        return new NotebookException(at(parser.currentTokenLocation()) + reason);
    }

    private static String at(@Nullable TokenStreamLocation location) {
        if (location == null) return "not JSON: ";
        return "not JSON: line %d, column %d: "
                .formatted(location.getLineNr(), location.getColumnNr());
    }
}
