package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads which files a notebook says that it depends on. A comment of its own in a code cell names
/// files, folders or patterns, relative to the notebook's folder:
///
/// ```java
/// // cahier: data labels.csv, pictures/*.png
/// ```
final class DataFiles {

    /// Stands for the content of a file that is not there.
    static final String MISSING = "missing";

    private static final Pattern COMMENT = Pattern.compile("\\s*//\\s*cahier:\\s*(\\S+)(.*)");

    private DataFiles() {}

    /// Returns the fingerprint of every file that a notebook declares, by its name; what is missing
    /// is [#MISSING].
    ///
    /// @throws NotebookException where a declaration is malformed or a file cannot be read
    static Map<String, String> fingerprints(Notebook notebook, Path folder) {
        var files = new TreeMap<String, String>();
        for (var name : declared(notebook)) {
            var path = folder.resolve(name);
            if (isPattern(name) && !Files.exists(path)) {
                var found = matching(folder, name);
                if (found.isEmpty()) files.put(name, MISSING);
                for (var file : found) {
                    files.put(slashes(folder.relativize(file)), Fingerprint.of(file));
                }
            } else {
                files.put(name, Files.exists(path) ? Fingerprint.of(path) : MISSING);
            }
        }
        return files;
    }

    private static List<String> declared(Notebook notebook) {
        var names = new ArrayList<String>();
        for (int i = 0; i < notebook.cells().size(); i++) {
            if (!(notebook.cells().get(i) instanceof CodeCell code)) continue;
            for (var line : code.source().lines().toList()) {
                var comment = COMMENT.matcher(line);
                if (!comment.matches()) continue;
                var files = comment.group(2).strip();
                if (!comment.group(1).equals("data") || files.isEmpty()) {
                    throw new NotebookException(
                            "cell %d: got \"%s\"; expected \"// cahier: data FILE, FILE...\""
                                    .formatted(i + 1, line.strip()));
                }
                for (var name : files.split(",")) names.add(name.strip());
            }
        }
        return names;
    }

    private static boolean isPattern(String name) {
        return name.matches(".*[*?\\[{].*");
    }

    private static List<Path> matching(Path folder, String pattern) {
        try (var walk = Files.walk(folder)) {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return walk.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new NotebookException(
                    "data " + pattern + ": not a pattern: " + e.getDescription(), e);
        } catch (IOException e) {
            throw new NotebookException("data " + pattern + ": " + e.getMessage(), e);
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
