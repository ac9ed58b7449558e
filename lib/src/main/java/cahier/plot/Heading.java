package cahier.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// The head of a figure: its title, and below it what the colours mean.
///
/// @param title in English and Chinese; wrapped where it is long; none if empty
/// @param keys what the colours mean; none if there is only one series
record Heading(String title, List<Key> keys) {

    /// What one colour means.
    ///
    /// @param name of a series
    /// @param ink its colour
    /// @param mark how it is drawn
    record Key(String name, Color ink, Mark mark) {}

    /// How a series is drawn.
    enum Mark {
        LINE,
        DASHED,
        DOT,
        BAR
    }

    private static final Font TITLE = Fonts.bold(15);
    private static final Font KEY = Fonts.regular(12);
    private static final double LINE_HEIGHT = 20;
    private static final double KEY_HEIGHT = 20;
    private static final double MARGIN = 14;
    private static final double SAMPLE = 18;

    Heading(String title) {
        this(title, List.of());
    }

    /// Returns how much height the head takes in a figure of this width.
    double height(double width) {
        var lines = title.isEmpty() ? 0 : Words.wrap(TITLE, title, width - 2 * MARGIN).size();
        return 10 + lines * LINE_HEIGHT + rows(width) * KEY_HEIGHT + (lines > 0 ? 6 : 0);
    }

    void paint(Graphics2D g, double width) {
        var y = 10.0;
        if (!title.isEmpty()) {
            for (var line : Words.wrap(TITLE, title, width - 2 * MARGIN)) {
                Words.left(g, TITLE, Ink.TITLE, line, MARGIN, y + 15);
                y += LINE_HEIGHT;
            }
            y += 2;
        }
        var x = MARGIN;
        for (var key : keys) {
            if (x > MARGIN && x + width(key) > width - MARGIN) {
                x = MARGIN;
                y += KEY_HEIGHT;
            }
            sample(g, key, x, y + KEY_HEIGHT / 2);
            Words.left(g, KEY, Ink.TEXT, key.name(), x + SAMPLE + 6, y + KEY_HEIGHT / 2 + 4);
            x += width(key) + 18;
        }
    }

    private int rows(double width) {
        if (keys.isEmpty()) return 0;
        var rows = 1;
        var x = MARGIN;
        for (var key : keys) {
            if (x > MARGIN && x + width(key) > width - MARGIN) {
                rows++;
                x = MARGIN;
            }
            x += width(key) + 18;
        }
        return rows;
    }

    private static double width(Key key) {
        return SAMPLE + 6 + Words.width(KEY, key.name());
    }

    private static void sample(Graphics2D g, Key key, double x, double y) {
        g.setColor(key.ink());
        switch (key.mark()) {
            case LINE -> line(g, x, y, new BasicStroke(2.2f, 1, 1));
            case DASHED -> line(g, x, y, Curves.DASHES);
            case DOT -> Shapes.disc(g, x + SAMPLE / 2, y, 4);
            case BAR -> g.fill(new Rectangle2D.Double(x + 3, y - 5, 11, 11));
        }
    }

    private static void line(Graphics2D g, double x, double y, BasicStroke stroke) {
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
}
