package cahier.data;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Holds small photographs that anybody may use; source and licence lie beside them
/// (`cahier/data/SOURCES.md` in the jar).
public final class Photos {

    private Photos() {}

    /// Returns a cat's face, 240 × 360, in colour.
    public static Image chelsea() {
        return read("chelsea.png");
    }

    /// Returns a cup of coffee on a wooden table, 240 × 360, in colour.
    public static Image coffee() {
        return read("coffee.png");
    }

    /// Returns a portrait of the astronaut Eileen Collins, 256 × 256, in colour.
    public static Image astronaut() {
        return read("astronaut.png");
    }

    private static Image read(String name) {
        try (var stream = Photos.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing in the jar");
            return Image.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
