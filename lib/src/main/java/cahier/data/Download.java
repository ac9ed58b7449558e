package cahier.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// Fetches a file once and holds it to a checksum.
public final class Download {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Download() {}

    /// Returns a file in a folder, fetched from an address if it is not there yet.
    ///
    /// @param sha256 the file's SHA-256 in hexadecimal; a file with another one is not kept
    /// @throws IOException if it cannot be fetched or its checksum differs
    /// @throws InterruptedException if the thread is interrupted
    public static Path fetch(URI address, String sha256, Path folder)
            throws IOException, InterruptedException {
        var path = address.getPath();
        var file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        if (Files.exists(file)) {
            try (var stream = Files.newInputStream(file)) {
                check(file.toString(), sha256, digest(stream, null));
            }
            return file;
        }
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, ".", ".part");
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(address + " answers " + answer.statusCode());
                }
                check(address.toString(), sha256, digest(body, part));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Reads a stream to its end, into a file if one is named.
    private static String digest(InputStream stream, @Nullable Path into) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var read = new DigestInputStream(stream, digest);
            if (into == null) read.transferTo(java.io.OutputStream.nullOutputStream());
            else Files.copy(read, into, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(String what, String expected, String found) throws IOException {
        if (found.equalsIgnoreCase(expected)) return;
        throw new IOException(what + " has SHA-256 " + found + " instead of " + expected);
    }
}
