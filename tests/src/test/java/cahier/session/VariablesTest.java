package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the environment sets for a session.
@Timeout(120)
class VariablesTest {

    @TempDir private Path folder;

    @Test
    void takesTheNameWithCahierFirst() {
        var environment = new HashMap<>(Map.of("IJAVA_STARTUP_SCRIPT", "i"));
        assertThat(Variables.of(environment).script()).isEqualTo("i");
        environment.put("JJAVA_STARTUP_SCRIPT", "j");
        assertThat(Variables.of(environment).script()).isEqualTo("j");
        environment.put("CAHIER_STARTUP_SCRIPT", "c");
        assertThat(Variables.of(environment).script()).isEqualTo("c");
        environment.put("CAHIER_STARTUP_SCRIPT", "");
        assertThat(Variables.of(environment).script()).isEqualTo("");
    }

    @Test
    void readsEveryVariable() {
        var all =
                Variables.of(
                        Map.of(
                                "IJAVA_COMPILER_OPTS", "-parameters  --enable-preview",
                                "JJAVA_CLASSPATH", "lib/*.jar" + File.pathSeparator + "classes",
                                "IJAVA_STARTUP_SCRIPTS_PATH", "a.jsh" + File.pathSeparator + "b/*",
                                "JJAVA_LOAD_EXTENSIONS", "false",
                                "CAHIER_OUTPUT_LIMIT", "1_000"));
        assertThat(all.compilerOptions()).containsExactly("-parameters", "--enable-preview");
        assertThat(all.classPath()).containsExactly("lib/*.jar", "classes");
        assertThat(all.scripts()).containsExactly("a.jsh", "b/*");
        assertThat(all.extensions()).isFalse();
        assertThat(all.outputLimit()).isEqualTo(1_000);
        assertThat(Variables.NONE.extensions()).isTrue();
        assertThat(Variables.jvmOptions(Map.of("JJAVA_JVM_OPTS", "-Xmx1g -ea")))
                .containsExactly("-Xmx1g", "-ea");
        assertThat(Variables.hasPreview(Map.of("JJAVA_JVM_OPTS", "--enable-preview"))).isTrue();
    }

    @Test
    void readsDurations() {
        assertThat(timeout("30 SECONDS")).isEqualTo(Duration.ofSeconds(30));
        assertThat(timeout("2 minute")).isEqualTo(Duration.ofMinutes(2));
        assertThat(timeout("500")).isEqualTo(Duration.ofMillis(500));
        assertThat(timeout("-1")).isNull();
        assertThatThrownBy(() -> timeout("soon"))
                .hasMessage(
                        "CAHIER_TIMEOUT: no duration: got 'soon'; expected such as 30 SECONDS, or"
                                + " -1");
    }

    @Test
    void takesALimitThatIsLongerThanAnyRunForNone() {
        assertThat(timeout("99999999999999999999 DAYS")).isNull();
        assertThat(timeout("9223372036854775807 DAYS")).isNull();
        try (var cells = cells(Map.of("CAHIER_TIMEOUT", "999999999 DAYS"))) {
            assertThat(cells.ok("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void stopsACellThatTakesTooLong() {
        try (var cells = cells(Map.of("IJAVA_TIMEOUT", "1 SECONDS"))) {
            assertThat(cells.failure("while (true) {}"))
                    .isEqualTo(
                            "the cell ran longer than 1.00 s, the limit that CAHIER_TIMEOUT sets");
            assertThat(cells.failure("Thread.sleep(60_000);")).startsWith("the cell ran longer");
            assertThat(cells.ok("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void addsToTheClassPathWhatPatternsName() throws Exception {
        Files.createDirectories(folder.resolve("one"));
        Files.writeString(folder.resolve("one/hello.txt"), "hello from a folder");
        var path = folder.resolve("o*") + File.pathSeparator + folder.resolve("none/*.jar");
        try (var cells = cells(Map.of("IJAVA_CLASSPATH", path))) {
            assertThat(
                            cells.ok(
                                    "new String(Thread.currentThread().getContextClassLoader()"
                                        + ".getResourceAsStream(\"hello.txt\").readAllBytes())"))
                    .isEqualTo("hello from a folder");
            assertThat(cells.errors())
                    .singleElement()
                    .asString()
                    .startsWith("stderr:class path: nothing matches: ");
        }
    }

    @Test
    void runsScriptsBeforeTheFirstCell() throws Exception {
        Files.writeString(
                folder.resolve("1.jsh"), "int one = 1;\nint twice(int n) { return 2 * n; }");
        Files.writeString(folder.resolve("2.jsh"), "int two = twice(one);\nint bad = nix;");
        Files.writeString(folder.resolve("3.jsh"), "int three = 3; throw new Exception(\"oops\");");
        var environment =
                Map.of(
                        "JJAVA_STARTUP_SCRIPTS_PATH",
                        folder + "/*.jsh",
                        "JJAVA_STARTUP_SCRIPT",
                        "import java.awt.Point;\nSystem.out.println(\"ready\");");
        try (var cells = cells(environment)) {
            assertThat(cells.ok("new Point(twice(one), three).x")).isEqualTo("ready\n2");
            assertThat(String.join("", cells.errors()))
                    .contains("2.jsh: cannot find symbol", "3.jsh: java.lang.Exception: oops");
            assertThat(cells.ok("one")).isEqualTo("1");
        }
    }

    @Test
    void failsTheFirstCellThatNobodyWatches() {
        assertThat(failure(Map.of("JJAVA_STARTUP_SCRIPT", "int x = ;")))
                .startsWith("JJAVA_STARTUP_SCRIPT: start-up script: illegal start of expression");
        assertThat(failure(Map.of("CAHIER_CLASSPATH", "/nosuch.jar")))
                .isEqualTo("CAHIER_CLASSPATH: class path: no such file or folder: /nosuch.jar");
        assertThat(failure(Map.of("CAHIER_COMPILER_OPTS", "-frob")))
                .isEqualTo("CAHIER_COMPILER_OPTS: javac knows no option -frob");
    }

    @Test
    void tellsApartFromTheOutputThatNobodyWatchesWhatMatchesNothing() {
        var environment =
                Map.of("JJAVA_CLASSPATH", "/nosuch/*.jar", "CAHIER_COMPILER_OPTS", "--release 11");
        var options = SessionOptions.defaults().withWatched(false);
        try (var cells = new Cells(options.withVariables(Variables.of(environment)))) {
            assertThat(cells.ok("1 + 1")).isEqualTo("2");
            assertThat(cells.errors()).isEmpty();
            assertThat(cells.session().startupNotes())
                    .containsExactly(
                            "CAHIER_COMPILER_OPTS: compiler option --release 11: left out: the"
                                    + " session decides it",
                            "JJAVA_CLASSPATH: class path: nothing matches: /nosuch/*.jar in"
                                    + " /nosuch");
        }
    }

    @Test
    void tellsOnceOfAnOptionThatTheCompilerDoesNotKnow() {
        var environment = Map.of("CAHIER_COMPILER_OPTS", "-frob -Xmaxerrs");
        var options = SessionOptions.defaults().withWatched(false);
        try (var cells = new Cells(options.withVariables(Variables.of(environment)))) {
            assertThat(cells.failure("1"))
                    .isEqualTo("CAHIER_COMPILER_OPTS: javac knows no option -frob");
            assertThat(cells.session().startupNotes())
                    .containsExactly(
                            "CAHIER_COMPILER_OPTS: compiler option -Xmaxerrs: left out: its value"
                                    + " is missing");
        }
    }

    @Test
    void refusesAClassPathOfOtherFiles(@TempDir Path folder) throws Exception {
        var text = Files.writeString(folder.resolve("notes.txt"), "no classes");
        var broken = Files.writeString(folder.resolve("broken.jar"), "no classes");

        assertThat(failure(Map.of("CAHIER_CLASSPATH", text.toString())))
                .isEqualTo("CAHIER_CLASSPATH: class path: neither a jar nor a folder: " + text);
        assertThat(failure(Map.of("CAHIER_CLASSPATH", folder + "/*")))
                .isEqualTo("CAHIER_CLASSPATH: class path: neither a jar nor a folder: " + broken);
        try (var cells = cells(Map.of("CAHIER_CLASSPATH", folder + "/*.txt"))) {
            assertThat(cells.ok("1")).isEqualTo("1");
            assertThat(cells.errors()).isEmpty();
        }
    }

    private static String failure(Map<String, String> environment) {
        var options = SessionOptions.defaults().withWatched(false);
        try (var cells = new Cells(options.withVariables(Variables.of(environment)))) {
            return cells.failure("1");
        }
    }

    @Test
    void namesTheVariableThatIsNeitherYesNorNo() {
        assertThatThrownBy(() -> Variables.of(Map.of("JJAVA_LOAD_EXTENSIONS", "maybe")))
                .hasMessage("JJAVA_LOAD_EXTENSIONS: got 'maybe'; expected true or false");
    }

    @Test
    void givesTheCompilerItsOptions() {
        var options = "-XDfind=lambda --add-modules java.sql --release 11 --frob -Xlint:all";
        try (var cells = cells(Map.of("IJAVA_COMPILER_OPTS", options))) {
            assertThat(cells.ok("record R(int x) {}\nnew R(1).x()")).isEqualTo("1");
            assertThat(String.join("", cells.errors()))
                    .isEqualTo(
                            "stderr:compiler option --release 11: left out: the session decides"
                                    + " it\ncompiler option --frob: left out: javac does not know"
                                    + " it\n");
        }
        assertThat(CompilerOptions.of(List.of(options.split(" "))).kept())
                .containsExactly("-XDfind=lambda", "--add-modules", "java.sql", "-Xlint:all");
    }

    @Test
    void reachesAWorkerOfItsOwn() throws Exception {
        // A JVM whose environment can be set: this one's cannot.
        var classes = System.getProperty("java.class.path");
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes,
                        "cahier.session.PrintsVariables");
        builder.environment().put("CAHIER_TIMEOUT", "7 SECONDS");
        builder.environment().put("IJAVA_TIMEOUT", "1 SECONDS");
        var process = builder.redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.strip()).isEqualTo("PT7S");
    }

    private static Duration timeout(String text) {
        return Variables.of(Map.of("CAHIER_TIMEOUT", text)).timeout();
    }

    private static Cells cells(Map<String, String> environment) {
        return new Cells(SessionOptions.defaults().withVariables(Variables.of(environment)));
    }
}
