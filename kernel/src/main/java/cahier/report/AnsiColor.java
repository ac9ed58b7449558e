package cahier.report;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// A colour of a terminal.
sealed interface AnsiColor {

    /// Adds what gives text this colour.
    void asForeground(StringBuilder classes, StringBuilder style);

    /// Adds what gives the ground behind text this colour.
    void asBackground(StringBuilder classes, StringBuilder style);

    /// One of the sixteen colours that a theme defines.
    ///
    /// @param index 0 to 7, and 8 to 15 for the bright ones
    record Named(int index) implements AnsiColor {

        @Override
        public void asForeground(StringBuilder classes, StringBuilder style) {
            classes.append(" a").append(index);
        }

        @Override
        public void asBackground(StringBuilder classes, StringBuilder style) {
            classes.append(" b").append(index % 8);
        }
    }

    /// A colour by its channels, each 0 to 255.
    record Rgb(int red, int green, int blue) implements AnsiColor {

        /// The contrast that WCAG 2.1 asks of text (1.4.3, level AA).
        private static final double CONTRAST = 4.5;

        private static final Rgb LIGHT = new Rgb(247, 248, 250);
        private static final Rgb DARK = new Rgb(27, 31, 39);
        private static final Rgb WHITE = new Rgb(255, 255, 255);
        private static final Rgb BLACK = new Rgb(0, 0, 0);

        /// Keeps the hue as far as it can be read: darker on the light theme, lighter on the dark.
        @Override
        public void asForeground(StringBuilder classes, StringBuilder style) {
            style.append("color:light-dark(")
                    .append(readableOn(LIGHT, BLACK).css())
                    .append(',')
                    .append(readableOn(DARK, WHITE).css())
                    .append(')');
        }

        @Override
        public void asBackground(StringBuilder classes, StringBuilder style) {
            var text = contrast(this, WHITE) >= contrast(this, BLACK) ? WHITE : BLACK;
            style.append("background:").append(css()).append(";color:").append(text.css());
        }

        private Rgb readableOn(Rgb ground, Rgb towards) {
            for (int step = 0; step <= 20; step++) {
                var mixed = mixed(towards, step / 20.0);
                if (contrast(mixed, ground) >= CONTRAST) return mixed;
            }
            return towards;
        }

        private Rgb mixed(Rgb other, double share) {
            return new Rgb(
                    (int) Math.round(red + (other.red - red) * share),
                    (int) Math.round(green + (other.green - green) * share),
                    (int) Math.round(blue + (other.blue - blue) * share));
        }

        private String css() {
            return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
        }

        private static double contrast(Rgb one, Rgb other) {
            double a = one.luminance(), b = other.luminance();
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            double c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
        }
    }

    /// Reads what follows 38 or 48: `5;n` of the palette of 256, or `2;r;g;b`; `null` for neither.
    static @Nullable AnsiColor extended(String[] codes, int at) {
        if (at + 1 < codes.length && codes[at].equals("5")) {
            return ofPalette(AnsiText.number(codes[at + 1]) & 255);
        }
        if (at + 3 < codes.length && codes[at].equals("2")) {
            return new Rgb(
                    AnsiText.number(codes[at + 1]) & 255,
                    AnsiText.number(codes[at + 2]) & 255,
                    AnsiText.number(codes[at + 3]) & 255);
        }
        return null;
    }

    /// xterm's palette: 16 named colours, a cube of six steps, 24 greys.
    private static AnsiColor ofPalette(int index) {
        if (index < 16) return new Named(index);
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return new Rgb(grey, grey, grey);
        }
        int n = index - 16;
        return new Rgb(step(n / 36), step(n / 6 % 6), step(n % 6));
    }

    private static int step(int index) {
        return index == 0 ? 0 : 55 + 40 * index;
    }
}
