package cahier.plot;

import java.awt.Color;

/// Names the colours of the house style.
final class Ink {

    static final Color PAPER = Color.WHITE;
    static final Color TITLE = new Color(0x1c2733);
    static final Color TEXT = new Color(0x3d4a57);
    static final Color FAINT = new Color(0x6b7885);
    static final Color LINE = new Color(0xb4bec8);
    static final Color GRID = new Color(0xe3e8ed);
    static final Color SHADE = new Color(0xf3f6f9);
    static final Color BLUE = new Color(0x2a6fb0);
    static final Color ORANGE = new Color(0xd9661f);
    static final Color GREEN = new Color(0x2f8f5b);
    static final Color RED = new Color(0xc23b4b);
    static final Color PURPLE = new Color(0x7b5ea7);
    static final Color TEAL = new Color(0x2897a3);

    private static final Color[] SERIES = {
        BLUE, ORANGE, GREEN, PURPLE, RED, TEAL, new Color(0x8a6d3b), new Color(0x5f6b76)
    };

    private Ink() {}

    /// Returns the colour of a series by its place; they repeat after eight.
    static Color series(int index) {
        return SERIES[index % SERIES.length];
    }

    /// Returns the colour between two, `share` of the way from the first.
    static Color between(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    /// Returns black or white, whichever reads better on a ground.
    static Color on(Color ground) {
        var light = .299 * ground.getRed() + .587 * ground.getGreen() + .114 * ground.getBlue();
        return light > 140 ? TITLE : Color.WHITE;
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * Math.clamp(share, 0, 1));
    }
}
