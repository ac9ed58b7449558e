package cahier.cli;

import cahier.notebook.NotebookFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// Our lines in a repository's script `pre-commit`. What else stands there stays.
record PreCommitHook(Path file) {

    private static final String BEGIN = "# >>> cahier: checks the notebooks that are committed";
    private static final String END = "# <<< cahier";

    static PreCommitHook ofRepository() throws IOException {
        return new PreCommitHook(Git.file("hooks/pre-commit"));
    }

    boolean isInstalled() throws IOException {
        return lines().contains(BEGIN);
    }

    /// Puts our lines first, since a script may end anywhere.
    ///
    /// @throws CommandException where the script that is there is none of the shell
    void install(String command) throws IOException {
        var lines = without(lines());
        if (lines.isEmpty()) lines.add("#!/bin/sh");
        if (!lines.getFirst().matches("#!.*\\b(sh|bash|dash|ksh|zsh)\\b.*")) {
            throw new CommandException(
                    file
                            + ": the hook that is there is no script of the shell; let it call: "
                            + command);
        }
        lines.addAll(1, List.of(BEGIN, command + " || exit 1", END));
        write(lines);
    }

    /// Takes our lines out, and returns whether there were any. A script that does nothing else
    /// goes.
    boolean uninstall() throws IOException {
        if (!isInstalled()) return false;
        var rest = without(lines());
        boolean isEmpty = rest.stream().skip(1).allMatch(String::isBlank);
        if (isEmpty) Files.delete(file);
        else write(rest);
        return true;
    }

    private static List<String> without(List<String> lines) {
        var rest = new ArrayList<>(lines);
        int begin = rest.indexOf(BEGIN);
        int end = rest.indexOf(END);
        if (begin >= 0 && end > begin) rest.subList(begin, end + 1).clear();
        return rest;
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private void write(List<String> lines) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var text = String.join("\n", lines) + "\n";
        NotebookFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        var rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (rights == null) return;
        var all = rights.readAttributes().permissions();
        all.add(PosixFilePermission.OWNER_EXECUTE);
        all.add(PosixFilePermission.GROUP_EXECUTE);
        all.add(PosixFilePermission.OTHERS_EXECUTE);
        rights.setPermissions(all);
    }
}
