package cahier.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/// Names the columns of a matrix above them: side by side, or upright where they would overlap.
///
/// @param names in their order; none for no names
/// @param cell width of a column
record ColumnNames(List<String> names, double cell) {

    private static final Font FONT = Fonts.regular(12);
    private static final double LINE = 18;
    private static final double GAP = 4;

    /// Longer names would leave little room for the matrix: their middle is left out.
    private static final double LONGEST = 150;

    /// Returns the height that the names take.
    double height() {
        if (names.isEmpty()) return 0;
        if (!isUpright()) return LINE;
        return names.stream().mapToDouble(n -> Words.width(FONT, shown(n))).max().orElse(0) + GAP;
    }

    /// Returns how far the last name reaches over its column.
    private double overhang() {
        return (Words.width(FONT, names.getLast()) - cell) / 2;
    }

    private boolean isUpright() {
        for (var i = 1; i < names.size(); i++) {
            var both = Words.width(FONT, names.get(i - 1)) + Words.width(FONT, names.get(i));
            if (both / 2 + GAP > cell) return true;
        }
        return overhang() > LINE;
    }

    private String shown(String name) {
        if (!isUpright() || Words.width(FONT, name) <= LONGEST) return name;
        var kept = name.length() / 2;
        while (kept > 1 && Words.width(FONT, cut(name, kept)) > LONGEST) kept--;
        return cut(name, kept);
    }

    private static String cut(String name, int kept) {
        return name.substring(0, kept) + "…" + name.substring(name.length() - kept);
    }

    /// Paints the names above a line that ends at the first column's left edge.
    void paint(Graphics2D g, double left, double y) {
        for (var i = 0; i < names.size(); i++) {
            var middle = left + (i + .5) * cell;
            if (!isUpright()) {
                Words.centre(g, FONT, Ink.TEXT, names.get(i), middle, y);
                continue;
            }
            var turned = (Graphics2D) g.create();
            turned.translate(middle + 4, y);
            turned.rotate(-Math.PI / 2);
            Words.left(turned, FONT, Ink.TEXT, shown(names.get(i)), 0, 0);
            turned.dispose();
        }
    }
}
