package cahier.cli;

import cahier.notebook.NotebookFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sets git up so that outputs stay out of commits, and notebooks are compared as Java.
///
/// @param isGlobal whether it is for all repositories of this user
/// @param attributes the file that names the notebooks; `null` for the one that is not shared
record GitFilter(boolean isGlobal, @Nullable Path attributes) {

    private static final String SHARED = ".gitattributes";
    private static final String LINE = "*.ipynb filter=cahier diff=cahier";

    /// Returns the file that names the notebooks.
    Path attributesFile() throws IOException {
        if (attributes != null) return attributes;
        if (!isGlobal) return Git.file("info/attributes");
        var configured = Git.call("config", "--global", "--path", "core.attributesFile").text();
        if (!configured.isEmpty()) return Path.of(configured);
        var settings = System.getenv("XDG_CONFIG_HOME");
        var folder =
                settings == null || settings.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(settings);
        return folder.resolve("git/attributes");
    }

    /// Checks that git reads the file that names the notebooks.
    ///
    /// @throws CommandException where it reads others only
    void checkAttributes() throws IOException {
        if (attributes == null) return;
        var read = new ArrayList<Path>();
        read.add(new GitFilter(true, null).attributesFile());
        var top = Git.call("rev-parse", "--show-toplevel");
        if (top.code() == 0) {
            read.add(Git.file("info/attributes"));
            var set = Git.call("config", "--path", "core.attributesFile").text();
            if (!set.isEmpty()) read.add(Path.of(set));
            boolean isName = attributes.endsWith(SHARED);
            if (isName && real(attributes).startsWith(real(Path.of(top.text())))) return;
        }
        for (var file : read) if (real(file).equals(real(attributes))) return;
        throw new CommandException(
                "--attributes: git does not read "
                        + attributes
                        + "; expected a file "
                        + SHARED
                        + " of the work tree, "
                        + (top.code() == 0 ? ".git/info/attributes" : "in a repository")
                        + " or "
                        + read.getFirst());
    }

    /// Returns the files that name the notebooks for all who share the repository, of those that
    /// are in the work tree.
    List<Path> sharedFiles() throws IOException {
        if (isGlobal) return List.of();
        var files = new ArrayList<Path>();
        var pattern = ":(top,glob)**/" + SHARED;
        var found = Git.call("ls-files", "-z", "-co", "--exclude-standard", "--", pattern);
        for (var name : new String(found.bytes(), StandardCharsets.UTF_8).split("\0")) {
            if (!name.isEmpty() && lines(Path.of(name)).contains(LINE)) files.add(Path.of(name));
        }
        return files;
    }

    /// Returns the file that names the notebooks, whoever wrote it; `null` where none does or the
    /// filter is not set up.
    @Nullable Path installedIn() throws IOException {
        if (Git.call("config", scope(), "filter.cahier.clean").code() != 0) return null;
        if (lines().contains(LINE)) return attributesFile();
        var shared = attributes == null ? sharedFiles() : List.<Path>of();
        return shared.isEmpty() ? null : shared.getFirst();
    }

    private static Path real(Path file) {
        var path = file.toAbsolutePath().normalize();
        var folder = path.getParent();
        try {
            return folder == null ? path : folder.toRealPath().resolve(path.getFileName());
        } catch (IOException missing) {
            return path;
        }
    }

    /// Sets it up; where it is set up already, the path of the launcher is brought up to date.
    void install(String launcher) throws IOException {
        Git.ask("config", scope(), "filter.cahier.clean", launcher + " clean --name %f -");
        Git.ask("config", scope(), "filter.cahier.smudge", "cat");
        Git.ask("config", scope(), "filter.cahier.required", "true");
        var asText = launcher + " convert --to java --output -";
        Git.ask("config", scope(), "diff.cahier.textconv", asText);
        var lines = lines();
        if (!lines.contains(LINE)) {
            lines.add(LINE);
            write(lines);
        }
    }

    /// Takes it back, and returns whether there was anything.
    boolean uninstall() throws IOException {
        boolean isFound = false;
        for (var section : List.of("filter.cahier", "diff.cahier")) {
            isFound |= Git.call("config", scope(), "--remove-section", section).code() == 0;
        }
        var lines = lines();
        if (lines.remove(LINE)) {
            isFound = true;
            write(lines);
        }
        return isFound;
    }

    private String scope() {
        return isGlobal ? "--global" : "--local";
    }

    private List<String> lines() throws IOException {
        return lines(attributesFile());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file)
                ? new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8))
                : new ArrayList<>();
    }

    private void write(List<String> lines) throws IOException {
        var file = attributesFile();
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        var text = String.join("\n", lines) + "\n";
        NotebookFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
