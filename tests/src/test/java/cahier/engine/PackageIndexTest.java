package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class PackageIndexTest {

    @TempDir Path folder;

    @Test
    void knowsThePackagesThatHoldClasses() throws Exception {
        var jar = jar("a.jar", "one/two/A.class", "three/readme.txt", "B.class");
        var index = new PackageIndex(null);

        assertThat(index.mayHold(jar, "one.two")).isTrue();
        assertThat(index.mayHold(jar, "")).isTrue();
        assertThat(index.mayHold(jar, "one")).isFalse();
        assertThat(index.mayHold(jar, "three")).isFalse();
        assertThat(index.mayHold(jar, "java")).isFalse();
    }

    @Test
    void knowsPackagesOfJarsForSeveralReleases() throws Exception {
        var jar = jar("a.jar", "META-INF/versions/21/late/A.class");

        assertThat(new PackageIndex(null).mayHold(jar, "late")).isTrue();
    }

    @Test
    void leavesWhatIsNoJarToTheCompiler() {
        var index = new PackageIndex(null);

        assertThat(index.mayHold(folder, "any")).isTrue();
        assertThat(index.mayHold(folder.resolve("missing.jar"), "any")).isTrue();
    }

    @Test
    void keepsWhatItLearntForTheNextStart() throws Exception {
        var jar = jar("a b.jar", "one/A.class");
        var file = folder.resolve("packages");
        new PackageIndex(file).learn(List.of(jar, folder));

        // the same size and time, but no jar any more: only the file can know
        var time = Files.getLastModifiedTime(jar);
        Files.write(jar, new byte[(int) Files.size(jar)]);
        Files.setLastModifiedTime(jar, time);

        var next = new PackageIndex(file);
        assertThat(next.mayHold(jar, "one")).isTrue();
        assertThat(next.mayHold(jar, "two")).isFalse();
        assertThat(folder).isDirectoryNotContaining("glob:**/packages.*");
    }

    @Test
    void looksAgainWhenAJarHasChanged() throws Exception {
        var jar = jar("a.jar", "one/A.class");
        var file = folder.resolve("packages");
        new PackageIndex(file).learn(List.of(jar));

        jar("a.jar", "two/A.class");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));

        assertThat(new PackageIndex(file).mayHold(jar, "two")).isTrue();
        assertThat(new PackageIndex(file).mayHold(jar, "one")).isFalse();
    }

    @Test
    void startsAnewFromAFileThatIsDamaged() throws Exception {
        var jar = jar("a.jar", "one/A.class");
        var file = Files.writeString(folder.resolve("packages"), "x y\none\n");

        assertThat(new PackageIndex(file).mayHold(jar, "one")).isTrue();
    }

    private Path jar(String name, String... entries) throws Exception {
        var jar = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(1);
                zip.closeEntry();
            }
        }
        return jar;
    }
}
