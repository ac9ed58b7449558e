package cahier.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Holds the one font of all charts, so that they are the same picture on every machine, with
/// Chinese beside English. It lies in the jar; nothing of the machine's own fonts is used.
final class Fonts {

    private static final Font REGULAR;
    private static final Font BOLD;

    static {
        letFontsWorkWithoutAnyInstalled();
        REGULAR = load("CahierSans-Regular.ttf");
        BOLD = load("CahierSans-Bold.ttf");
    }

    private Fonts() {}

    static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    static Font bold(float size) {
        return BOLD.deriveFont(size);
    }

    /// Returns the characters of a text that the font does not have.
    static String missing(String text) {
        var missing = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .filter(point -> !REGULAR.canDisplay(point) || !BOLD.canDisplay(point))
                .distinct()
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    /// A JDK on a machine without fonts fails at the first use of any font, even of one that is
    /// loaded from a file, unless it is told a font configuration.
    private static void letFontsWorkWithoutAnyInstalled() {
        if (System.getProperty("sun.awt.fontconfig") != null) return;
        try {
            var file = Files.createTempFile("cahier-fonts", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty("sun.awt.fontconfig", file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException("the font configuration cannot be written", failure);
        }
    }

    private static Font load(String name) {
        try (var file = Fonts.class.getResourceAsStream("font/" + name)) {
            if (file == null) throw new IllegalStateException("missing in the jar: font/" + name);
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (FontFormatException damaged) {
            throw new IllegalStateException("damaged: font/" + name, damaged);
        }
    }
}
