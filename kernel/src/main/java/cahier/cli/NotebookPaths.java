package cahier.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/// Finds the notebooks that a command line names: files, folders and patterns. Checkpoints and
/// hidden folders are passed over, and a notebook named twice comes once.
final class NotebookPaths {

    private static final String DEFAULT = "notebooks";

    private final String command;
    private final String ending;

    /// @param command the command that looks for them, for its messages
    NotebookPaths(String command) {
        this(command, ".ipynb");
    }

    /// Finds files of another kind.
    ///
    /// @param ending how the names of files end that are found in folders and by patterns
    NotebookPaths(String command, String ending) {
        this.command = command;
        this.ending = ending;
    }

    /// Returns the notebooks in the order of the arguments, those of a folder sorted by name.
    ///
    /// @throws CommandException where something is missing or a folder holds no notebook
    List<Path> find(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            if (Files.isDirectory(Path.of(DEFAULT))) return find(List.of(DEFAULT));
            throw new CommandException(
                    "no notebook is named and there is no folder "
                            + DEFAULT
                            + " here; name one: cahier "
                            + command
                            + " PATH...");
        }
        var found = new LinkedHashMap<Path, Path>();
        for (var argument : arguments) {
            for (var path : find(argument)) {
                found.putIfAbsent(path.toAbsolutePath().normalize(), path);
            }
        }
        return List.copyOf(found.values());
    }

    private List<Path> find(String argument) throws IOException {
        if (argument.equals("-")) {
            throw new CommandException(
                    "-: the standard input is not read; expected a file, a folder or a pattern");
        }
        if (argument.isEmpty()) {
            // a variable of a script's that is not set, and no folder
            throw new CommandException("got ''; expected a file, a folder or a pattern");
        }
        var path = path(argument);
        if (path != null && Files.isDirectory(path)) {
            var notebooks = search(path, file -> true);
            if (notebooks.isEmpty()) {
                throw new CommandException(
                        argument + ": the folder holds no notebook (*" + ending + ")");
            }
            return notebooks;
        }
        if (path != null && Files.exists(path)) return List.of(path);
        if (argument.matches(".*[*?\\[{].*")) return matching(argument);
        throw new CommandException(argument + ": no such file or folder");
    }

    private static @Nullable Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException pattern) {
            return null; // on Windows * and ? are in no path
        }
    }

    private List<Path> matching(String pattern) throws IOException {
        var fixed = pattern.replaceFirst("[^/\\\\]*[*?\\[{].*", "");
        var root = Path.of(fixed);
        try {
            var system = root.getFileSystem();
            var matcher = system.getPathMatcher("glob:" + glob(pattern, system.getSeparator()));
            var notebooks =
                    Files.isDirectory(fixed.isEmpty() ? Path.of(".") : root)
                            ? search(root, file -> matcher.matches(file))
                            : List.<Path>of();
            if (notebooks.isEmpty()) {
                throw new CommandException(pattern + ": no notebook (*" + ending + ") matches");
            }
            return notebooks;
        } catch (PatternSyntaxException e) {
            throw new CommandException(pattern + ": not a pattern: " + e.getDescription());
        }
    }

    /// Returns a pattern in which a backslash that parts folders is no escape.
    static String glob(String pattern, String separator) {
        return separator.equals("\\") ? pattern.replace('\\', '/') : pattern;
    }

    private List<Path> search(Path folder, Predicate<Path> wanted) throws IOException {
        var notebooks = new ArrayList<Path>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes a) {
                        boolean isHidden = at.getFileName().toString().matches("\\.[^.].*");
                        return isHidden && !at.equals(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        var name = file.getFileName().toString();
                        if (name.endsWith(ending) && !name.startsWith(".") && wanted.test(file)) {
                            notebooks.add(file.normalize());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path at, IOException failure) {
                        var reason =
                                failure instanceof AccessDeniedException
                                        ? "permission denied"
                                        : failure.toString();
                        throw new CommandException(at + ": cannot be searched: " + reason);
                    }
                });
        notebooks.sort(null);
        return notebooks;
    }
}
