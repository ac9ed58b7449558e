package cahier.report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Brings pictures into the page, as `data:` addresses: a page asks for nothing.
final class Pictures {

    /// Pictures that browsers show, by the way their files begin.
    private static final Map<String, String> SIGNATURES =
            Map.of(
                    "image/png", "\u0089PNG",
                    "image/jpeg", "\u00FF\u00D8\u00FF",
                    "image/gif", "GIF8",
                    "image/webp", "RIFF");

    static final Set<String> TYPES = SIGNATURES.keySet();
    private static final Pattern DATA =
            Pattern.compile(
                    "data:image/(?:png|jpeg|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/=]+",
                    Pattern.CASE_INSENSITIVE);
    private static final int PNG_HEADER = 24;

    private final Path folder;
    private Map<String, Object> attachments = Map.of();

    /// @param folder the notebook's folder
    Pictures(Path folder) {
        this.folder = folder;
    }

    /// Says what `attachment:` stands for in the cell to come.
    void attach(@Nullable Map<String, Object> newAttachments) {
        attachments = newAttachments == null ? Map.of() : newAttachments;
    }

    /// The picture for an address in a notebook's text, or why there is none.
    sealed interface Found {

        /// A `data:` address.
        record Data(String url) implements Found {}

        /// Nothing that may be shown.
        record Missing(String reason) implements Found {}
    }

    /// Finds a picture. Files are read only within the notebook's own folder, and only where they
    /// are pictures, so that a notebook cannot bring other files into its report.
    Found find(String address) {
        var source = address.replaceAll("\\s", "");
        if (DATA.matcher(source).matches()) return new Found.Data(source);
        if (source.startsWith("attachment:")) return attached(address.strip().substring(11));
        if (source.startsWith("//") || source.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return new Found.Missing("is elsewhere and was not fetched");
        }
        try {
            var path = address.strip().replaceFirst("[?#].*", "").replace("%20", " ");
            var file = folder.resolve(path).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                return new Found.Missing("lies outside the notebook's folder");
            }
            return file(file);
        } catch (InvalidPathException | IOException e) {
            return new Found.Missing("was not found");
        }
    }

    private static Found file(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var type = typeOf(bytes);
        if (type == null && file.toString().endsWith(".svg")) type = "image/svg+xml";
        if (type == null) return new Found.Missing("is no picture that a browser shows");
        var base64 = Base64.getEncoder().encodeToString(bytes);
        return new Found.Data("data:" + type + ";base64," + base64);
    }

    private Found attached(String name) {
        var bundle = attachments.get(name);
        if (bundle == null) bundle = attachments.get(name.replace("%20", " "));
        if (bundle instanceof Map<?, ?> map) {
            for (var type : List.of("image/svg+xml", "image/png", "image/jpeg", "image/gif")) {
                if (!(map.get(type) instanceof String text)) continue;
                return new Found.Data(
                        type.equals("image/svg+xml") ? Html.dataUrl(type, text) : url(type, text));
            }
        }
        return new Found.Missing("is no attachment of its cell");
    }

    /// Returns the address of a picture in base64; characters that are not base64 are dropped.
    static String url(String type, String base64) {
        return "data:" + type + ";base64," + base64.replaceAll("[^A-Za-z0-9+/=]", "");
    }

    /// Returns width and height of a PNG in base64, from its header; `null` where it has none.
    static int @Nullable [] sizeOfPng(String base64) {
        var start = base64.replaceAll("\\s", "");
        if (start.length() < PNG_HEADER / 3 * 4) return null;
        try {
            var header = Base64.getDecoder().decode(start.substring(0, PNG_HEADER / 3 * 4));
            return "image/png".equals(typeOf(header))
                    ? new int[] {int32(header, 16), int32(header, 20)}
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // not base64: the browser shows the alt text
        }
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 255) << 24
                | (bytes[at + 1] & 255) << 16
                | (bytes[at + 2] & 255) << 8
                | bytes[at + 3] & 255;
    }

    private static @Nullable String typeOf(byte[] bytes) {
        for (var type : List.of("image/png", "image/jpeg", "image/gif", "image/webp")) {
            var signature = SIGNATURES.get(type);
            boolean matches = signature != null && bytes.length > signature.length();
            for (int i = 0; matches && i < signature.length(); i++) {
                matches = (bytes[i] & 255) == signature.charAt(i);
            }
            if (matches) return type;
        }
        return null;
    }
}
