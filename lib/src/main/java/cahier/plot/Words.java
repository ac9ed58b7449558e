package cahier.plot;

import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Sets text: measured, centred, wrapped, and numbers in few digits.
final class Words {

    private Words() {}

    /// Returns a text that a figure was given.
    ///
    /// @throws IllegalArgumentException if it is null
    static String given(String what, @Nullable String text) {
        if (text != null) return text;
        throw new IllegalArgumentException(what + ": got null; expected a text");
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    /// The context of measures, the same as that of painting.
    private static final java.awt.font.FontRenderContext METRICS =
            new java.awt.font.FontRenderContext(null, true, true);

    static void left(Graphics2D g, Font font, Color ink, String text, double x, double baseline) {
        g.setFont(font);
        g.setColor(ink);
        g.drawString(text, (float) x, (float) baseline);
    }

    static void right(Graphics2D g, Font font, Color ink, String text, double x, double baseline) {
        left(g, font, ink, text, x - width(font, text), baseline);
    }

    static void centre(Graphics2D g, Font font, Color ink, String text, double x, double baseline) {
        left(g, font, ink, text, x - width(font, text) / 2, baseline);
    }

    /// Sets text with its middle on a point.
    static void middle(Graphics2D g, Font font, Color ink, String text, double x, double y) {
        centre(g, font, ink, text, x, y + font.getSize2D() * .36);
    }

    /// Breaks text into lines that fit a width: at blanks, and between hanzi.
    static List<String> wrap(Font font, String text, double width) {
        return wrap(font, text, width, "(?<= )|(?<=\\p{IsHan})(?=\\p{IsHan})");
    }

    /// Breaks text into lines at blanks alone; a longer word has a line of its own.
    static List<String> wrapAtBlanks(Font font, String text, double width) {
        return wrap(font, text, width, "(?<= )");
    }

    private static List<String> wrap(Font font, String text, double width, String breaks) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(breaks)) {
            if (!line.isEmpty() && width(font, line + word.stripTrailing()) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /// Writes a number to at most so many significant digits.
    static String number(double value, int digits) {
        if (value == 0) return "0";
        if (!Double.isFinite(value)) return "" + value;
        var rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        var exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 7) return signed(rounded.toPlainString());
        var mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return signed(mantissa) + "e" + signed("" + exponent);
    }

    private static String signed(String number) {
        return number.replace('-', '−');
    }
}
