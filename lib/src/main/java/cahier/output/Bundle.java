package cahier.output;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Holds one thing to show in one or more media types, plain text always among them.
///
/// @param data media type → representation: text, or base64 for pictures
/// @param metadata media type → its metadata, such as the `width` of a picture
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {

    private static final String TEXT = "text/plain";

    /// Checks that there is plain text, and copies the maps.
    public Bundle {
        if (!data.containsKey(TEXT)) {
            throw new IllegalArgumentException(
                    "Bundle: no plain text: got " + data.keySet() + "; expected text/plain too");
        }
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// Makes a bundle of plain text alone.
    public static Bundle text(String text) {
        return new Bundle(Map.of(TEXT, text), Map.of());
    }

    /// Makes a bundle of HTML and of the plain text that stands for it elsewhere.
    public static Bundle html(String html, String text) {
        var data = new LinkedHashMap<String, Object>();
        data.put("text/html", html);
        data.put(TEXT, text);
        return new Bundle(data, Map.of());
    }

    /// Makes a bundle of a picture.
    ///
    /// @param mediaType such as `image/png`
    /// @param bytes the picture's file
    /// @param width the width at which it is shown, in CSS pixels
    /// @param height the height at which it is shown, in CSS pixels
    /// @param alt what the picture shows, in words: its plain text, and its alt text in HTML
    public static Bundle picture(
            String mediaType, byte[] bytes, int width, int height, String alt) {
        var data = new LinkedHashMap<String, Object>();
        data.put(mediaType, Base64.getEncoder().encodeToString(bytes));
        data.put(TEXT, alt);
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("alt", alt);
        metadata.put("height", height);
        metadata.put("width", width);
        return new Bundle(data, Map.of(mediaType, Collections.unmodifiableMap(metadata)));
    }
}
