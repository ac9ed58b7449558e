package cahier.cli;

import cahier.notebook.Cleaning;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Takes outputs and execution counts out of notebooks.
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Take outputs, execution counts and metadata about runs out of notebooks.",
            "%n  cahier clean notebooks             rewrites what is not clean",
            "  cahier clean --check notebooks     tells which are not; for CI",
            "  cahier clean - < a.ipynb           as a filter%n",
            "To keep outputs out of commits and in your files: cahier hook install"
        },
        footerHeading = ExitCode.HEADING,
        footer = {
            "  0    all went well%n"
                    + "  2    a file cannot be read or written%n"
                    + "  3    with --check: a notebook is not clean"
        })
final class CleanCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Notebooks, folders (searched to any depth) or patterns; "
                            + "- reads a notebook from the input and writes it to the output.")
    List<String> paths = new ArrayList<>();

    @Option(
            names = "--check",
            description = "Write nothing; name the notebooks that are not clean, and exit with 3.")
    boolean check;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "the input",
            description = "How messages call the input. Default: ${DEFAULT-VALUE}.")
    String name = "the input";

    @Override
    public Integer call() throws Exception {
        if (paths.equals(List.of("-"))) return filter();
        int code = ExitCode.OK;
        for (var path : new NotebookPaths("clean").find(paths)) {
            int one = clean(path);
            if (one == ExitCode.BAD_INPUT || code == ExitCode.OK) code = one;
        }
        return code;
    }

    private int clean(Path path) {
        try {
            var notebook = NotebookFile.read(path);
            var cleaned = Cleaning.clean(notebook);
            if (cleaned.equals(notebook)) return ExitCode.OK;
            if (check) {
                System.out.println(path + ": holds outputs");
                return ExitCode.MISMATCH;
            }
            NotebookFile.write(path, cleaned);
            System.out.println(path + ": cleaned");
            return ExitCode.OK;
        } catch (NotebookException e) {
            System.err.println("cahier: " + path + ": " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int filter() throws IOException {
        try {
            var notebook = Notebook.parse(System.in.readAllBytes());
            var text = Cleaning.clean(notebook).text();
            System.out.write(text.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return ExitCode.OK;
        } catch (NotebookException e) {
            System.err.println("cahier: " + name + ": " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }
}
