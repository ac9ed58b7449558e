package cahier.magic;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.session.Recorder;
import cahier.session.Reply;
import cahier.session.Request;
import cahier.session.Session;
import cahier.session.SessionOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;

/// What the built-in magics do to a session.
@Timeout(120)
class MagicsTest {

    private static Session session;

    @TempDir private Path folder;
    private Recorder recorder = new Recorder();

    @BeforeAll
    static void open() {
        session = Session.open(SessionOptions.defaults());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void addsJarsThatTheRestOfTheCellSees() throws Exception {
        jar("greeting.jar", "hello.txt", "hi from the jar");
        run("List<String> added = %jars " + folder + "/*.jar\nadded.size()");
        assertThat(recorder.events()).hasSize(1).first().asString().startsWith("result:1 ");
        run(
                "new String(Thread.currentThread().getContextClassLoader()"
                        + ".getResourceAsStream(\"hello.txt\").readAllBytes())");
        assertThat(recorder.events().getFirst()).startsWith("result:hi from the jar ");
    }

    @Test
    void saysThatNoJarMatches() {
        run("%jars " + folder + "/*.jar");
        assertThat(recorder.events())
                .containsExactly(
                        "error:java.lang.IllegalArgumentException: %jars: nothing matches: "
                                + folder
                                + "/*.jar in "
                                + folder
                                + "; paths start at "
                                + Path.of("").toAbsolutePath()
                                + " (%cd changes it)");
        run("%classpath nosuch");
        assertThat(recorder.events().getFirst())
                .startsWith(
                        "error:java.lang.IllegalArgumentException: %classpath: no such file or"
                                + " folder: ");
    }

    @Test
    void loadsAFileAndNamesItInErrors() throws Exception {
        Files.writeString(
                folder.resolve("lib.jsh"), "int loaded = 5;\nint twice(int x) { return 2 * x; }");
        run("%load " + folder.resolve("lib") + "\ntwice(loaded)");
        assertThat(recorder.events().getFirst()).startsWith("result:10 ");
        Files.writeString(folder.resolve("bad.java"), "int a;\nint b = nix;");
        var reply = (Reply.Failed) run("%load " + folder.resolve("bad.java"));
        assertThat(reply.error().traceback().getFirst()).contains("(bad.java, line 2)");
    }

    @Test
    void loadsTheCodeCellsOfANotebook() throws Exception {
        Files.writeString(
                folder.resolve("n.ipynb"),
                """
                {"cells": [
                  {"cell_type": "markdown", "metadata": {}, "source": ["int no"]},
                  {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
                   "source": ["int fromNotebook = 6;"]}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
                """);
        run("%load " + folder.resolve("n.ipynb") + "\nfromNotebook");
        assertThat(recorder.events().getFirst()).startsWith("result:6 ");
    }

    @Test
    void writesAFile() throws Exception {
        var file = folder.resolve("a.txt");
        run("%%writefile " + file + "\nüber\n");
        assertThat(file).hasContent("über");
        run("%%writefile -a " + file + "\nmore");
        assertThat(file).hasContent("über\nmore");
        assertThat(recorder.text()).isEqualTo("Appended to " + file + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "html, text/html",
        "HTML, text/html",
        "markdown, text/markdown",
        "javascript, application/javascript",
        "js, application/javascript",
        "latex, text/latex",
        "svg, image/svg+xml",
        "SVG, image/svg+xml"
    })
    void showsAMediaType(String name, String type) {
        run("%%" + name + "\n<b>x</b>\n# y");
        assertThat(recorder.bundles()).hasSize(1);
        assertThat(recorder.bundles().getFirst().data()).containsEntry(type, "<b>x</b>\n# y");
    }

    @Test
    void aPatternsVariableReachesPastAMagicThatDeclaresNothing() {
        run(
                """
                Object o = 5;
                if (!(o instanceof Integer i)) throw new Error();
                %time o
                %who
                i + 1
                """);
        assertThat(recorder.events().getLast()).startsWith("result:6 ");
        run("boolean is = \"a\" instanceof String;\n%time int j = 3;\nj");
        assertThat(recorder.events().getLast()).startsWith("result:3 ");
    }

    @Test
    void timesALineOrACell() {
        run("%time int timed = 5;");
        assertThat(recorder.text()).matches("Wall time: [0-9.]+ (ns|µs|ms|s)\\R");
        run("%%time\nint more = timed + 1;\nmore");
        assertThat(recorder.text()).matches("Wall time: [0-9.]+ (ns|µs|ms|s)\\R");
        assertThat(recorder.events()).anyMatch(event -> event.startsWith("result:6 "));
    }

    @Test
    void runsAShellInItsFolderWithItsEnvironment() {
        run("%cd " + folder);
        run("%env WHO=Ada\n%%bash");
        run("%%bash\necho \"$WHO in $PWD\"; echo oops >&2");
        assertThat(recorder.events())
                .containsExactlyInAnyOrder("stdout:Ada in " + folder + "\n", "stderr:oops\n");
        run("%sh exit 3");
        assertThat(recorder.events())
                .containsExactly(
                        "error:java.lang.IllegalStateException: sh has ended with status 3");
        run("%cd /nowhere/at/all");
        assertThat(recorder.events())
                .containsExactly(
                        "error:java.lang.IllegalArgumentException:"
                                + " folder: not there: /nowhere/at/all");
    }

    @Test
    void endsAShellThatIsInterrupted() throws Exception {
        var interrupter =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        TimeUnit.MILLISECONDS.sleep(500);
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    session.interrupt();
                                });
        long start = System.nanoTime();
        assertThat(run("%%bash\nsleep 60")).isInstanceOf(Reply.Interrupted.class);
        interrupter.join();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(20);
    }

    @Test
    void measuresWithNumbers() {
        run("%timeit -n 10 -r 3 Math.sqrt(2)");
        assertThat(recorder.text())
                .matches(
                        "\\S+ (ns|µs|ms) ± \\S+ (ns|µs|ms) per run \\(mean ± standard deviation"
                                + " of 3 loops of 10 runs\\)\n");
        run("%%timeit -n 2\nint a = 1;\nint b = nix;");
        assertThat(recorder.events().getFirst()).contains("line 3: cannot find symbol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Math.sqrt(2);", "1+1", "timed + 1", "\"a\".isEmpty()", "'a'", "1.5f"})
    void measuresAnyExpressionWithItsResult(String expression) {
        run("int timed = 7;");
        run("%timeit -n 2000000 -r 3 " + expression);
        var found = Pattern.compile("^(\\S+) (ns|µs|ms) ±").matcher(recorder.text());
        assertThat(found.find()).as(recorder.text()).isTrue();
        // a store takes longer than a loop that was removed
        assertThat(found.group(2).equals("ns") ? Double.parseDouble(found.group(1)) : 1e3)
                .isGreaterThan(0.02);
    }

    @Test
    void measuresStatementsAndCallsWithoutAValue() {
        for (var java : List.of("Thread.yield()", "int a = 1; a++;", "for (;;) { break; }")) {
            run("%timeit -n 2 -r 1 " + java);
            assertThat(recorder.text()).as(java).contains("per run");
        }
    }

    @Test
    void quotesTheUsersCodeAloneWhereTimedCodeDoesNotCompile() {
        assertThat(traceback("%timeit 1 + nix"))
                .contains("cannot find symbol")
                .contains("1 + nix\n")
                .doesNotContain("TimedLoop", "Sink", "__run");
        assertThat(traceback("%%timeit\nint a = 1;\nint b = nix"))
                .contains("line 3", "int b = nix\n")
                .doesNotContain("__run");
        assertThat(traceback("%timeit int a = ")).doesNotContain("Sink", "__run");
    }

    private String traceback(String code) {
        var error = ((Reply.Failed) run(code)).error();
        return (String.join("\n", error.traceback()) + "\n").replaceAll("\\u001b\\[[0-9;]*m", "");
    }

    @Test
    void showsTheVariables() {
        run("int answerToAll = 42;");
        run("%who");
        assertThat(recorder.events().getFirst()).contains("name=answerToAll, type=int, value=42");
    }

    @Test
    void listsEveryMagic() {
        run("%lsmagic");
        for (var name : List.of("%jars", "%classpath", "%load", "%time, %%time", "%%writefile")) {
            assertThat(recorder.text()).contains(name);
        }
        assertThat(recorder.text()).containsSubsequence("%cd", "%classpath", "%jars", "%who");
    }

    private void jar(String name, String entry, String text) throws Exception {
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }

    private Reply run(String code) {
        recorder = new Recorder();
        return session.execute(new Request(code, false, true, false), recorder);
    }
}
