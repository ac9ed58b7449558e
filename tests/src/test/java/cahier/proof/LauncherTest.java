package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts the program as a user does, from anywhere and on any machine.
class LauncherTest {

    private static final Path LAUNCHER = Child.ROOT.resolve("cahier");

    @TempDir Path temporary;

    @Test
    void tellsItsVersionAndNothingElse() throws Exception {
        Child.cahier("--version"); // prepares the start-up cache where it is not there

        var version = Child.cahier("--version");

        assertThat(version.output()).matches("cahier 0\\.1\\.0 \\(Java 25[^\\n]*\\)\\R");
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void letsTheEnvironmentLimitWhatARunTakes() throws Exception {
        var cell =
                """
                {"cells": [{"cell_type": "code", "id": "c1", "metadata": {}, "outputs": [],
                  "execution_count": null,
                  "source": "System.out.println(\\"x\\".repeat(5000)); while (true) {}"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """;
        var notebook = Files.writeString(temporary.resolve("a.ipynb"), cell);

        var run =
                Child.run(
                        temporary,
                        Map.of("CAHIER_TIMEOUT", "8 SECONDS", "CAHIER_OUTPUT_LIMIT", "1000"),
                        120,
                        List.of(LAUNCHER.toString(), "run", notebook.toString()));

        assertThat(run.output()).contains("the cell ran longer than 8 s and was interrupted");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(notebook)
                .content()
                .contains("CAHIER_OUTPUT_LIMIT sets the limit", "Line 1 was stopped in its course")
                .doesNotContain("took effect", "x".repeat(1001));
    }

    @Test
    void worksThroughLinksAndFromAnyFolder() throws Exception {
        var first = Files.createDirectories(temporary.resolve("a b")).resolve("first link");
        var second = temporary.resolve("second");
        Files.createSymbolicLink(first, LAUNCHER);
        Files.createSymbolicLink(second, Path.of("a b", "first link"));

        var help = Child.run(temporary, Map.of(), 120, List.of(second.toString(), "--help"));

        Files.delete(first);
        assertThat(help.output()).contains("Usage: cahier");
        assertThat(help.exitCode()).isZero();
    }

    @Test
    void worksWithoutSourcesInAFolderWithBlanksAndQuotes() throws Exception {
        var home = temporary.resolve("it's a \"copy\"" + (takesAnyName() ? " ä" : ""));
        install(home);

        for (var turn = 0; turn < 2; turn++) assertThat(version(home)).contains("cahier 0.1.0");

        assertThat(home.resolve(".launch/1/cahier.aot")).isNotEmptyFile();
        assertThat(home.resolve(".launch/2")).doesNotExist();
        assertThat(classesOfAStart(home))
                .anyMatch(line -> line.contains("cahier.protocol.KernelServer source: shared"))
                .as("the cache cannot hold these, and a start needs none of them")
                .noneMatch(line -> line.contains("picocli"));
    }

    /// Returns what the JVM says of the classes that a kernel loads until it misses its connection
    /// file.
    private List<String> classesOfAStart(Path home) throws Exception {
        var log = temporary.resolve("classes.log");
        var options = Map.of("CAHIER_JVM_OPTS", "-Xlog:class+load:file=" + log);
        var command = List.of(home.resolve("cahier").toString(), "kernel", "start", "missing.json");
        var child = Child.run(temporary, options, 180, command);
        assertThat(child.output()).contains("cannot read the connection file");
        return Files.readAllLines(log);
    }

    /// As Maven takes the jars away, and leaves unfinished ones, while it builds.
    @Test
    void startsWhileABuildWritesTheJars() throws Exception {
        var home = temporary.resolve("home");
        install(home);
        for (var folder : List.of("kernel/src/main", "lib/src/main")) {
            Files.createDirectories(home.resolve(folder));
        }
        for (var file : List.of("pom.xml", "kernel/pom.xml", "lib/pom.xml")) {
            Files.writeString(home.resolve(file), "not for Maven");
        }
        var kernel = home.resolve("kernel/target/cahier-kernel.jar");
        Files.setLastModifiedTime(kernel, FileTime.from(Instant.now().plusSeconds(1)));
        Files.setLastModifiedTime(
                home.resolve("lib/target/cahier-lib.jar"),
                FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(version(home)).contains("preparing quick starts", "cahier 0.1.0");

        var whole = Files.move(kernel, temporary.resolve("whole.jar"));
        assertThat(version(home)).startsWith("cahier 0.1.0");

        // unfinished, and newer than what has changed since
        Files.writeString(
                home.resolve("kernel/jvm.options"), "# more\n", StandardOpenOption.APPEND);
        Files.writeString(kernel, "PK");
        var build = Thread.ofPlatform().start(() -> move(whole, kernel));
        assertThat(version(home)).contains("preparing quick starts", "cahier 0.1.0");
        build.join();
        assertThat(home.resolve(".launch/1")).isDirectory();
        assertThat(home.resolve(".launch/2/cahier.aot")).isNotEmptyFile();
    }

    private static void move(Path from, Path to) {
        try {
            Thread.sleep(2000);
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String version(Path home) throws Exception {
        var command = List.of(home.resolve("cahier").toString(), "--version");
        var child = Child.run(temporary, Map.of(), 180, command);
        assertThat(child.exitCode()).as(child.output()).isZero();
        return child.output();
    }

    private static void install(Path home) throws Exception {
        for (var part : List.of("kernel/target", "lib/target")) copyJars(part, home.resolve(part));
        copyJars("lib/target/libs", home.resolve("lib/target/libs"));
        for (var file : List.of("cahier", "kernel/jvm.options", "kernel/training.options")) {
            Files.copy(Child.ROOT.resolve(file), home.resolve(file));
        }
    }

    /// In a plain POSIX locale a JVM knows names in ASCII alone; the launcher's own JVMs know all.
    private static boolean takesAnyName() {
        return Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('ä');
    }

    @Test
    void saysWhichJdkItNeeds() throws Exception {
        var child = Child.cahier(temporary, Map.of("CAHIER_JAVA_HOME", "/nowhere"), "--version");

        assertThat(child.output())
                .contains("CAHIER_JAVA_HOME must name a JDK 25 or newer: got /nowhere")
                .contains("no JDK there");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAnOlderJdk() throws Exception {
        var old = Files.createDirectories(temporary.resolve("jdk-17/bin"));
        for (var tool : List.of("java", "javac")) {
            Files.createFile(old.resolve(tool));
            assertThat(old.resolve(tool).toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(
                old.resolveSibling("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"17.0.1\"\n");

        var child =
                Child.cahier(
                        temporary,
                        Map.of("CAHIER_JAVA_HOME", old.getParent().toString()),
                        "--version");

        assertThat(child.output()).contains("jdk-17 (Java 17.0.1)");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    @Test
    void prefersAJdk25OverAnOlderJavaHome() throws Exception {
        var child = Child.cahier(temporary, Map.of("JAVA_HOME", "/nowhere"), "--version");

        assertThat(child.output()).contains("Java 25");
        assertThat(child.exitCode()).isZero();
    }

    @Test
    void honoursOptionsForTheJvm() throws Exception {
        var options = Map.of("CAHIER_JVM_OPTS", "-Xmx300m  -XX:+PrintCommandLineFlags");

        var child = Child.cahier(temporary, options, "--version");

        assertThat(child.output()).contains("-XX:MaxHeapSize=314572800").contains("cahier 0.1.0");
    }

    @Test
    void beginsWithASmallHeapWhateverLimitIsSet() throws Exception {
        var small = Map.of("CAHIER_JVM_OPTS", "-Xmx64m -XX:+PrintCommandLineFlags");
        var none = Map.of("CAHIER_JVM_OPTS", "-XX:+PrintCommandLineFlags");

        var limited = Child.cahier(temporary, small, "--version");
        var free = Child.cahier(temporary, none, "--version");

        assertThat(limited.output()).contains("-XX:MaxHeapSize=67108864").contains("cahier 0.1.0");
        assertThat(free.output()).contains("-XX:InitialHeapSize=75497472");
    }

    @Test
    void honoursOptionsByTheNamesOfOtherKernels() throws Exception {
        var options =
                Map.of(
                        "JJAVA_JVM_OPTS", "-Xmx300m -XX:+PrintCommandLineFlags",
                        "IJAVA_JVM_OPTS", "-Xmx400m");
        var overridden = new HashMap<>(options);
        overridden.put("CAHIER_JVM_OPTS", "-Xmx500m -XX:+PrintCommandLineFlags");

        var theirs = Child.cahier(temporary, options, "--version");
        var ours = Child.cahier(temporary, overridden, "--version");

        assertThat(theirs.output()).contains("-XX:MaxHeapSize=314572800");
        assertThat(ours.output()).contains("-XX:MaxHeapSize=524288000");
    }

    @Test
    void runsCellsWithThePreviewFeaturesThatTheCompilerIsAskedFor() throws Exception {
        var notebook = temporary.resolve("preview.ipynb");
        Files.writeString(
                notebook,
                """
                {"cells": [{"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
                  "source": ["Object o = 5;\\n", "o instanceof int i ? i + 1 : 0"]}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
                """);
        var options = Map.of("IJAVA_COMPILER_OPTS", "--enable-preview -parameters");

        var child = Child.cahier(temporary, options, "run", notebook.toString());

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(Files.readString(notebook)).contains("\"6\"");
    }

    @Test
    void showsATableWithoutAWordOfTheLoggerThatItMisses() throws Exception {
        var notebook = temporary.resolve("table.ipynb");
        Files.writeString(
                notebook,
                """
                {"cells": [{"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
                  "source": ["tech.tablesaw.api.Table.create(\\"ages\\")"]}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
                """);

        var child = Child.cahier(temporary, Map.of(), "run", notebook.toString());

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(notebook).content().contains("ages").doesNotContain("SLF4J", "stderr");
    }

    @Test
    void namesAVariableWhoseValueIsNone() throws Exception {
        var options = Map.of("JJAVA_TIMEOUT", "soon");

        var child = Child.cahier(temporary, options, "run", "--no-write", ".");

        assertThat(child.output())
                .contains(
                        "cahier: JJAVA_TIMEOUT: no duration: got 'soon'; expected such as"
                                + " 30 SECONDS, or -1");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesWhatTheEnvironmentAsksForAndCannotBeHadAndLeavesTheNotebook() throws Exception {
        var cell =
                """
                {"cells": [{"cell_type": "code", "metadata": {"tags": ["raises-exception"]},
                  "execution_count": null, "outputs": [], "source": "1"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
                """;
        var notebook = Files.writeString(temporary.resolve("a.ipynb"), cell);
        var options = Map.of("JJAVA_STARTUP_SCRIPT", "int x = ;");

        var child = Child.cahier(temporary, options, "run", "a.ipynb");

        assertThat(child.output())
                .contains(
                        "✗ a.ipynb: JJAVA_STARTUP_SCRIPT: start-up script: illegal start of"
                                + " expression\n");
        assertThat(child.exitCode()).isEqualTo(2);
        assertThat(notebook).content().isEqualTo(cell);
    }

    @Test
    void tellsThatAPatternMatchesNothingBesideTheNotebook() throws Exception {
        var cell =
                """
                {"cells": [{"cell_type": "code", "metadata": {}, "execution_count": null,
                  "outputs": [], "source": ""}, {"cell_type": "code", "metadata": {},
                  "execution_count": null, "outputs": [], "source": "int x = 1;"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
                """;
        var notebook = Files.writeString(temporary.resolve("a.ipynb"), cell);
        var options = Map.of("CAHIER_CLASSPATH", "none/*.jar");

        var child = Child.cahier(temporary, options, "run", "a.ipynb");

        assertThat(child.output())
                .containsOnlyOnce(
                        "note: a.ipynb: CAHIER_CLASSPATH: class path: nothing matches: none/*.jar");
        assertThat(child.exitCode()).isZero();
        assertThat(notebook).content().doesNotContain("nothing matches");
    }

    @Test
    void saysThatTheCurrentFolderIsGone() throws Exception {
        var gone = Files.createDirectory(temporary.resolve("gone"));
        var script = "rmdir '" + gone + "' && '" + LAUNCHER + "' --version";

        var child = Child.run(gone, Map.of(), 120, List.of("sh", "-c", script));

        assertThat(child.output())
                .endsWith("cahier: the current folder is gone: go into another\n")
                .doesNotContain("java");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    @Test
    void letsAnotherCollectorBeChosen() throws Exception {
        var child = Child.cahier(temporary, Map.of("CAHIER_JVM_OPTS", "-XX:+UseG1GC"), "--version");

        assertThat(child.output()).contains("cahier 0.1.0");
        assertThat(child.exitCode()).isZero();
    }

    @Test
    void explainsWhatWasTypedWrong() throws Exception {
        var child = Child.cahier("kernel", "install", "--nmae", "x");

        assertThat(child.output())
                .contains("there is no option '--nmae'; did you mean '--name'?")
                .contains("See 'cahier kernel install --help'.")
                .doesNotContain("Exception");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    private static void copyJars(String from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var jars = Files.newDirectoryStream(Child.ROOT.resolve(from), "*.jar")) {
            for (var jar : jars) Files.copy(jar, to.resolve(jar.getFileName()));
        }
    }
}
