package cahier.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lays small matrices out in rows, with signs between them: a formula in numbers.
///
/// Positive values stand on blue, negative ones on orange, zeros on white; a cell that is NaN is
/// left empty, for what is not yet computed.
///
/// ```java
/// Plot.matrices("Convolution 卷积").add("input 输入", x).frame(0, 0, 3, 3)
///         .sign("∗").add("kernel 卷积核", k).sign("=").add("map 特征图", y).frame(0, 0, 1, 1)
/// ```
public final class Matrices implements Figure {

    private static final Font CAPTION = Fonts.regular(12);
    private static final Font SIGN = Fonts.bold(17);
    private static final Font VALUE = Fonts.regular(13);
    private static final Color POSITIVE = new Color(0x9fc3e6);
    private static final Color NEGATIVE = new Color(0xf3bd94);
    private static final double MARGIN = 14;
    private static final double CAPTION_HEIGHT = 20;
    private static final double GAP = 16;
    private static final double LEAST_CELL = 30;

    private final String title;
    private final List<List<Part>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    private int digits = 4;

    /// What stands in a row: a matrix, or a sign between two.
    private sealed interface Part permits Sign, Matrix {}

    private record Sign(String text) implements Part {}

    private record Matrix(
            String caption, double[][] values, double cell, List<Rectangle2D> frames, int[] padding)
            implements Part {

        double width() {
            return Math.max(values[0].length * cell, Words.width(CAPTION, caption));
        }

        double height() {
            return values.length * cell;
        }
    }

    Matrices(String title) {
        this.title = Words.given("title", title);
    }

    /// Adds a matrix to the row.
    ///
    /// @param caption in English and Chinese; it stands above
    public Matrices add(String caption, double[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("add: no values; expected at least one");
        }
        for (var row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException(
                        "add: rows differ in length: got %d and %d; expected the same"
                                .formatted(values[0].length, row.length));
            }
        }
        var copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        var part = new Matrix(caption, copy, cell(copy), new ArrayList<>(), new int[4]);
        rows.getLast().add(part);
        return this;
    }

    /// Adds a matrix to the row.
    ///
    /// @param caption in English and Chinese; it stands above
    public Matrices add(String caption, float[][] values) {
        return add(caption, Numbers.of(values));
    }

    /// Adds a sign between two matrices, such as `=` or `+`, or a few words.
    public Matrices sign(String sign) {
        rows.getLast().add(new Sign(sign));
        return this;
    }

    /// Starts the next row.
    public Matrices row() {
        rows.add(new ArrayList<>());
        return this;
    }

    /// Draws a frame around cells of the last matrix.
    public Matrices frame(int row, int column, int high, int wide) {
        var matrix = last("frame");
        if (row < 0
                || column < 0
                || high < 1
                || wide < 1
                || row + high > matrix.values().length
                || column + wide > matrix.values()[0].length) {
            throw new IllegalArgumentException(
                    "frame: got %d × %d at row %d, column %d; expected a part of %d × %d"
                            .formatted(
                                    high,
                                    wide,
                                    row,
                                    column,
                                    matrix.values().length,
                                    matrix.values()[0].length));
        }
        matrix.frames().add(new Rectangle2D.Double(column, row, wide, high));
        return this;
    }

    /// Shades so many rows and columns at the sides of the last matrix: what was padded.
    public Matrices padding(int top, int left, int bottom, int right) {
        var padding = last("padding").padding();
        padding[0] = top;
        padding[1] = left;
        padding[2] = bottom;
        padding[3] = right;
        return this;
    }

    /// Writes values to so many significant digits (4 without); call it before matrices are added.
    public Matrices digits(int digits) {
        this.digits = Math.clamp(digits, 1, 9);
        return this;
    }

    @Override
    public int width() {
        var widest = rows.stream().mapToDouble(Matrices::width).max().orElse(0);
        var heading = Math.min(Words.width(Fonts.bold(15), title) + 2 * MARGIN, 560);
        return (int) Math.ceil(Math.max(widest + 2 * MARGIN, heading));
    }

    @Override
    public int height() {
        var all = rows.stream().mapToDouble(row -> height(row) + GAP).sum();
        return (int) Math.ceil(new Heading(title).height(width()) + all);
    }

    @Override
    public String alt() {
        var alt = new StringBuilder("\"" + title + "\":");
        for (var row : rows) {
            for (var part : row) {
                switch (part) {
                    case Sign sign -> alt.append(' ').append(sign.text());
                    case Matrix matrix -> {
                        if (!matrix.caption().isEmpty()) alt.append(' ').append(matrix.caption());
                        alt.append(" [").append(text(matrix.values())).append(']');
                    }
                }
            }
            alt.append(row == rows.getLast() ? "" : ";");
        }
        return alt.toString();
    }

    @Override
    public void paint(Graphics2D g) {
        var heading = new Heading(title);
        heading.paint(g, width());
        var top = heading.height(width());
        for (var row : rows) {
            var x = MARGIN;
            var captions = captions(row);
            for (var part : row) {
                var middle = top + captions + (height(row) - captions) / 2;
                switch (part) {
                    case Sign sign ->
                            Words.middle(
                                    g, SIGN, Ink.FAINT, sign.text(), x + width(part) / 2, middle);
                    case Matrix matrix -> paint(g, matrix, x, middle - matrix.height() / 2);
                }
                x += width(part) + GAP;
            }
            top += height(row) + GAP;
        }
    }

    private void paint(Graphics2D g, Matrix matrix, double left, double top) {
        var cell = matrix.cell();
        var values = matrix.values();
        Words.left(g, CAPTION, Ink.TEXT, matrix.caption(), left, top - 7);
        var far =
                Arrays.stream(values)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .map(Math::abs)
                        .max()
                        .orElse(1);
        for (var i = 0; i < values.length; i++) {
            for (var j = 0; j < values[i].length; j++) {
                var x = left + j * cell;
                var y = top + i * cell;
                g.setColor(padded(matrix, i, j) ? Ink.GRID : ground(values[i][j], far));
                g.fill(new Rectangle2D.Double(x, y, cell, cell));
                g.setColor(Ink.LINE);
                g.setStroke(new BasicStroke(1));
                g.draw(new Rectangle2D.Double(x, y, cell, cell));
                if (Double.isNaN(values[i][j])) continue;
                var text = Words.number(values[i][j], digits);
                var ink = padded(matrix, i, j) ? Ink.FAINT : Ink.TITLE;
                Words.middle(g, VALUE, ink, text, x + cell / 2, y + cell / 2);
            }
        }
        g.setColor(Ink.ORANGE);
        g.setStroke(new BasicStroke(3));
        for (var frame : matrix.frames()) {
            g.draw(
                    new Rectangle2D.Double(
                            left + frame.getX() * cell,
                            top + frame.getY() * cell,
                            frame.getWidth() * cell,
                            frame.getHeight() * cell));
        }
    }

    private static boolean padded(Matrix matrix, int row, int column) {
        var padding = matrix.padding();
        return row < padding[0]
                || column < padding[1]
                || row >= matrix.values().length - padding[2]
                || column >= matrix.values()[0].length - padding[3];
    }

    private static Color ground(double value, double far) {
        if (Double.isNaN(value)) return Ink.SHADE;
        if (value == 0 || far == 0) return Ink.PAPER;
        var share = .25 + .75 * Math.abs(value) / far;
        return Ink.between(Ink.PAPER, value > 0 ? POSITIVE : NEGATIVE, share);
    }

    private double cell(double[][] values) {
        var widest =
                Arrays.stream(values)
                        .flatMapToDouble(Arrays::stream)
                        .filter(value -> !Double.isNaN(value))
                        .map(value -> Words.width(VALUE, Words.number(value, digits)))
                        .max()
                        .orElse(0);
        return Math.max(LEAST_CELL, widest + 10);
    }

    private Matrix last(String method) {
        if (!rows.getLast().isEmpty() && rows.getLast().getLast() instanceof Matrix matrix) {
            return matrix;
        }
        throw new IllegalStateException(method + ": no matrix before it in the row; add one first");
    }

    private static double width(Part part) {
        return switch (part) {
            case Sign sign -> Words.width(SIGN, sign.text());
            case Matrix matrix -> matrix.width();
        };
    }

    private static double width(List<Part> row) {
        return row.stream().mapToDouble(part -> width(part) + GAP).sum() - GAP;
    }

    private static double height(List<Part> row) {
        var tallest =
                row.stream()
                        .mapToDouble(part -> part instanceof Matrix matrix ? matrix.height() : 0)
                        .max()
                        .orElse(0);
        return captions(row) + Math.max(tallest, 22);
    }

    private static double captions(List<Part> row) {
        var any = row.stream().anyMatch(part -> part instanceof Matrix matrix && named(matrix));
        return any ? CAPTION_HEIGHT : 0;
    }

    private static boolean named(Matrix matrix) {
        return !matrix.caption().isEmpty();
    }

    private String text(double value) {
        return Double.isNaN(value) ? "·" : Words.number(value, digits);
    }

    private String text(double[][] values) {
        var rows =
                Arrays.stream(values)
                        .map(
                                row ->
                                        String.join(
                                                " ",
                                                Arrays.stream(row).mapToObj(this::text).toList()))
                        .toList();
        return String.join(" | ", rows);
    }
}
