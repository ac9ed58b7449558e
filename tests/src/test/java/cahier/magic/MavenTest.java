package cahier.magic;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.session.Recorder;
import cahier.session.Reply;
import cahier.session.Request;
import cahier.session.Session;
import cahier.session.SessionOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Artifacts of Maven that a cell asks for, from a repository that the test makes.
@Timeout(120)
class MavenTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Session session;
    private Recorder recorder = new Recorder();

    @BeforeEach
    void open() throws Exception {
        System.setProperty("maven.repo.local", folder.resolve("local").toString());
        artifact("top", "1", dependency("middle", "1") + dependency("leaf", "1"));
        artifact("middle", "1", dependency("leaf", "2"));
        artifact("leaf", "1", "");
        artifact("leaf", "2", "");
        session = Session.open(SessionOptions.defaults());
        run("%mavenRepo here " + folder.resolve("remote").toUri());
    }

    @AfterEach
    void close() {
        session.close();
        System.clearProperty("maven.repo.local");
    }

    @Test
    void addsAnArtifactWithAllItNeedsInOneVersionEach() {
        assertThat(run("%maven --from here -v test.cahier:top:1")).isInstanceOf(Reply.Ok.class);
        assertThat(recorder.text().lines())
                .containsExactlyInAnyOrder(
                        "test.cahier:top:jar:1",
                        "test.cahier:middle:jar:1",
                        "test.cahier:leaf:jar:1");
        run("load(\"middle.txt\") + load(\"leaf.txt\")");
        assertThat(recorder.events().getLast()).startsWith("result:middle 1leaf 1 ");
    }

    @Test
    void takesEveryNameAndNotationOfIJava() {
        run("%addMavenDependency --from=here test.cahier#leaf;2");
        run("load(\"leaf.txt\")");
        assertThat(recorder.events().getLast()).startsWith("result:leaf 2 ");
        assertThat(run("%addMavenDependencies test.cahier:leaf:jar:2 --from here"))
                .isInstanceOf(Reply.Ok.class);
    }

    @Test
    void saysWhatIsMissing() {
        var reply = (Reply.Failed) run("%maven --from here test.cahier:nothing:7");
        assertThat(reply.error().value()).contains("test.cahier:nothing:jar:7");
        reply = (Reply.Failed) run("%maven nonsense");
        assertThat(reply.error().value())
                .isEqualTo(
                        "coordinate: got 'nonsense'; expected"
                                + " group:artifact[:packaging[:classifier]]:version");
        reply = (Reply.Failed) run("%maven --from elsewhere test.cahier:leaf:1");
        assertThat(reply.error().value()).startsWith("--from: no such repository: elsewhere");
    }

    @Test
    void saysThatALoadedVersionStays() {
        run("%maven --from here test.cahier:leaf:1");
        run("%maven --from here test.cahier:leaf:2");
        assertThat(recorder.events().stream().filter(event -> event.startsWith("stderr:")))
                .containsExactly(
                        "stderr:test.cahier:leaf: version 1 is loaded and stays;"
                                + " restart the kernel for 2\n");
    }

    @Test
    void readsWholePomsAndLooseElements() {
        assertThat(Pom.whole("<project><a/></project>")).isEqualTo("<project><a/></project>");
        assertThat(
                        Pom.whole(
                                dependency("leaf", "1")
                                        + "<repository><id>r</id><url>file:///x</url></repository>"))
                .contains("<repositories><repository><id>r</id>")
                .contains("<dependencies><dependency><groupId>test.cahier</groupId>");
    }

    @Test
    void resolvesWhatCellsAskForAsOneGraph() throws Exception {
        artifact("other", "1", dependency("leaf", "2") + dependency("fresh", "1"));
        artifact("fresh", "1", "");
        assertThat(run("%maven --from here test.cahier:top:1")).isInstanceOf(Reply.Ok.class);
        // `leaf` is in the session already: the second resolution agrees with the first
        assertThat(run("%maven --from here -v test.cahier:other:1")).isInstanceOf(Reply.Ok.class);
        assertThat(recorder.text().lines())
                .containsExactlyInAnyOrder(
                        "test.cahier:top:jar:1",
                        "test.cahier:middle:jar:1",
                        "test.cahier:leaf:jar:1",
                        "test.cahier:other:jar:1",
                        "test.cahier:fresh:jar:1");
        assertThat(recorder.events().stream().filter(event -> event.startsWith("stderr:")))
                .isEmpty();
        assertThat(run("%maven --from here test.cahier:nothing:1"))
                .isInstanceOf(Reply.Failed.class);
        assertThat(run("%maven --from here test.cahier:fresh:1")).isInstanceOf(Reply.Ok.class);
    }

    @Test
    void loadsAPomWithItsParentPropertiesListAndScopes() throws Exception {
        artifact("tested", "1", "");
        pom("parent", "1", "<properties><leaf>2</leaf></properties>");
        pom(
                "list",
                "1",
                "<dependencyManagement><dependencies>"
                        + dependency("leaf", "${leaf.of.list}")
                        + "</dependencies></dependencyManagement>"
                        + "<properties><leaf.of.list>2</leaf.of.list></properties>");
        var project = folder.resolve("project");
        Files.createDirectories(project);
        Files.writeString(
                project.resolve("pom.xml"),
                """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>test.cahier</groupId><artifactId>parent</artifactId><version>1</version>
                    <relativePath/>
                  </parent>
                  <artifactId>mine</artifactId>
                  <repositories><repository><id>here</id><url>%s</url></repository></repositories>
                  <dependencyManagement><dependencies><dependency>
                    <groupId>test.cahier</groupId><artifactId>list</artifactId><version>1</version>
                    <type>pom</type><scope>import</scope>
                  </dependency></dependencies></dependencyManagement>
                  <dependencies>
                    <dependency><groupId>test.cahier</groupId><artifactId>leaf</artifactId></dependency>
                    <dependency>
                      <groupId>test.cahier</groupId><artifactId>tested</artifactId><version>1</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                </project>
                """
                        .formatted(folder.resolve("remote").toUri()));
        assertThat(run("%loadFromPom -v " + project)).isInstanceOf(Reply.Ok.class);
        assertThat(recorder.text()).isEqualTo("test.cahier:leaf:jar:2\n");
        assertThat(run("%loadFromPOM " + project.resolve("pom.xml") + " test -v"))
                .isInstanceOf(Reply.Ok.class);
        assertThat(recorder.text().lines())
                .containsExactlyInAnyOrder("test.cahier:leaf:jar:2", "test.cahier:tested:jar:1");
    }

    @Test
    void leavesTheKernelsOutWhoseNamesItHas() throws Exception {
        artifact(
                "extension",
                "1",
                "<dependency><groupId>org.dflib.jjava</groupId>"
                    + "<artifactId>jjava-jupyter</artifactId><version>1</version></dependency>");
        assertThat(run("%maven --from here -v test.cahier:extension:1 org.dflib.jjava:jjava:1"))
                .isInstanceOf(Reply.Ok.class);
        assertThat(recorder.text()).isEqualTo("test.cahier:extension:jar:1\n");
    }

    private void pom(String name, String version, String elements) throws Exception {
        new RepositoryFolder(folder.resolve("remote"))
                .pom(RepositoryFolder.GROUP, name, version, "<packaging>pom</packaging>", elements);
    }

    private Reply run(String code) {
        recorder = new Recorder();
        var helper =
                code.startsWith("load(")
                        ? "String load(String name) throws Exception { return new String(Thread"
                                + ".currentThread().getContextClassLoader()"
                                + ".getResourceAsStream(name).readAllBytes()); }\n"
                        : "";
        return session.execute(new Request(helper + code, false, true, false), recorder);
    }

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>test.cahier</groupId><artifactId>"
                + artifact
                + "</artifactId><version>"
                + version
                + "</version></dependency>";
    }

    private void artifact(String name, String version, String dependencies) throws Exception {
        var place = folder.resolve("remote/test/cahier/" + name + "/" + version);
        Files.createDirectories(place);
        Files.writeString(
                place.resolve(name + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>test.cahier</groupId><artifactId>"
                        + name
                        + "</artifactId><version>"
                        + version
                        + "</version><dependencies>"
                        + dependencies
                        + "</dependencies></project>");
        var jar = place.resolve(name + "-" + version + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name + ".txt"));
            out.write((name + " " + version).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }
}
