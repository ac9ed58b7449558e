package cahier.magic;

import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

import java.util.regex.Pattern;

/// Reads what a user writes for an artifact: Maven's
/// `group:artifact[:packaging[:classifier]]:version` or Ivy's `organisation#name;revision`.
final class Coordinate {

    private static final Pattern IVY = Pattern.compile("([^#;:\\s]+)#([^#;:\\s]+);([^#;:\\s]+)");

    private Coordinate() {}

    /// Reads a coordinate.
    ///
    /// @throws IllegalArgumentException where it is neither
    static Artifact parse(String text) {
        var ivy = IVY.matcher(text);
        if (ivy.matches()) {
            return new DefaultArtifact(ivy.group(1), ivy.group(2), "jar", ivy.group(3));
        }
        try {
            return new DefaultArtifact(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "coordinate: got '"
                            + text
                            + "'; expected group:artifact[:packaging[:classifier]]:version");
        }
    }
}
