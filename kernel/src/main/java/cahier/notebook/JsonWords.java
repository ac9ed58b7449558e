package cahier.notebook;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Tells in words of ours what is wrong with a text that should be JSON: what was found, and what
/// was expected. Jackson's own speak of its options and of what it reads from.
final class JsonWords {

    /// The beginnings of Jackson's messages that quote what stands in the text.
    private static final Pattern FOUND =
            Pattern.compile(
                    "(?s)(?:Unexpected character \\(|Unrecognized token |Unexpected close marker )"
                            + "'(.+?)'(?= \\(code|:)(.*)");

    private static final Pattern CONTROL = Pattern.compile("\\(CTRL-CHAR, code (\\d+)\\)");
    private static final Pattern ESCAPE = Pattern.compile("character escape '(.)'");
    private static final Pattern CLOSING = Pattern.compile("expected '(.)' \\(for ");
    private static final Pattern CONFLICT = Pattern.compile("<{7}|={7}|>{7}");

    /// What was expected, by the words of Jackson's that say so.
    private static final Map<String, String> EXPECTED =
            Map.of(
                    "to start property name", "a key in double quotes",
                    "a colon to separate", "':' after the key",
                    "comma to separate Array", "',' or ']'",
                    "comma to separate Object", "',' or '}'",
                    "digit (0-9)", "a digit",
                    "not followed by a digit", "a digit",
                    "hex-digit", "four hexadecimal digits after \\u",
                    "plus signs", "a number without it",
                    "no open", "the end of the text");

    private JsonWords() {}

    static String of(JacksonException e, String text) {
        if (e instanceof UnexpectedEndOfInputException) {
            return "the text ends too early; expected the end of an object, a list or a string";
        }
        if (isConflict(e.getLocation(), text)) {
            return "found a conflict that git has not merged; expected one of its two sides";
        }
        var message = e.getOriginalMessage().replaceFirst("(?s)\\R at .*", "");
        var found = FOUND.matcher(message);
        if (found.lookingAt()) {
            return "found " + quoted(found.group(1)) + "; expected " + expected(found.group(2));
        }
        var control = CONTROL.matcher(message);
        if (control.find()) return control(control);
        var escape = ESCAPE.matcher(message);
        if (escape.find()) {
            return "found '\\"
                    + escape.group(1)
                    + "' in a string; expected a backslash as '\\\\', or one before \" / b f n r t"
                    + " or u";
        }
        return message.contains("Leading zeroes")
                ? "found a number that begins with 0; expected no 0 before other digits"
                : "found what is no JSON";
    }

    private static String expected(String words) {
        var closing = CLOSING.matcher(words);
        if (closing.find()) return "'" + closing.group(1) + "'";
        return EXPECTED.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("JSON");
    }

    private static String control(MatchResult found) {
        int code = Integer.parseInt(found.group(1));
        return switch (code) {
            case '\n' -> "found the end of a line in a string; expected it written as \\n";
            case '\t' -> "found a tab in a string; expected it written as \\t";
            default ->
                    "found the character U+%04X in a string; expected it written as \\u%04x"
                            .formatted(code, code);
        };
    }

    /// Quotes what can be seen, and names what cannot.
    private static String quoted(String found) {
        int first = found.codePointAt(0);
        boolean isVisible =
                !Character.isISOControl(first)
                        && !Character.isSpaceChar(first)
                        && Character.getType(first) != Character.FORMAT;
        return isVisible ? "'" + found + "'" : "the character U+%04X".formatted(first);
    }

    private static boolean isConflict(@Nullable TokenStreamLocation location, String text) {
        if (location == null) return false;
        return text.lines()
                .skip(Math.max(0, location.getLineNr() - 1))
                .findFirst()
                .filter(line -> CONFLICT.matcher(line).lookingAt())
                .isPresent();
    }
}
