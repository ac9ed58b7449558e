package cahier.report;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.MarkdownCell;
import cahier.notebook.Notebook;
import cahier.notebook.Output;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes reports for tests, and reads them as a browser would.
final class Pages {

    /// One red pixel.
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSu"
                + "QmCC";

    private final Path folder;

    /// What the last report warned of.
    final List<String> warnings = new ArrayList<>();

    Pages(Path folder) {
        this.folder = folder;
    }

    /// Returns the page of a notebook of these cells.
    Document of(Cell... cells) throws IOException {
        var notebook = new Notebook(List.of(cells), Map.of());
        return of(notebook, Outcome.stored(notebook));
    }

    Document of(Notebook notebook, Outcome outcome) throws IOException {
        var path = folder.resolve("a.ipynb");
        var report = new Report(List.of(path), folder.resolve("report"));
        warnings.clear();
        warnings.addAll(report.add(path, notebook, outcome));
        report.finish();
        return parse(folder.resolve("report/a.html"));
    }

    static Document parse(Path page) throws IOException {
        return Jsoup.parse(Files.readString(page));
    }

    static MarkdownCell markdown(String source) {
        return new MarkdownCell(null, source, Map.of(), null, Map.of());
    }

    static CodeCell code(String source, List<Output> outputs, String... tags) {
        Map<String, Object> metadata =
                tags.length == 0 ? Map.of() : Map.of("tags", List.of((Object[]) tags));
        return new CodeCell(null, source, metadata, outputs, 1L, Map.of());
    }

    static CodeCell showing(String type, Object value) {
        return code("show", List.of(new Output.Display(Map.of(type, value), Map.of())));
    }

    /// Returns how a notebook went of which nothing is to be told.
    static Outcome passed() {
        return new Outcome(Outcome.How.RUN, Set.of(), List.of());
    }

    /// Returns the one element that a query finds.
    static Element only(Document page, String query) {
        var found = page.select(query);
        assertThat(found).as(query).hasSize(1);
        return found.getFirst();
    }
}
