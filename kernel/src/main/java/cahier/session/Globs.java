package cahier.session;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the files that a pattern such as `lib/*.jar` or `~/.m2/**/guava-*.jar` names.
public final class Globs {

    private Globs() {}

    /// Returns the files and folders that match, in order of their names.
    ///
    /// @throws IllegalArgumentException where none does
    public static List<Path> find(Surroundings surroundings, String pattern) throws IOException {
        int wildcard = firstWildcard(pattern);
        if (wildcard < 0) {
            var path = surroundings.resolve(pattern);
            if (Files.exists(path)) return List.of(path);
            throw new IllegalArgumentException("no such file or folder: " + path);
        }
        int slash = pattern.lastIndexOf('/', wildcard);
        var root = surroundings.resolve(slash < 0 ? "" : pattern.substring(0, slash + 1));
        var matches = matching(root, pattern.substring(slash + 1));
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("nothing matches: " + pattern + " in " + root);
        }
        return matches;
    }

    /// Returns whether a text is a pattern, which may match nothing, rather than a name.
    static boolean isPattern(String text) {
        return firstWildcard(text) >= 0;
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) return i;
        }
        return -1;
    }

    private static List<Path> matching(Path root, String rest) throws IOException {
        if (!Files.isDirectory(root)) return List.of();
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
        var found = new ArrayList<Path>();
        try (var walk = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
            walk.filter(path -> matcher.matches(root.relativize(path)))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }
}
