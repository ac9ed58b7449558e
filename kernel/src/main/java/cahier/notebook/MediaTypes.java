package cahier.notebook;

import java.util.Map;

/// Knows how the representations of media types stand in a file.
final class MediaTypes {

    private MediaTypes() {}

    /// Returns whether the representation is any JSON value, kept as it is.
    static boolean isJson(String type) {
        return type.equals("application/json")
                || type.startsWith("application/") && type.endsWith("+json");
    }

    /// Returns whether the representation is text that a file holds as a list of lines.
    static boolean isSplit(String type) {
        return type.startsWith("text/")
                || type.equals("application/javascript")
                || type.equals("image/svg+xml");
    }

    /// Returns whether the representation is a picture in base64.
    static boolean isPicture(String type) {
        return type.startsWith("image/") && !type.equals("image/svg+xml");
    }

    /// Casts a value that the schema has found to be an object.
    @SuppressWarnings("unchecked")
    static Map<String, Object> bundle(Object value) {
        return (Map<String, Object>) value;
    }
}
