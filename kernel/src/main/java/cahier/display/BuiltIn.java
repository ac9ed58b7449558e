package cahier.display;

import org.jspecify.annotations.Nullable;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;

import javax.imageio.ImageIO;

/// Renders what the JDK itself offers: texts, arrays, collections, maps and pictures.
final class BuiltIn {

    private BuiltIn() {}

    static MimeBundle render(Object value) {
        var text = MimeBundle.text(PlainText.of(value));
        if (value instanceof CharSequence || value instanceof Number) return text;
        if (value instanceof RenderedImage image) return picture(image);
        var html = table(value);
        return html == null ? text : text.with(MimeBundle.HTML, html);
    }

    /// Writes a table, or returns `null` where the value is none, or one of the user's own that
    /// fails: its text says so.
    private static @Nullable String table(Object value) {
        try {
            return switch (value) {
                case Map<?, ?> map -> HtmlTable.ofMap(map);
                case Collection<?> list -> HtmlTable.ofCollection(list);
                case Object[] array -> HtmlTable.ofArray(array);
                default -> null;
            };
        } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
            System.getLogger(BuiltIn.class.getName())
                    .log(System.Logger.Level.DEBUG, "no table of " + value.getClass(), failure);
            return null;
        }
    }

    private static MimeBundle picture(RenderedImage image) {
        var words = "Picture, " + image.getWidth() + " × " + image.getHeight();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", bytes)) {
                return MimeBundle.text(words + " (of a kind that PNG cannot hold)");
            }
        } catch (IOException | RuntimeException failure) {
            return MimeBundle.text(words + " (cannot be shown: " + failure + ")");
        }
        var size =
                Map.<String, Object>of(
                        "alt", words, "height", image.getHeight(), "width", image.getWidth());
        return MimeBundle.text(words)
                .with("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()))
                .withMetadata("image/png", size);
    }
}
