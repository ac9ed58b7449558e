package cahier.report;

import static cahier.report.Pages.code;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Notebook;
import cahier.notebook.Output;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a page tells of a cell besides its outputs.
class CellHtmlTest extends WithPages {

    private static final Output.Error ERROR =
            new Output.Error("java.lang.Exception", "boom", List.of("\u001B[1;31mboom\u001B[0m"));

    @Test
    void honoursTheTagsThatFoldAndRemove() throws IOException {
        var text = List.<Output>of(new Output.Stream("stdout", "seen"));
        var page =
                pages.of(
                        code("one", text),
                        code("two", text, "hide-input"),
                        code("three", text, "remove-input"),
                        code("four", text, "remove-output"),
                        code("five", text, "hide-output"),
                        code("six", text, "remove-cell"));
        assertThat(page.select("#cell-1 details.input[open]")).hasSize(1);
        assertThat(page.select("#cell-2 details.input:not([open])")).hasSize(1);
        assertThat(page.select("#cell-2 .outputs").text()).isEqualTo("seen");
        assertThat(page.select("#cell-3 .input")).isEmpty();
        assertThat(page.select("#cell-3 .outputs").text()).isEqualTo("seen");
        assertThat(page.select("#cell-4 .outputs")).isEmpty();
        assertThat(page.select("#cell-5 details.outputs:not([open])")).hasSize(1);
        assertThat(page.getElementById("cell-6")).isNull();
    }

    @Test
    void marksWhatFailedWasExpectedToAndDidNotRun() throws IOException {
        var failed = code("one", List.of(ERROR));
        var expected = code("two", List.of(ERROR), "raises-exception");
        var left = code("three", List.of(new Output.Stream("stdout", "old")));
        var notebook = new Notebook(List.of(failed, expected, left), Map.of());
        var problem = new Outcome.Problem(1, 4, "java.lang.Exception: boom", "");
        var page = pages.of(notebook, new Outcome(Outcome.How.RUN, Set.of(1, 2), List.of(problem)));
        assertThat(page.select("#cell-1.failed > .state").text()).isEqualTo("Failed");
        assertThat(page.select("#cell-1 pre.error span").text()).isEqualTo("boom");
        assertThat(page.select("#cell-1 pre.code").attr("style")).isEqualTo("--at:4");
        assertThat(page.select("#cell-2.expected")).hasSize(1);
        assertThat(page.select("#cell-3.stale > .state").text()).contains("was stored before");
        assertThat(page.select(".summary.failed").text())
                .contains("Failed 2 of 3 code cells ran", "Cell 1, line 4: java.lang.Exception");
        assertThat(page.select(".summary a").attr("href")).isEqualTo("#cell-1");
    }

    @Test
    void tellsWhatOutputsDoNotSay() throws IOException {
        var notebook = new Notebook(List.of(code("one", List.of())), Map.of());
        var late = new Outcome.Problem(1, 0, "ran too long", "ran too long\nlast: one");
        var differs = new Outcome.Problem(1, 0, "cell 1 differs", "- 1\n+ 2");
        var page =
                pages.of(notebook, new Outcome(Outcome.How.RUN, Set.of(1), List.of(late, differs)));
        assertThat(page.select("#cell-1 .problem p").eachText()).containsExactly("cell 1 differs");
        assertThat(page.select("#cell-1 .problem pre").stream().map(Element::wholeText))
                .containsExactly("ran too long\nlast: one", "- 1\n+ 2");
        assertThat(page.select(".summary li")).hasSize(2);
        var index = Pages.parse(folder.resolve("report/index.html"));
        assertThat(index.select(".picture")).isEmpty();
    }

    @Test
    void tellsWhatWasStoppedFromWhatFailed() throws IOException {
        var notebook = new Notebook(List.of(code("one", List.of())), Map.of());
        var stopped = new Outcome.Problem(1, 0, "the run was stopped", "the run was stopped");
        var outcome = new Outcome(Outcome.How.INTERRUPTED, Set.of(1), List.of(stopped));
        var page = pages.of(notebook, outcome);
        assertThat(page.select(".summary.interrupted").text())
                .isEqualTo(
                        "Interrupted 1 code cell, 0 of text a.ipynb Cell 1: the run was stopped");
        assertThat(page.select("#cell-1.interrupted > .state").text()).isEqualTo("Interrupted");
        assertThat(page.select(".failed, .failure")).isEmpty();
    }
}
