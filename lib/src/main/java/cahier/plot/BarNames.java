package cahier.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Sets the names below bars: each on one line if all fit beside each other, else broken into a few
/// lines, else slanted towards their bars, with the middle left out of what still has no room.
final class BarNames {

    static final Font FONT = Fonts.regular(11);

    private static final int MOST_LINES = 3;
    private static final double LINE = 15;
    private static final double GAP = 6;

    /// The distance at which slanted names do not touch.
    private static final double SLANTED = 24;

    private static final double ANGLE = Math.toRadians(40);

    private final List<String> names;
    private final double step;

    /// The height that slanted names may take.
    private final double most;

    private final List<List<String>> lines;

    /// Measures names.
    ///
    /// @param step the distance of two bars, in pixels
    BarNames(List<String> names, double step, double most) {
        this.names = names;
        this.step = step;
        this.most = most;
        this.lines = names.stream().map(this::broken).toList();
    }

    /// Returns whether every name fits on a line of its own.
    boolean isPlain() {
        return names.stream().allMatch(name -> Words.width(FONT, name) <= step);
    }

    /// Returns the height below the axis.
    double height() {
        if (isBroken()) return LINE * lines.stream().mapToInt(List::size).max().orElse(1);
        var widest = 0.;
        for (var i = 0; i < names.size(); i++) {
            widest = Math.max(widest, Words.width(FONT, slanted(i, Double.MAX_VALUE)));
        }
        return widest * Math.sin(ANGLE) + LINE;
    }

    /// Paints the names.
    ///
    /// @param middles where the bars stand
    /// @param top where the axis ends
    void paint(Graphics2D g, IntToDoubleFunction middles, double top) {
        for (var i = 0; i < names.size(); i++) {
            var x = middles.applyAsDouble(i);
            if (isBroken()) {
                var baseline = top + 11;
                for (var line : lines.get(i)) {
                    Words.centre(g, FONT, Ink.TEXT, line, x, baseline);
                    baseline += LINE;
                }
            } else {
                var turned = (Graphics2D) g.create();
                turned.translate(x + 4, top + 8);
                turned.rotate(-ANGLE);
                Words.right(turned, FONT, Ink.TEXT, slanted(i, x), 0, 0);
                turned.dispose();
            }
        }
    }

    /// A Chinese term stays whole where it can.
    private List<String> broken(String name) {
        var atBlanks = Words.wrapAtBlanks(FONT, name, step - GAP);
        return fits(atBlanks) ? atBlanks : Words.wrap(FONT, name, step - GAP);
    }

    private boolean isBroken() {
        return lines.stream().allMatch(this::fits);
    }

    private boolean fits(List<String> broken) {
        return broken.size() <= MOST_LINES
                && broken.stream().allMatch(line -> Words.width(FONT, line) <= step - GAP);
    }

    /// Returns what is written of a name that is slanted: nothing for those between where all would
    /// touch.
    ///
    /// @param x the room on its left
    String slanted(int place, double x) {
        var each = (int) Math.ceil(SLANTED / step);
        if (place % each != 0) return "";
        return shortened(
                names.get(place), Math.min(most / Math.sin(ANGLE), (x - GAP) / Math.cos(ANGLE)));
    }

    /// Leaves out the middle: names are told apart by their ends as often as by their beginnings.
    private static String shortened(String name, double width) {
        if (Words.width(FONT, name) <= width) return name;
        var points = name.codePoints().mapToObj(Character::toString).toList();
        for (var kept = points.size() - 1; kept >= 2; kept--) {
            var start = points.subList(0, (kept + 1) / 2);
            var end = points.subList(points.size() - kept / 2, points.size());
            var shorter = String.join("", start).strip() + "…" + String.join("", end).strip();
            if (Words.width(FONT, shorter) <= width) return shorter;
        }
        return "…";
    }
}
