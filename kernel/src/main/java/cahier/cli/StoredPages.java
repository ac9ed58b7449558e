package cahier.cli;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.report.Outcome;
import cahier.report.Report;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Writes the report of notebooks as they are stored. It stands apart from its command, whose
/// methods every start of this program looks at.
final class StoredPages {

    private final Report report;

    private StoredPages(Report report) {
        this.report = report;
    }

    /// Writes the pages and the index, and prints where the index is. Where no notebook can be
    /// read, nothing is written.
    ///
    /// @return the exit code
    /// @throws CommandException where something cannot be written
    static int write(List<Path> notebooks, Path folder) {
        if (notebooks.stream().allMatch(path -> whyUnreadable(path) != null)) {
            for (var path : notebooks) tell(path, String.valueOf(whyUnreadable(path)));
            return ExitCode.BAD_INPUT;
        }
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

    /// Returns why a notebook cannot be shown; `null` where it can.
    private static @Nullable String whyUnreadable(Path path) {
        try {
            NotebookFile.read(path);
            return null;
        } catch (NotebookException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void tell(Path path, String problem) {
        System.err.println("cahier: " + path + ": " + problem);
    }

    private boolean add(Path path) {
        Notebook notebook;
        try {
            notebook = NotebookFile.read(path);
        } catch (NotebookException e) {
            tell(path, String.valueOf(e.getMessage()));
            report.addWithout(path, Outcome.failed(String.valueOf(e.getMessage())));
            return false;
        }
        for (var warning : report.add(path, notebook, Outcome.stored(notebook))) {
            System.err.println("note: " + path + ": " + warning);
        }
        return true;
    }
}
