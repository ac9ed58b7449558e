package cahier.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Holds one value in one or more media types, as Jupyter's display messages carry it.
///
/// A value of `data` is text for `text/*`, `image/svg+xml` and `application/javascript`, base64 for
/// other pictures, and any JSON value (`Map`, `List`, `String`, `Number`, `Boolean`) for
/// `application/json` and types that end in `+json`. Order of insertion is kept.
///
/// @param data media type → representation, richest first
/// @param metadata media type → its metadata, such as the `width` of a picture
/// @see <a
///   href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data">Jupyter
///   messaging</a>
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {

    /// The media type that every bundle should hold: what a terminal shows.
    public static final String TEXT = "text/plain";

    /// HTML, shown by notebooks in preference to plain text.
    public static final String HTML = "text/html";

    public MimeBundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// Makes a bundle with plain text alone.
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, Objects.requireNonNull(text)), Map.of());
    }

    /// Returns a copy with one more representation.
    public MimeBundle with(String mediaType, Object value) {
        var more = new LinkedHashMap<>(data);
        more.put(mediaType, value);
        return new MimeBundle(more, metadata);
    }

    /// Returns a copy with metadata for one media type.
    public MimeBundle withMetadata(String mediaType, Map<String, Object> value) {
        var more = new LinkedHashMap<>(metadata);
        more.put(mediaType, value);
        return new MimeBundle(data, more);
    }
}
