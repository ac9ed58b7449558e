package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Writes values as Java literals of a type.
final class JavaLiteral {

    private JavaLiteral() {}

    /// Writes a value, or the text of one, as a literal.
    ///
    /// @throws IllegalArgumentException where it is no value of the type
    static String of(String type, @Nullable Object value) {
        var simple = type.replaceFirst("^java\\.lang\\.", "");
        return switch (simple) {
            case "String" -> value == null ? "null" : quoted(text(value), '"');
            case "char", "Character" -> character(text(value));
            case "boolean", "Boolean" -> bool(value);
            case "byte", "Byte" -> "(byte) " + exact(integer(value), 7);
            case "short", "Short" -> "(short) " + exact(integer(value), 15);
            case "int", "Integer" -> exact(integer(value), 31);
            case "long", "Long" -> exact(integer(value), 63) + "L";
            case "float", "Float" -> decimal((float) number(value)) + "f";
            case "double", "Double" -> decimal(number(value));
            default -> throw new IllegalArgumentException("no literal of type " + type);
        };
    }

    private static String exact(BigInteger value, int bits) {
        if (value.bitLength() > bits) throw new IllegalArgumentException("too large");
        return value.toString();
    }

    private static String bool(@Nullable Object value) {
        var text = value instanceof Boolean ? value.toString() : rawText(value);
        if (text.equals("true") || text.equals("false")) return text;
        throw new IllegalArgumentException("neither true nor false");
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : rawText(value);
    }

    private static String rawText(@Nullable Object value) {
        if (value instanceof Parameters.Text(var text)) return text;
        throw new IllegalArgumentException("not text");
    }

    private static BigInteger integer(@Nullable Object value) {
        try {
            return switch (value) {
                case Parameters.Text(var text) -> new BigInteger(text.strip().replace("_", ""));
                case Integer number -> BigInteger.valueOf(number);
                case Long number -> BigInteger.valueOf(number);
                case BigInteger number -> number;
                case null, default -> throw new IllegalArgumentException("not an integer");
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an integer", e);
        }
    }

    private static double number(@Nullable Object value) {
        double number =
                value instanceof Number given
                        ? given.doubleValue()
                        : new BigDecimal(rawText(value).strip().replace("_", "")).doubleValue();
        if (!Double.isFinite(number)) throw new IllegalArgumentException("not a finite number");
        return number;
    }

    private static String decimal(double number) {
        return String.valueOf(number);
    }

    private static String decimal(float number) {
        if (Float.isInfinite(number)) throw new IllegalArgumentException("too large for a float");
        return String.valueOf(number);
    }

    private static String character(String text) {
        if (text.length() != 1) throw new IllegalArgumentException("not one character");
        return quoted(text, '\'');
    }

    /// Escapes what could end the literal. A backslash is always doubled, and the second one of a
    /// pair starts no Unicode escape (Java Language Specification, 3.3).
    private static String quoted(String text, char quote) {
        var literal = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c == quote) literal.append('\\').append(c);
                    else if (c < ' ' || c == 0x7F) literal.append("\\%03o".formatted((int) c));
                    else literal.append(c);
                }
            }
        }
        return literal.append(quote).toString();
    }
}
