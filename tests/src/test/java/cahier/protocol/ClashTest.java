package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.magic.RepositoryFolder;
import cahier.magic.Sources;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// Other versions of the libraries that the kernel uses itself, added by `%maven` to a kernel that
/// goes on talking by its own. The versions are made here: classes of the names that both have,
/// which say whose they are.
@Timeout(180)
class ClashTest {

    private static final Map<String, String> CLASSES =
            Map.of(
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    says("com.fasterxml.jackson.databind", "ObjectMapper", "Jackson 2 of the user"),
                    "com.fasterxml.jackson.annotation.JsonProperty",
                    says(
                            "com.fasterxml.jackson.annotation",
                            "JsonProperty",
                            "annotations of the user"),
                    "tools.jackson.databind.json.JsonMapper",
                    says("tools.jackson.databind.json", "JsonMapper", "Jackson 3 of the user"),
                    "org.zeromq.ZMQ",
                    says("org.zeromq", "ZMQ", "JeroMQ of the user"),
                    "org.slf4j.LoggerFactory",
                    says("org.slf4j", "LoggerFactory", "SLF4J of the user"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final String home = System.getProperty("user.home");
    private TestKernel kernel;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        var repository = new RepositoryFolder(folder.resolve("repository"));
        var classes = Sources.compile(folder.resolve("build"), CLASSES);
        add(repository, classes, "com.fasterxml.jackson.core", "jackson-databind", "ObjectMapper");
        add(
                repository,
                classes,
                "com.fasterxml.jackson.core",
                "jackson-annotations",
                "JsonProperty");
        add(repository, classes, "tools.jackson.core", "jackson-databind", "JsonMapper");
        add(repository, classes, "org.zeromq", "jeromq", "ZMQ");
        add(repository, classes, "org.slf4j", "slf4j-api", "LoggerFactory");
        System.setProperty("user.home", folder.resolve("home").toString());
        repository.mirrorAllFor(folder.resolve("home"));
        kernel = TestKernel.start(folder);
        client = kernel.client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        kernel.close();
        System.setProperty("user.home", home);
    }

    @Test
    void givesCellsTheUsersVersionsAndKeepsItsOwn() {
        var added =
                client.execute(
                        """
                        %maven com.fasterxml.jackson.core:jackson-databind:1.2.3
                        %maven com.fasterxml.jackson.core:jackson-annotations:1.2.3
                        %maven tools.jackson.core:jackson-databind:1.2.3
                        %maven org.zeromq:jeromq:1.2.3 org.slf4j:slf4j-api:1.2.3
                        """);
        assertThat(added.reply().get("status")).isEqualTo("ok");
        var printed =
                client.execute(
                        """
                        System.out.println(com.fasterxml.jackson.databind.ObjectMapper.whose());
                        System.out.println(com.fasterxml.jackson.annotation.JsonProperty.whose());
                        System.out.println(tools.jackson.databind.json.JsonMapper.whose());
                        System.out.println(org.zeromq.ZMQ.whose());
                        System.out.println(org.slf4j.LoggerFactory.whose());
                        """);
        assertThat(printed.stdout())
                .isEqualTo(
                        """
                        Jackson 2 of the user
                        annotations of the user
                        Jackson 3 of the user
                        JeroMQ of the user
                        SLF4J of the user
                        """);
        // the kernel's own Jackson reads this text, and its own Maven says that something is
        // missing
        var json =
                client.execute(
                        "var d = new io.github.spencerpark.jupyter.kernel.display.DisplayData();"
                                + " d.putJSON(\"{\\\"a\\\": [1, 2]}\"); d");
        assertThat(json.ofType("execute_result").getFirst().map("data"))
                .containsEntry("application/json", Map.of("a", java.util.List.of(1, 2)));
        assertThat(String.valueOf(client.execute("%maven nobody:nothing:1").reply().get("evalue")))
                .startsWith("maven: not to be had: nobody:nothing:jar:1 (asked: here at ");
    }

    private static String says(String packageName, String name, String whose) {
        return "package "
                + packageName
                + "; public class "
                + name
                + " { public static String whose() { return \""
                + whose
                + "\"; } }";
    }

    private static void add(
            RepositoryFolder repository,
            Map<String, byte[]> classes,
            String group,
            String artifact,
            String name)
            throws Exception {
        var path =
                classes.keySet().stream()
                        .filter(file -> file.endsWith("/" + name + ".class"))
                        .findFirst()
                        .orElseThrow();
        repository.with(group, artifact, "1.2.3", Map.of(path, classes.get(path)));
    }
}
