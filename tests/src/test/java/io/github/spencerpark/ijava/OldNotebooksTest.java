package io.github.spencerpark.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.display.MimeBundle;
import cahier.magic.RepositoryFolder;
import cahier.magic.Sources;
import cahier.notebook.CodeCell;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;
import cahier.session.ErrorReport;
import cahier.session.Listener;
import cahier.session.Request;
import cahier.session.Session;
import cahier.session.SessionOptions;
import cahier.session.StreamName;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Notebooks written for IJava and JJava, run as they are: each cell must put out what the notebook
/// holds. The repository that they ask is a folder, by way of a mirror.
@Timeout(180)
class OldNotebooksTest {

    private static final Map<String, String> LIBRARY =
            Map.of(
                    "shelf.Greeter",
                    """
                    package shelf;
                    public class Greeter {
                        public static String greet(String name) {
                            return "Hello, " + name + "! (greeter 1.0, words " + Words.version() + ")";
                        }
                    }
                    """,
                    "shelf.Words",
                    """
                    package shelf;
                    public class Words {
                        public static String version() { return "2.0"; }
                        public static String sorted(java.util.List<String> words) {
                            return String.join(" ", words.stream().sorted().toList());
                        }
                    }
                    """,
                    "shelf.Numbers",
                    """
                    package shelf;
                    public class Numbers {
                        public static int twice(int n) { return 2 * n; }
                    }
                    """,
                    "shelf.Extra",
                    "package shelf; public class Extra { public static final String NAME = \"extra"
                            + " 1.0\"; }");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final String home = System.getProperty("user.home");
    private Session session;
    private final Map<String, Shown> byId = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        System.setProperty("user.home", folder.resolve("home").toString());
        var classes = Sources.compile(folder.resolve("build"), LIBRARY);
        library(classes);
        work(classes);
        session = Session.open(SessionOptions.defaults());
        session.surroundings().changeFolder(folder.resolve("work").toString());
    }

    @AfterEach
    void close() {
        session.close();
        System.setProperty("user.home", home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-display",
                "02-display-data",
                "03-renderers",
                "04-magics",
                "05-maven",
                "06-pom",
                "07-jars",
                "08-shell-and-files",
                "09-language",
                "10-jjava"
            })
    void runsAsItIs(String name) throws Exception {
        var file = Path.of(getClass().getResource("/old-notebooks/" + name + ".ipynb").toURI());
        var expected = new ArrayList<String>();
        var put = new ArrayList<Shown>();
        for (var cell : NotebookFile.read(file).cells()) {
            if (!(cell instanceof CodeCell code)) continue;
            var at = "cell " + code.executionCount() + ": ";
            code.outputs().forEach(output -> expected.add(at + text(output)));
            session.execute(new Request(code.source(), false, true, false), new Writer(at, put));
        }
        assertThat(expected).isNotEmpty();
        assertThat(put.stream().map(Shown::text)).containsExactlyElementsOf(expected);
    }

    private static String text(Output output) {
        return switch (output) {
            case Output.Stream stream -> stream.name() + ": " + stream.text();
            case Output.Display display -> "display: " + new TreeMap<>(display.data());
            case Output.Result result -> "result: " + new TreeMap<>(result.data());
            case Output.Error error -> "error: " + error.value();
        };
    }

    /// One output, which an update may change.
    private static final class Shown {
        private final String kind;
        private String text;

        Shown(String kind, String text) {
            this.kind = kind;
            this.text = text;
        }

        String text() {
            return kind + text;
        }
    }

    private final class Writer implements Listener {
        private final String at;
        private final List<Shown> put;

        Writer(String at, List<Shown> put) {
            this.at = at;
            this.put = put;
        }

        @Override
        public void stream(StreamName name, String text) {
            put.add(new Shown(at + name.jupyterName() + ": ", text));
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            var shown = new Shown(at + "display: ", new TreeMap<>(bundle.data()).toString());
            // what a download shows of its progress is gone when it is done
            if (String.valueOf(bundle.data().get("text/plain")).startsWith("Downloading")) return;
            put.add(shown);
            byId.put(displayId, shown);
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            var shown = byId.get(displayId);
            if (shown != null) shown.text = new TreeMap<>(bundle.data()).toString();
        }

        @Override
        public void clear(boolean wait) {
            put.add(new Shown(at, "cleared"));
        }

        @Override
        public void result(MimeBundle bundle, int count) {
            put.add(new Shown(at + "result: ", new TreeMap<>(bundle.data()).toString()));
        }

        @Override
        public void error(ErrorReport error) {
            put.add(new Shown(at + "error: ", error.value()));
        }
    }

    private void library(Map<String, byte[]> classes) throws Exception {
        var words =
                RepositoryFolder.dependencies(
                        "<dependency>"
                                + RepositoryFolder.coordinates("shelf.test", "words", "2.0")
                                + "</dependency>");
        var shelf = new RepositoryFolder(folder.resolve("shelf"));
        shelf.with("shelf.test", "greeter", "1.0", only(classes, "Greeter"), words)
                .with("shelf.test", "words", "2.0", only(classes, "Words"))
                .with("shelf.test", "numbers", "1.0", only(classes, "Numbers"))
                .with("shelf.test", "extra", "1.0", only(classes, "Extra"));
        shelf.mirrorAllFor(folder.resolve("home"));
    }

    /// Makes what lies beside the notebooks.
    private void work(Map<String, byte[]> classes) throws Exception {
        var work = folder.resolve("work");
        for (var name : List.of("lib", "more", "classes/shelf")) {
            Files.createDirectories(work.resolve(name));
        }
        for (var name : List.of("Greeter", "Words")) {
            Files.write(
                    work.resolve("lib/" + name + ".jar"),
                    RepositoryFolder.jar(only(classes, name)));
        }
        Files.write(work.resolve("more/extra.jar"), RepositoryFolder.jar(only(classes, "Extra")));
        Files.write(
                work.resolve("classes/shelf/Numbers.class"), classes.get("shelf/Numbers.class"));
        Files.writeString(
                work.resolve("pom.xml"),
                RepositoryFolder.project(
                        "me",
                        "me",
                        "1",
                        "<dependencies><dependency>"
                                + RepositoryFolder.coordinates("shelf.test", "extra", "1.0")
                                + "</dependency></dependencies>"));
        Files.writeString(
                work.resolve("other.ipynb"),
                """
                {"cells": [{"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
                  "source": ["String fromOther = \\"from another notebook\\";"]}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
                """);
    }

    private static Map<String, byte[]> only(Map<String, byte[]> classes, String name) {
        var path = "shelf/" + name + ".class";
        return Map.of(path, classes.get(path));
    }
}
