package cahier.runner;

import cahier.notebook.NotebookException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Tells contents apart by SHA-256.
final class Fingerprint {

    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    static String of(String text) {
        var digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return text(digest);
    }

    /// Returns the fingerprint of a file's bytes, or of all files below a folder and their names.
    ///
    /// @throws NotebookException where something cannot be read
    static String of(Path path) {
        try {
            var digest = sha256();
            for (var file : Files.isDirectory(path) ? filesBelow(path) : List.of(path)) {
                if (!file.equals(path)) {
                    var head = path.relativize(file) + "\0" + Files.size(file) + "\0";
                    digest.update(head.getBytes(StandardCharsets.UTF_8));
                }
                update(digest, file);
            }
            return text(digest);
        } catch (IOException e) {
            throw new NotebookException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// Returns the fingerprint of what a jar holds, whenever and in whatever order it was packed;
    /// of a folder and of any other file as [#of(Path)] does. One that is not there counts as
    /// empty, as it does on a class path.
    static String ofClasses(Path path) {
        if (!Files.exists(path)) return "missing";
        if (Files.isDirectory(path)) return of(path);
        try (var zip = new ZipFile(path.toFile())) {
            var digest = sha256();
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && !isAboutTheBuild(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .map(e -> e.getName() + " " + e.getCrc() + " " + e.getSize() + "\n")
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return text(digest);
        } catch (ZipException e) {
            return of(path); // no jar, whatever it is called
        } catch (IOException e) {
            throw new NotebookException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isAboutTheBuild(String name) {
        return name.equals("META-INF/MANIFEST.MF") || name.startsWith("META-INF/maven/");
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        var buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
