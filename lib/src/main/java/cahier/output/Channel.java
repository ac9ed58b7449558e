package cahier.output;

import java.util.Map;

/// Carries what the library shows to whatever runs it. Found by `ServiceLoader`; without one, the
/// plain text of a bundle goes to `System.out`.
public interface Channel {

    /// Shows a bundle of media type → representation (base64 for pictures) under a new display id.
    ///
    /// @param bundle media type → representation, with `text/plain` among them
    /// @param metadata media type → metadata such as `width`
    /// @return the id under which [#update] replaces it
    String show(Map<String, Object> bundle, Map<String, Object> metadata);

    /// Replaces what was shown under an id.
    void update(String id, Map<String, Object> bundle, Map<String, Object> metadata);

    /// Runs an action once when the running cell ends, however it ends; where nothing runs cells,
    /// at once.
    void atEnd(Runnable action);

    /// Tells in a line how far the running cell has come; it is no output, and nothing keeps it.
    default void progress(String line) {}

    /// Returns whether somebody watches intermediate states: false in a headless run, so that a
    /// live curve draws itself only once, at its end.
    boolean isWatched();
}
