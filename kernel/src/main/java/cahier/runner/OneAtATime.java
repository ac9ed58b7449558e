package cahier.runner;

import cahier.notebook.Notebook;

import java.nio.file.Path;

/// Passes calls on one at a time, from whatever thread of a run they come.
final class OneAtATime implements Progress {

    private final Progress progress;

    OneAtATime(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void notebookStarts(Path notebook, int total) {
        progress.notebookStarts(notebook, total);
    }

    @Override
    public synchronized void cellStarts(
            Path notebook, int index, int number, int total, String source) {
        progress.cellStarts(notebook, index, number, total, source);
    }

    @Override
    public synchronized void cellProgresses(Path notebook, String line) {
        progress.cellProgresses(notebook, line);
    }

    @Override
    public synchronized void cellEnds(Path notebook, CellResult result) {
        progress.cellEnds(notebook, result);
    }

    @Override
    public synchronized void notebookExecuted(Path notebook, Notebook executed) {
        progress.notebookExecuted(notebook, executed);
    }

    @Override
    public synchronized void notebookEnds(NotebookResult result) {
        progress.notebookEnds(result);
    }

    @Override
    public synchronized void note(Path notebook, String message) {
        progress.note(notebook, message);
    }
}
