package cahier.report;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report in HTML: a page for each notebook, and an index.
///
/// Every page holds all that it shows and asks for nothing. What it shows of a notebook cannot
/// script it. The same notebooks give the same bytes; a page whose bytes are there already is not
/// touched.
public final class Report {

    /// How many bytes of a page are read to find who wrote it.
    private static final int HEAD = 4096;

    private final List<Path> notebooks;
    private final Path folder;
    private final Layout layout;
    private final Formulas formulas = new Formulas();
    private final Map<Path, Entry> entries = new LinkedHashMap<>();

    /// Prepares a report.
    ///
    /// @param notebooks what it is about, in its order
    /// @param folder where it goes; it is made where it is missing
    /// @throws NotebookException where nothing can be written there, or a file that is no page of a
    ///   report would be lost
    public Report(List<Path> notebooks, Path folder) {
        this.notebooks = List.copyOf(notebooks);
        this.folder = folder;
        this.layout = new Layout(notebooks);
        checkOurs(absolute(Layout.INDEX));
        for (var notebook : notebooks) checkOurs(absolute(layout.page(notebook)));
        makeFolder(folder);
        for (var notebook : notebooks) {
            makeFolder(absolute(layout.page(notebook)).getParent());
            check(absolute(layout.page(notebook)));
        }
        check(absolute(Layout.INDEX));
    }

    /// Writes the page of a notebook.
    ///
    /// @param content the notebook with the outputs to show
    /// @return what readers should know: pictures without alt text, and what was left out
    /// @throws NotebookException where the page cannot be written
    public List<String> add(Path notebook, Notebook content, Outcome outcome) {
        var page = layout.page(notebook);
        var home = Layout.absolute(notebook).getParent();
        if (home == null) throw new IllegalArgumentException("no file: " + notebook);
        var scope = new Scope(formulas, new Links(home, page, layout.pages()), new Pictures(home));
        var writer = new Page(scope, content, outcome);
        var body = writer.body();
        var name = layout.name(notebook);
        var entry =
                Entry.of(
                        name, page, body.title().isEmpty() ? name : body.title(), content, outcome);
        entries.put(Layout.absolute(notebook), entry);
        write(
                page,
                writer.html(entry, body, Links.between(page, Layout.INDEX), neighbours(notebook)));
        return scope.warnings();
    }

    /// Writes the page of a notebook that there is nothing to show of.
    ///
    /// @param outcome why: it cannot be read, or did not run
    /// @throws NotebookException where the page cannot be written
    public void addWithout(Path notebook, Outcome outcome) {
        add(notebook, new Notebook(List.of(), Map.of()), outcome);
    }

    /// Writes the index, and returns its file.
    ///
    /// @throws NotebookException where it cannot be written
    public Path finish() {
        var ordered = new ArrayList<Entry>();
        for (var notebook : notebooks) {
            if (!entries.containsKey(Layout.absolute(notebook))) {
                addWithout(notebook, Outcome.notRun("did not run"));
            }
            ordered.add(entries.get(Layout.absolute(notebook)));
        }
        write(Layout.INDEX, IndexPage.html(ordered));
        return folder.resolve(Layout.INDEX);
    }

    private String neighbours(Path notebook) {
        int at = notebooks.indexOf(notebook);
        var before =
                at > 0 ? link(notebook, notebooks.get(at - 1), "prev", "← ", "") : "<span></span>";
        boolean isLast = at + 1 >= notebooks.size();
        return before + (isLast ? "" : link(notebook, notebooks.get(at + 1), "next", "", " →"));
    }

    private String link(Path from, Path to, String relation, String before, String after) {
        var address = Links.between(layout.page(from), layout.page(to));
        var name = layout.name(to).replaceFirst("\\.ipynb$", "");
        return "<a rel=%s href=\"%s\">%s%s%s</a>"
                .formatted(relation, Html.escape(address), before, Html.escape(name), after);
    }

    // --- files ------------------------------------------------------------------------------

    private Path absolute(Path page) {
        return folder.toAbsolutePath().resolve(page);
    }

    private static void makeFolder(@Nullable Path folder) {
        if (folder == null) return;
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new NotebookException(
                    "cannot write " + folder + ": it is a file, not a folder", e);
        } catch (AccessDeniedException e) {
            throw new NotebookException(
                    "cannot make the folder " + folder + ": permission denied", e);
        } catch (IOException e) {
            throw new NotebookException(
                    "cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /// A page of the user's own is not to be lost.
    private static void checkOurs(Path file) {
        if (!Files.isRegularFile(file)) return;
        try (var start = Files.newInputStream(file)) {
            var head = new String(start.readNBytes(HEAD), StandardCharsets.UTF_8);
            if (head.contains(Document.GENERATOR)) return;
        } catch (IOException e) {
            throw new NotebookException("cannot read " + file + ": " + e.getMessage(), e);
        }
        throw new NotebookException(
                file
                        + " is there and is no page of a report, so it would be lost; name another"
                        + " folder");
    }

    private static void check(Path file) {
        boolean isWritable = Files.exists(file) ? Files.isWritable(file) : true;
        var folder = file.getParent();
        if (!isWritable || Files.isDirectory(file)) {
            throw new NotebookException("cannot write " + file + ": permission denied");
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw new NotebookException("cannot write into " + folder + ": permission denied");
        }
    }

    private void write(Path page, String html) {
        var file = absolute(page);
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) return;
            NotebookFile.write(file, bytes);
        } catch (NotebookException | IOException e) {
            var reason = String.valueOf(e.getMessage()).replaceFirst("^cannot be written: ", "");
            throw new NotebookException("cannot write " + file + ": " + reason, e);
        }
    }
}
