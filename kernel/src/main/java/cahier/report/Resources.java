package cahier.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reads what lies in the jar.
final class Resources {

    private Resources() {}

    static byte[] bytes(String path) {
        try (var stream = Resources.class.getResourceAsStream(path)) {
            if (stream == null) throw new IllegalStateException("missing in the jar: " + path);
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the jar failed: " + path, e);
        }
    }

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }
}
