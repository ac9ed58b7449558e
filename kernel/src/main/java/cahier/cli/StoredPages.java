package cahier.cli;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.report.Outcome;
import cahier.report.Report;

import java.nio.file.Path;
import java.util.List;

/// Writes the report of notebooks as they are stored. It stands apart from its command, whose
/// methods every start of this program looks at.
final class StoredPages {

    private final Report report;

    private StoredPages(Report report) {
        this.report = report;
    }

    /// Writes the pages and the index, and prints where the index is.
    ///
    /// @return the exit code
    /// @throws CommandException where something cannot be written
    static int write(List<Path> notebooks, Path folder) {
        try {
            var pages = new StoredPages(new Report(notebooks, folder));
            int code = ExitCode.OK;
            for (var notebook : notebooks) {
                if (!pages.add(notebook)) code = ExitCode.BAD_INPUT;
            }
            System.out.println(pages.report.finish());
            System.out.flush();
            return code;
        } catch (NotebookException e) {
            throw new CommandException("--output-dir: " + e.getMessage());
        }
    }

    private boolean add(Path path) {
        Notebook notebook;
        try {
            notebook = NotebookFile.read(path);
        } catch (NotebookException e) {
            System.err.println("cahier: " + path + ": " + e.getMessage());
            report.addWithout(path, String.valueOf(e.getMessage()));
            return false;
        }
        for (var warning : report.add(path, notebook, Outcome.stored(notebook))) {
            System.err.println("note: " + path + ": " + warning);
        }
        return true;
    }
}
