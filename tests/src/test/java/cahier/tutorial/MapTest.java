package cahier.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.CodeCell;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds the map of the tutorials to the tutorials.
class MapTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("cahier.root", ".."), "notebooks");
    private static final Pattern CELL = Pattern.compile("`(\\d\\d)#([a-z0-9-]+)`");
    private static final Pattern FILE = Pattern.compile("\\(([^()]+\\.ipynb)\\)");

    @Test
    void everyCellOfTheMapExists() throws Exception {
        var existing = new HashSet<String>();
        for (var notebook : notebooks()) {
            var number = notebook.getFileName().toString().substring(0, 2);
            for (var cell : NotebookFile.read(notebook).cells())
                existing.add(number + "#" + cell.id());
        }
        var named = found(CELL, Files.readString(FOLDER.resolve("README.md")), 0);
        assertThat(named.size()).isGreaterThan(60);
        assertThat(named.stream().map(cell -> cell.replace("`", ""))).isSubsetOf(existing);
    }

    @Test
    void everyNotebookIsOnTheMap() throws Exception {
        var named = found(FILE, Files.readString(FOLDER.resolve("README.md")), 1);
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        notebooks().stream().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void everyLinkBetweenNotebooksLeadsSomewhere() throws Exception {
        var lost = new ArrayList<String>();
        for (var notebook : notebooks()) {
            for (var link : found(FILE, Files.readString(notebook), 1)) {
                if (!Files.exists(FOLDER.resolve(link))) lost.add(notebook + ": " + link);
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void everyPictureOfTheMapIsAnOutputOfItsNotebook() throws Exception {
        for (var notebook : notebooks()) {
            var name = notebook.getFileName().toString().replace(".ipynb", ".png");
            var picture = Files.readAllBytes(FOLDER.resolve("pictures").resolve(name));
            assertThat(pictures(notebook))
                    .as(name)
                    .anyMatch(drawn -> Arrays.equals(drawn, picture));
        }
    }

    private static List<byte[]> pictures(Path notebook) throws Exception {
        var pictures = new ArrayList<byte[]>();
        for (var cell : NotebookFile.read(notebook).cells()) {
            if (!(cell instanceof CodeCell code)) continue;
            for (var output : code.outputs()) {
                var data =
                        switch (output) {
                            case Output.Display shown -> shown.data();
                            case Output.Result result -> result.data();
                            case Output.Stream ignored -> null;
                            case Output.Error ignored -> null;
                        };
                if (data == null || !(data.get("image/png") instanceof String png)) continue;
                pictures.add(Base64.getMimeDecoder().decode(png));
            }
        }
        return pictures;
    }

    private static List<Path> notebooks() throws Exception {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toSet());
    }
}
