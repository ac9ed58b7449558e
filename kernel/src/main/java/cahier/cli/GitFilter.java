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

    boolean isInstalled() throws IOException {
        return Git.call("config", scope(), "filter.cahier.clean").code() == 0
                && lines().contains(LINE);
    }

    /// Sets it up; where it is set up already, the path of the launcher is brought up to date.
    void install(String launcher) throws IOException {
        Git.ask("config", scope(), "filter.cahier.clean", launcher + " clean -");
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
        var file = attributesFile();
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
