package cahier.magic;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.session.Cells;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the user's `settings.xml` says of mirrors, credentials, proxies and the local repository,
/// against servers on this machine.
@Timeout(180)
class MavenSettingsTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final String home = System.getProperty("user.home");
    private RepositoryFolder repository;
    private RepositoryServer server;
    private Cells cells;

    @BeforeEach
    void open() throws Exception {
        System.setProperty("user.home", folder.resolve("home").toString());
        repository =
                new RepositoryFolder(folder.resolve("remote"))
                        .with("top", "1", dependencies("middle", "1"))
                        .with("middle", "1", dependencies("leaf", "2"))
                        .with("leaf", "2");
        server = new RepositoryServer(repository.folder());
        cells = new Cells();
    }

    @AfterEach
    void close() {
        cells.close();
        server.close();
        System.setProperty("user.home", home);
    }

    @Test
    void asksAMirrorInPlaceOfWhatItMirrors() throws Exception {
        settings(
                "<mirrors><mirror><id>corp</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>"
                        .formatted(server.url()));
        cells.ok("%maven test.cahier:top:1");
        assertThat(load("top", "middle", "leaf")).isEqualTo("top 1, middle 1, leaf 2");
        assertThat(server.requests()).contains("GET /test/cahier/leaf/2/leaf-2.jar");
    }

    @Test
    void findsAMirroredRepositoryByItsOwnIdAndTheMirrors() throws Exception {
        settings(
                "<mirrors><mirror><id>corp</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>"
                        .formatted(server.url()));
        cells.ok("%maven --from central test.cahier:leaf:2");
        cells.ok("%maven --from corp test.cahier:middle:1");
        assertThat(load("middle", "leaf")).isEqualTo("middle 1, leaf 2");
    }

    @Test
    void givesAPrivateRepositoryItsCredentials() throws Exception {
        server.asking("ada", "s3cret");
        settings(
                """
                <servers><server>
                  <id>private</id><username>ada</username><password>s3cret</password>
                </server></servers>
                """);
        cells.ok("%mavenRepo private " + server.url());
        cells.ok("%maven --from private test.cahier:top:1");
        assertThat(load("top", "leaf")).isEqualTo("top 1, leaf 2");
    }

    @Test
    void saysThatARepositoryRefusesTheCredentials() throws Exception {
        server.asking("ada", "another");
        settings(
                """
                <servers><server>
                  <id>private</id><username>ada</username><password>s3cret</password>
                </server></servers>
                """);
        cells.ok("%mavenRepo private " + server.url());
        assertThat(cells.failure("%maven --from private test.cahier:top:1"))
                .contains("test.cahier:top:", "private", "401")
                .doesNotContain("s3cret");
    }

    @Test
    void asksThroughAProxy() throws Exception {
        settings(
                """
                <proxies><proxy>
                  <id>p</id><active>true</active><protocol>http</protocol>
                  <host>127.0.0.1</host><port>%d</port>
                </proxy></proxies>
                """
                        .formatted(server.port()));
        cells.ok("%mavenRepo far http://repository.invalid/");
        cells.ok("%maven --from far test.cahier:leaf:2");
        assertThat(load("leaf")).isEqualTo("leaf 2");
        assertThat(server.requests())
                .contains("GET http://repository.invalid/test/cahier/leaf/2/leaf-2.jar");
    }

    @Test
    void keepsWhatItLoadsInTheLocalRepository() throws Exception {
        var own = folder.resolve("own");
        settings("<localRepository>" + own + "</localRepository>");
        cells.ok("%mavenRepo here " + repository.uri());
        cells.ok("%maven --from here test.cahier:leaf:2");
        assertThat(own.resolve("test/cahier/leaf/2/leaf-2.jar")).exists();
    }

    @Test
    void takesRepositoriesOfActiveProfiles() throws Exception {
        settings(
                """
                <profiles><profile><id>team</id><repositories><repository>
                  <id>shelf</id><url>%s</url>
                </repository></repositories></profile></profiles>
                <activeProfiles><activeProfile>team</activeProfile></activeProfiles>
                """
                        .formatted(server.url()));
        cells.ok("%maven --from shelf test.cahier:leaf:2");
        assertThat(load("leaf")).isEqualTo("leaf 2");
    }

    @Test
    void saysWhatIsMissingOffline() throws Exception {
        cells.ok("%mavenRepo here " + repository.folder());
        cells.ok("%maven --from here test.cahier:leaf:2");
        settings("<offline>true</offline>");
        try (var later = new Cells()) {
            later.ok("%mavenRepo here " + server.url());
            later.ok("%maven --from here test.cahier:leaf:2");
            assertThat(later.failure("%maven --from here test.cahier:top:1"))
                    .startsWith(
                            "maven: offline, and not in the local repository: test.cahier:top:");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereNobodyAnswers() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        cells.ok("%mavenRepo gone http://127.0.0.1:" + closed + "/");
        cells.ok("%mavenRepo away http://127.0.0.1:" + closed);
        assertThat(cells.failure("%maven --from gone --from away test.cahier:top:1"))
                .contains("test.cahier:top:", "refused")
                .contains("(asked: away and gone at http://127.0.0.1:" + closed + ")");
    }

    @Test
    void showsProgressWhileItDownloads() {
        server.pausing(300);
        cells.ok("%mavenRepo slow " + server.url());
        cells.ok("%maven --from slow test.cahier:leaf:2");
        var events = cells.recorder().events();
        assertThat(events).isNotEmpty();
        assertThat(events.getFirst()).startsWith("display:Downloading leaf-2.jar (");
        assertThat(events.getLast()).startsWith("update: ");
    }

    @Test
    void takesTheNewestSnapshotEachTime() throws Exception {
        repository.snapshot("fresh", "1", "20260101.000000", 1, "first");
        cells.ok("%mavenRepo here " + server.url());
        cells.ok("%maven --from here test.cahier:fresh:1-SNAPSHOT");
        assertThat(load("fresh")).isEqualTo("first");
        repository.snapshot("fresh", "1", "20260102.000000", 2, "second");
        try (var later = new Cells()) {
            later.ok("%mavenRepo here " + server.url());
            // not read in a cell: this JVM keeps a jar that it has opened under the same path
            assertThat(later.ok("%maven -v --from here test.cahier:fresh:1-SNAPSHOT"))
                    .isEqualTo("test.cahier:fresh:jar:1-20260102.000000-2\n");
        }
    }

    private String load(String... names) {
        return load(cells, names);
    }

    /// Reads the text of each artifact in a cell.
    static String load(Cells cells, String... names) {
        var code = new StringBuilder("var texts = new ArrayList<String>();\n");
        for (var name : names) {
            code.append("texts.add(new String(Thread.currentThread().getContextClassLoader()");
            code.append(".getResourceAsStream(\"")
                    .append(name)
                    .append(".txt\").readAllBytes()));\n");
        }
        return cells.ok(code + "String.join(\", \", texts)");
    }

    private static String dependencies(String name, String version) {
        return RepositoryFolder.dependencies(RepositoryFolder.dependency(name, version));
    }

    private void settings(String elements) throws Exception {
        var file = folder.resolve("home/.m2/settings.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<settings>" + elements + "</settings>");
    }
}
