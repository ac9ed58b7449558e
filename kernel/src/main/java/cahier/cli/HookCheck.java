package cahier.cli;

import cahier.notebook.Cleaning;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Checks notebooks as they will be committed, whatever the files say by now.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Check the staged notebooks, as the hook does.",
        footerHeading = ExitCode.HEADING,
        footer = {
            "  0    every staged notebook is valid and clean%n"
                    + "  2    one is invalid%n"
                    + "  3    one holds outputs"
        })
final class HookCheck implements Callable<Integer> {

    @Option(names = "--keep-outputs", description = "Take notebooks with outputs.")
    boolean keepOutputs;

    @Override
    public Integer call() throws Exception {
        HookCommand.checkRepository();
        int code = ExitCode.OK;
        for (var path : staged()) {
            int one = check(path, Git.ask("cat-file", "blob", ":" + path).bytes());
            if (one == ExitCode.BAD_INPUT || code == ExitCode.OK) code = one;
        }
        return code;
    }

    /// Paths are told relative to the top folder, wherever this is called.
    private static List<String> staged() throws IOException {
        var names = Git.ask("diff", "--cached", "--name-only", "--diff-filter=ACMR", "-z").bytes();
        var paths = new ArrayList<String>();
        for (var name : new String(names, StandardCharsets.UTF_8).split("\0")) {
            if (name.endsWith(".ipynb")) paths.add(name);
        }
        return paths;
    }

    private int check(String path, byte[] bytes) {
        try {
            var problems = Notebook.problems(bytes);
            for (var problem : problems) {
                System.err.println("cahier: " + path + ": " + problem);
            }
            if (!problems.isEmpty()) {
                System.err.println("  cahier validate --repair " + path + " && git add " + path);
                return ExitCode.BAD_INPUT;
            }
            var notebook = Notebook.parse(bytes);
            if (keepOutputs || Cleaning.clean(notebook).equals(notebook)) return ExitCode.OK;
            System.err.println("cahier: " + path + ": holds outputs");
            System.err.println("  cahier clean " + path + " && git add " + path);
            return ExitCode.MISMATCH;
        } catch (NotebookException e) {
            System.err.println("cahier: " + path + ": " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }
}
