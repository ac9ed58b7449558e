package cahier.data;

import cahier.output.Existing;
import cahier.output.WholeFile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads and writes the names of classes as JSON, `{"0": "cat", "1": "dog"}`: what a trained
/// network needs beside its weights.
public final class ClassIndex {

    private static final Pattern ENTRY =
            Pattern.compile("\\s*\"(\\d{1,9})\"\\s*:\\s*\"((?:[^\"\\\\\\p{Cntrl}]|\\\\.)*)\"\\s*");

    private ClassIndex() {}

    /// Writes names under their places, whole or not at all.
    public static void write(Path file, List<String> classes) throws IOException {
        var lines = new ArrayList<String>();
        for (var i = 0; i < classes.size(); i++) {
            lines.add("    \"" + i + "\": \"" + quoted(classes.get(i)) + "\"");
        }
        var text = "{\n" + String.join(",\n", lines) + "\n}\n";
        WholeFile.write(file, part -> Files.writeString(part, text));
    }

    /// Reads names in the order of their places.
    ///
    /// @throws IOException if it is not an object of names under 0, 1, …
    public static List<String> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(Existing.file(file)).strip();
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is no class index; expected UTF-8", e);
        }
        if (!text.startsWith("{") || !text.endsWith("}")) throw wrong(file);
        var names = new java.util.TreeMap<Integer, String>();
        var entry = ENTRY.matcher(text);
        var at = 1;
        while (at < text.length() - 1) {
            entry.region(at, text.length() - 1);
            if (!entry.lookingAt()) throw wrong(file);
            var before = names.put(Integer.parseInt(entry.group(1)), plain(entry.group(2)));
            if (before != null) throw wrong(file);
            at = entry.end();
            if (at == text.length() - 1) break;
            if (text.charAt(at++) != ',' || at == text.length() - 1) throw wrong(file);
        }
        if (names.isEmpty() || names.lastKey() != names.size() - 1) throw wrong(file);
        return List.copyOf(names.values());
    }

    private static IOException wrong(Path file) {
        return new IOException(file + " is no class index; expected {\"0\": \"name\", \"1\": …}");
    }

    private static String quoted(String name) {
        var quoted = new StringBuilder();
        for (var c : name.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.toString();
    }

    private static String plain(String quoted) {
        return Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))")
                .matcher(quoted)
                .replaceAll(
                        match -> {
                            var code = match.group(1);
                            var c =
                                    code != null
                                            ? Character.toString(Integer.parseInt(code, 16))
                                            : switch (match.group(2)) {
                                                case "n" -> "\n";
                                                case "t" -> "\t";
                                                case "r" -> "\r";
                                                case "b" -> "\b";
                                                case "f" -> "\f";
                                                default -> match.group(2);
                                            };
                            return java.util.regex.Matcher.quoteReplacement(c);
                        });
    }
}
