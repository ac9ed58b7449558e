package cahier.magic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// A repository of Maven that a test makes in a folder. The jar of `test.cahier:name:version` holds
/// `name.txt` with the text `name version`.
public final class RepositoryFolder {

    public static final String GROUP = "test.cahier";

    private final Path folder;

    /// Takes the folder, which need not be there.
    public RepositoryFolder(Path folder) {
        this.folder = folder;
    }

    /// Returns the folder.
    public Path folder() {
        return folder;
    }

    /// Returns where it is.
    public String uri() {
        return folder.toUri().toString();
    }

    /// Makes this folder the mirror of every repository, for whose home folder is given.
    public void mirrorAllFor(Path home) throws IOException {
        var settings = home.resolve(".m2/settings.xml");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>"
                        + uri()
                        + "</url></mirror></mirrors></settings>");
    }

    /// Adds an artifact.
    ///
    /// @param more elements of its POM
    public RepositoryFolder with(String name, String version, String... more) throws IOException {
        return with(GROUP, name, version, Map.of(name + ".txt", bytes(name + " " + version)), more);
    }

    /// Adds an artifact whose jar holds other files.
    public RepositoryFolder with(
            String group, String name, String version, Map<String, byte[]> files, String... more)
            throws IOException {
        pom(group, name, version, more);
        Files.write(place(group, name, version).resolve(name + "-" + version + ".jar"), jar(files));
        return this;
    }

    /// Adds a POM alone.
    public RepositoryFolder pom(String group, String name, String version, String... more)
            throws IOException {
        var place = place(group, name, version);
        Files.createDirectories(place);
        Files.writeString(
                place.resolve(name + "-" + version + ".pom"), project(group, name, version, more));
        return this;
    }

    /// Adds what is deployed as a snapshot at a time, in place of an earlier one.
    public RepositoryFolder snapshot(String name, String base, String time, int build, String text)
            throws IOException {
        var place = place(GROUP, name, base + "-SNAPSHOT");
        Files.createDirectories(place);
        var value = base + "-" + time + "-" + build;
        Files.writeString(
                place.resolve(name + "-" + value + ".pom"),
                project(GROUP, name, base + "-SNAPSHOT"));
        Files.write(
                place.resolve(name + "-" + value + ".jar"),
                jar(Map.of(name + ".txt", bytes(text))));
        Files.writeString(
                place.resolve("maven-metadata.xml"),
                """
                <metadata modelVersion="1.1.0">
                  <groupId>test.cahier</groupId><artifactId>%1$s</artifactId><version>%2$s-SNAPSHOT</version>
                  <versioning>
                    <snapshot><timestamp>%3$s</timestamp><buildNumber>%4$d</buildNumber></snapshot>
                    <lastUpdated>%5$s</lastUpdated>
                    <snapshotVersions>
                      <snapshotVersion><extension>jar</extension><value>%6$s</value><updated>%5$s</updated></snapshotVersion>
                      <snapshotVersion><extension>pom</extension><value>%6$s</value><updated>%5$s</updated></snapshotVersion>
                    </snapshotVersions>
                  </versioning>
                </metadata>
                """
                        .formatted(name, base, time, build, time.replace(".", ""), value));
        return this;
    }

    /// Returns the element of a POM that asks for an artifact.
    public static String dependency(String name, String version, String... more) {
        return "<dependency>"
                + coordinates(GROUP, name, version)
                + String.join("", more)
                + "</dependency>";
    }

    /// Returns a POM.
    public static String project(String group, String name, String version, String... more) {
        return "<project><modelVersion>4.0.0</modelVersion>"
                + coordinates(group, name, version)
                + String.join("", more)
                + "</project>";
    }

    /// Returns the list of a POM.
    public static String dependencies(String... dependencies) {
        return "<dependencies>" + String.join("", dependencies) + "</dependencies>";
    }

    /// Returns the elements that name an artifact.
    public static String coordinates(String group, String name, String version) {
        return "<groupId>"
                + group
                + "</groupId><artifactId>"
                + name
                + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>");
    }

    private Path place(String group, String name, String version) {
        return folder.resolve(group.replace('.', '/')).resolve(name).resolve(version);
    }

    /// Returns a text as the bytes of a file.
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Returns a jar that holds files.
    public static byte[] jar(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
