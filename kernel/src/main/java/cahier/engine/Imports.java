package cahier.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The imports of a session, as they stand in source without `import` and `;`.
final class Imports {
    private final ArrayList<String> lines = new ArrayList<>();
    private int changes;

    /// Reduces an import to the form that is kept.
    static String normalize(String line) {
        String text = line.strip().replaceAll("\\s+", " ");
        if (text.startsWith("import ")) {
            text = text.substring("import ".length());
        }
        if (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.replaceAll("\\s*\\.\\s*", ".").strip();
    }

    /// Adds an import; one of a single name takes the place of an earlier one of the same name.
    void add(String line) {
        String added = normalize(line);
        if (isSingleType(added)) {
            String name = simpleName(added);
            lines.removeIf(l -> isSingleType(l) && simpleName(l).equals(name) && !l.equals(added));
        }
        if (!lines.contains(added)) {
            lines.add(added);
            changes++;
        }
    }

    /// Returns a number that is another one whenever the imports have changed.
    int changes() {
        return changes;
    }

    /// Drops what imported a type of that name, as a declaration hides it.
    void hideType(String name) {
        if (lines.removeIf(l -> isSingleType(l) && simpleName(l).equals(name))) {
            changes++;
        }
    }

    void clear() {
        lines.clear();
        changes++;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /// Returns the names of classes that a simple name could mean, the likeliest first.
    Stream<String> meanings(String name) {
        Stream<String> single =
                lines.stream().filter(l -> isSingleType(l) && simpleName(l).equals(name));
        Stream<String> packages =
                lines.stream()
                        .filter(l -> l.endsWith(".*") && !l.startsWith("static "))
                        .map(l -> l.substring(0, l.length() - 1) + name);
        return Stream.of(Stream.of(name), single, Stream.of("java.lang." + name), packages)
                .flatMap(s -> s);
    }

    /// Leaves out what imports a type of one of some names, as a cell hides it that imports or
    /// declares another of that name.
    static List<String> without(List<String> lines, Set<String> names) {
        return lines.stream()
                .filter(l -> !isSingleType(l) || !names.contains(simpleName(l)))
                .toList();
    }

    private static boolean isSingleType(String line) {
        return !line.startsWith("static ") && !line.startsWith("module ") && !line.endsWith(".*");
    }

    private static String simpleName(String line) {
        return line.substring(line.lastIndexOf('.') + 1);
    }
}
