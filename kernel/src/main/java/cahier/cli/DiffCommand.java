package cahier.cli;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookDiff;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.notebook.Tolerance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Compares two notebooks cell by cell.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Compare two notebooks: cells, outputs, pictures.",
            "%nCells belong together by their id, without ids by their position.%n",
            "  cahier diff a.ipynb b.ipynb",
            "  git show HEAD:a.ipynb > old.ipynb && cahier diff old.ipynb a.ipynb"
        },
        footerHeading = ExitCode.HEADING,
        footer = {"  0    they are the same%n  2    a file cannot be read%n  3    they differ"})
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "A", description = "The notebook to compare with.")
    Path left;

    @Parameters(index = "1", paramLabel = "B", description = "The notebook to compare.")
    Path right;

    @Override
    public Integer call() {
        var differences = NotebookDiff.of(read(left), read(right), Tolerance.NONE);
        var lines = new DifferenceReport(System.out, Terminal.detect().style());
        for (var difference : differences) lines.print(right, difference);
        System.out.flush();
        return differences.isEmpty() ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private static Notebook read(Path file) {
        try {
            return NotebookFile.read(file);
        } catch (NotebookException e) {
            throw new CommandException(file + ": " + e.getMessage());
        }
    }
}
