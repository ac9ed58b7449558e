package cahier.plot;

import org.jspecify.annotations.Nullable;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/// Draws a matrix as coloured cells with its values in them.
///
/// Values of one sign go from light to dark blue; values of both signs from orange over white to
/// blue, so that 0 is white.
public final class HeatMap implements Figure {

    private static final Color LOW = new Color(0xf2f6fb);
    private static final Color HIGH = new Color(0x174a86);
    private static final Color BELOW = new Color(0xc2561a);
    private static final Font LABEL = Fonts.regular(12);
    private static final double MARGIN = 14;

    /// Cells narrower than this hold no number.
    private static final double NARROW = 22;

    private final String title;
    private final double[][] values;
    private List<String> rows = List.of();
    private List<String> columns = List.of();
    private String rowLabel = "";
    private String columnLabel = "";
    private int digits = 3;
    private double cell;
    private double @Nullable [] bounds;
    private boolean grey;

    HeatMap(String title, double[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("heatMap: no values; expected at least one");
        }
        for (var row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException(
                        "heatMap: rows differ in length: got %d and %d; expected the same"
                                .formatted(values[0].length, row.length));
            }
        }
        this.title = Words.given("title", title);
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        cell = Math.clamp(480. / Math.max(values.length, values[0].length), 4, 64);
    }

    /// Names each row.
    public HeatMap rows(String... names) {
        rows = names("rows", names, values.length);
        return this;
    }

    /// Names each column.
    public HeatMap columns(String... names) {
        columns = names("columns", names, values[0].length);
        return this;
    }

    /// Says what the columns and what the rows are, in English and Chinese.
    public HeatMap labels(String columns, String rows) {
        columnLabel = columns;
        rowLabel = rows;
        return this;
    }

    /// Writes the values to so many significant digits (3 without).
    public HeatMap digits(int digits) {
        this.digits = digits;
        return this;
    }

    /// Sets the side of a cell in CSS pixels.
    public HeatMap cell(double side) {
        cell = Math.clamp(side, 2, 200);
        return this;
    }

    /// Fixes the values of the lightest and the darkest colour.
    public HeatMap between(double least, double most) {
        bounds = new double[] {least, most};
        return this;
    }

    /// Colours from black to white, as a grey picture is.
    public HeatMap grey() {
        grey = true;
        return this;
    }

    @Override
    public int width() {
        var inner = left() + values[0].length * cell + MARGIN;
        var heading = Words.width(Fonts.bold(15), title) + 2 * MARGIN;
        return (int) Math.ceil(Math.max(inner, Math.min(heading, 560)));
    }

    @Override
    public int height() {
        return (int) Math.ceil(top() + values.length * cell + MARGIN);
    }

    @Override
    public String alt() {
        var shape = values.length + " × " + values[0].length;
        var alt = new StringBuilder("Heat map \"" + title + "\", " + shape + " values");
        if (values.length * values[0].length <= 64) {
            var between = ": ";
            for (var row : values) {
                alt.append(between);
                for (var i = 0; i < row.length; i++) {
                    alt.append(i == 0 ? "" : " ").append(Words.number(row[i], digits));
                }
                between = " | ";
            }
        } else {
            alt.append(" from %s to %s".formatted(number(least()), number(most())));
        }
        return alt.toString();
    }

    @Override
    public void paint(Graphics2D g) {
        new Heading(title).paint(g, width());
        var left = left();
        var top = top();
        paintLabels(g, left, top);
        var font = Fonts.regular((float) Math.clamp(cell * .3, 9, 15));
        var least = least();
        var most = most();
        for (var i = 0; i < values.length; i++) {
            for (var j = 0; j < values[i].length; j++) {
                var ground = colour(values[i][j], least, most);
                var x = left + j * cell;
                var y = top + i * cell;
                g.setColor(ground);
                g.fill(new Rectangle2D.Double(x, y, cell, cell));
                var text = number(values[i][j]);
                if (cell < NARROW) continue;
                var size = Math.min(1, (cell - 4) / Words.width(font, text));
                var fitted = font.deriveFont((float) (font.getSize2D() * size));
                if (fitted.getSize2D() < 6.5) continue;
                Words.middle(g, fitted, Ink.on(ground), text, x + cell / 2, y + cell / 2);
            }
        }
        paintGrid(g, left, top);
    }

    private void paintLabels(Graphics2D g, double left, double top) {
        var wide = values[0].length * cell;
        var y = top - 6;
        var names = new ColumnNames(columns, cell);
        names.paint(g, left, y);
        if (!columnLabel.isEmpty()) {
            var above = y - names.height();
            Words.centre(g, LABEL, Ink.FAINT, columnLabel, left + wide / 2, above);
        }
        for (var i = 0; i < rows.size(); i++) {
            var middle = top + (i + .5) * cell + 4.3;
            Words.right(g, LABEL, Ink.TEXT, rows.get(i), left - 8, middle);
        }
        if (!rowLabel.isEmpty()) {
            var turned = (Graphics2D) g.create();
            turned.translate(MARGIN + 10, top + values.length * cell / 2);
            turned.rotate(-Math.PI / 2);
            Words.centre(turned, LABEL, Ink.FAINT, rowLabel, 0, 0);
            turned.dispose();
        }
    }

    private void paintGrid(Graphics2D g, double left, double top) {
        g.setColor(cell < 12 ? Ink.LINE : Ink.PAPER);
        g.setStroke(new BasicStroke(1));
        if (cell >= 12) {
            for (var i = 1; i < values.length; i++) {
                var y = top + i * cell;
                Shapes.line(g, left, y, left + values[0].length * cell, y, 1);
            }
            for (var j = 1; j < values[0].length; j++) {
                Shapes.line(
                        g, left + j * cell, top, left + j * cell, top + values.length * cell, 1);
            }
        }
        g.setColor(Ink.LINE);
        g.draw(new Rectangle2D.Double(left, top, values[0].length * cell, values.length * cell));
    }

    private Color colour(double value, double least, double most) {
        if (!Double.isFinite(value)) return Ink.LINE;
        if (grey) {
            return Ink.between(Color.BLACK, Color.WHITE, (value - least) / (most - least));
        }
        if (least < 0) {
            var far = Math.max(-least, most);
            return Ink.between(Ink.PAPER, value < 0 ? BELOW : HIGH, Math.abs(value) / far);
        }
        return Ink.between(LOW, HIGH, most > least ? (value - least) / (most - least) : 0);
    }

    private double least() {
        if (bounds != null) return bounds[0];
        var least = finite().min().orElse(0);
        return least > 0 ? 0 : least;
    }

    private double most() {
        return bounds != null ? bounds[1] : Math.max(finite().max().orElse(1), 0);
    }

    private java.util.stream.DoubleStream finite() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    private String number(double value) {
        return Words.number(value, digits);
    }

    private double left() {
        var names = rows.stream().mapToDouble(name -> Words.width(LABEL, name)).max().orElse(0);
        return MARGIN + (rowLabel.isEmpty() ? 0 : 20) + (rows.isEmpty() ? 0 : names + 8);
    }

    private double top() {
        var labels = new ColumnNames(columns, cell).height() + (columnLabel.isEmpty() ? 0 : 18);
        return new Heading(title).height(width()) + labels;
    }

    private static List<String> names(String what, String[] names, int expected) {
        if (names.length != expected) {
            throw new IllegalArgumentException(
                    what + ": number of names: got " + names.length + "; expected " + expected);
        }
        return List.of(names);
    }
}
