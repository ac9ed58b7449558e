package cahier.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// Draws a function of two variables as bands of colour, the higher the darker, with lines of equal
/// value, and over it the paths that optimizers take.
///
/// The levels are chosen so that each band covers about the same area.
///
/// ```java
/// Plot.contours("Loss 损失", -2, 2, -1, 1, (w, b) -> w * w + 4 * b * b)
///         .labels("w", "b").path("SGD", ws, bs)
/// ```
public final class Contours implements Figure {

    private static final Font LABEL = Fonts.regular(11);
    private static final Font AXIS = Fonts.regular(12);
    private static final Color HIGH = new Color(0x7fa8d3);
    private static final int SAMPLES = 81;
    private static final int BANDS = 12;
    private static final double MARGIN = 14;
    private static final double LEFT = 58;
    private static final double RIGHT = 84;
    private static final double BELOW = 44;

    private final String title;
    private final double[] x;
    private final double[] y;
    private final double[][] values;
    private final double[] levels;
    private final List<Path> paths = new ArrayList<>();
    private String xLabel = "";
    private String yLabel = "";
    private int width = 640;
    private int height = 420;

    private record Path(String name, double[] x, double[] y) {}

    Contours(
            String title,
            double fromX,
            double toX,
            double fromY,
            double toY,
            DoubleBinaryOperator function) {
        if (!(fromX < toX) || !(fromY < toY)) {
            throw new IllegalArgumentException(
                    "contours: empty range: got %s to %s and %s to %s; expected lower numbers first"
                            .formatted(fromX, toX, fromY, toY));
        }
        this.title = Words.given("title", title);
        x = Numbers.range(fromX, toX, SAMPLES);
        y = Numbers.range(fromY, toY, SAMPLES);
        values = new double[SAMPLES][SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            for (var j = 0; j < SAMPLES; j++) values[i][j] = function.applyAsDouble(x[j], y[i]);
        }
        levels = levels(values);
    }

    /// Names the axes, in English and Chinese.
    public Contours labels(String x, String y) {
        xLabel = x;
        yLabel = y;
        return this;
    }

    /// Adds a path through points, marked at each point and larger at the last.
    public Contours path(String name, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "path: lengths of \"%s\": got %d x and %d y; expected as many, at least one"
                            .formatted(name, x.length, y.length));
        }
        paths.add(new Path(name, x.clone(), y.clone()));
        return this;
    }

    /// Adds a point.
    public Contours point(String name, double x, double y) {
        return path(name, new double[] {x}, new double[] {y});
    }

    /// Sets the size in CSS pixels (640 × 420 without).
    public Contours size(int width, int height) {
        if (width < 240 || height < 200) {
            throw new IllegalArgumentException(
                    "size: too small: got %d × %d; expected 240 × 200 or more"
                            .formatted(width, height));
        }
        this.width = width;
        this.height = height;
        return this;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public String alt() {
        var finite =
                Arrays.stream(values)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .summaryStatistics();
        var alt = new StringBuilder("Contours \"" + title + "\"");
        if (!xLabel.isEmpty()) alt.append(" over ").append(xLabel).append(" and ").append(yLabel);
        alt.append(
                ": values from %s to %s".formatted(text(finite.getMin()), text(finite.getMax())));
        for (var path : paths) {
            var last = path.x().length - 1;
            alt.append("; ").append(path.name());
            if (last > 0) alt.append(" from ").append(place(path, 0)).append(" to");
            alt.append(' ').append(place(path, last));
        }
        return alt.toString();
    }

    @Override
    public void paint(Graphics2D g) {
        var heading = new Heading(title, keys());
        heading.paint(g, width);
        var top = heading.height(width) + (yLabel.isEmpty() ? 4 : 18);
        var area = new Rectangle2D.Double(LEFT, top, width - LEFT - RIGHT, height - top - BELOW);
        if (!yLabel.isEmpty()) Words.left(g, AXIS, Ink.FAINT, yLabel, MARGIN, top - 8);
        Words.centre(g, AXIS, Ink.FAINT, xLabel, area.getCenterX(), height - 8);
        paintBands(g, area);
        paintLines(g, area);
        paintAxes(g, area);
        paintScale(g, area);
        var inside = (Graphics2D) g.create();
        inside.clip(area);
        for (var i = 0; i < paths.size(); i++) paintPath(inside, paths.get(i), inks(i), area);
        inside.dispose();
    }

    private List<Heading.Key> keys() {
        var keys = new ArrayList<Heading.Key>();
        for (var path : paths) {
            var mark = path.x().length > 1 ? Heading.Mark.LINE : Heading.Mark.DOT;
            keys.add(new Heading.Key(path.name(), inks(keys.size()), mark));
        }
        return keys;
    }

    /// The first colour is that of the bands: paths take the others.
    private static Color inks(int index) {
        return Ink.series(index + 1);
    }

    private void paintBands(Graphics2D g, Rectangle2D area) {
        var density = Painting.DENSITY;
        var w = (int) Math.round(area.getWidth() * density);
        var h = (int) Math.round(area.getHeight() * density);
        var image = Painting.paper(w, h);
        for (var i = 0; i < h; i++) {
            for (var j = 0; j < w; j++) {
                var value = at((j + .5) / w * (SAMPLES - 1), (1 - (i + .5) / h) * (SAMPLES - 1));
                image.setRGB(j, i, colour(band(value)).getRGB());
            }
        }
        Pixels.paint(g, image, area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    /// Interpolates between the four samples around a place.
    private double at(double column, double row) {
        var j = Math.clamp((int) column, 0, SAMPLES - 2);
        var i = Math.clamp((int) row, 0, SAMPLES - 2);
        var u = column - j;
        var v = row - i;
        return (1 - v) * ((1 - u) * values[i][j] + u * values[i][j + 1])
                + v * ((1 - u) * values[i + 1][j] + u * values[i + 1][j + 1]);
    }

    private int band(double value) {
        var band = 0;
        while (band < levels.length && value >= levels[band]) band++;
        return band;
    }

    private Color colour(int band) {
        return Ink.between(Ink.PAPER, HIGH, band / (double) levels.length);
    }

    private void paintLines(Graphics2D g, Rectangle2D area) {
        g.setColor(Ink.between(HIGH, Ink.BLUE, .5));
        g.setStroke(new BasicStroke(.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (var level : levels) g.draw(line(level, area));
    }

    /// Cuts each cell of the sampled grid, as two triangles, at a level.
    private Shape line(double level, Rectangle2D area) {
        var line = new Path2D.Double();
        for (var i = 0; i < SAMPLES - 1; i++) {
            for (var j = 0; j < SAMPLES - 1; j++) {
                cut(line, level, area, new int[] {i, i, i + 1}, new int[] {j, j + 1, j});
                cut(line, level, area, new int[] {i, i + 1, i + 1}, new int[] {j + 1, j, j + 1});
            }
        }
        return line;
    }

    private void cut(Path2D line, double level, Rectangle2D area, int[] i, int[] j) {
        var first = true;
        for (var a = 0; a < 3; a++) {
            var b = (a + 1) % 3;
            var from = values[i[a]][j[a]];
            var to = values[i[b]][j[b]];
            if (from < level == to < level) continue;
            var share = (level - from) / (to - from);
            var px = toX(x[j[a]] + share * (x[j[b]] - x[j[a]]), area);
            var py = toY(y[i[a]] + share * (y[i[b]] - y[i[a]]), area);
            if (first) line.moveTo(px, py);
            else line.lineTo(px, py);
            first = false;
        }
    }

    private void paintAxes(Graphics2D g, Rectangle2D area) {
        g.setColor(Ink.LINE);
        g.setStroke(new BasicStroke(1));
        g.draw(area);
        for (var tick : ticks(x[0], x[SAMPLES - 1])) {
            var at = toX(tick, area);
            g.setColor(Ink.LINE);
            Shapes.line(g, at, area.getMaxY(), at, area.getMaxY() + 4, 1);
            Words.centre(g, LABEL, Ink.TEXT, text(tick), at, area.getMaxY() + 17);
        }
        for (var tick : ticks(y[0], y[SAMPLES - 1])) {
            var at = toY(tick, area);
            g.setColor(Ink.LINE);
            Shapes.line(g, area.getX() - 4, at, area.getX(), at, 1);
            Words.right(g, LABEL, Ink.TEXT, text(tick), area.getX() - 8, at + 4);
        }
    }

    /// Says at the right what the bands mean.
    private void paintScale(Graphics2D g, Rectangle2D area) {
        var tall = area.getHeight() / (levels.length + 1);
        var left = area.getMaxX() + 14;
        for (var band = 0; band <= levels.length; band++) {
            var bottom = area.getMaxY() - band * tall;
            g.setColor(colour(band));
            g.fill(new Rectangle2D.Double(left, bottom - tall, 14, tall));
            if (band > 0)
                Words.left(g, LABEL, Ink.TEXT, text(levels[band - 1]), left + 19, bottom + 4);
        }
        g.setColor(Ink.LINE);
        g.draw(new Rectangle2D.Double(left, area.getY(), 14, area.getHeight()));
    }

    private void paintPath(Graphics2D g, Path path, Color ink, Rectangle2D area) {
        var line = new Path2D.Double();
        for (var i = 0; i < path.x().length; i++) {
            var px = toX(path.x()[i], area);
            var py = toY(path.y()[i], area);
            if (i == 0) line.moveTo(px, py);
            else line.lineTo(px, py);
        }
        g.setColor(ink);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        var last = path.x().length - 1;
        for (var i = 0; i <= last; i++) {
            var px = toX(path.x()[i], area);
            var py = toY(path.y()[i], area);
            g.setColor(ink);
            Shapes.disc(g, px, py, i == last ? 5.5 : 2.6);
        }
    }

    private double toX(double value, Rectangle2D area) {
        return area.getX() + (value - x[0]) / (x[SAMPLES - 1] - x[0]) * area.getWidth();
    }

    private double toY(double value, Rectangle2D area) {
        return area.getMaxY() - (value - y[0]) / (y[SAMPLES - 1] - y[0]) * area.getHeight();
    }

    /// Divides the samples into parts of equal number, at round values.
    private static double[] levels(double[][] values) {
        var sorted =
                Arrays.stream(values)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("contours: no finite value; expected some");
        }
        var levels = new double[BANDS - 1];
        for (var i = 0; i < levels.length; i++) {
            levels[i] = rounded(sorted[(i + 1) * sorted.length / BANDS], 2);
        }
        return Arrays.stream(levels).distinct().toArray();
    }

    private static double[] ticks(double from, double to) {
        var rough = (to - from) / 6;
        var power = Math.pow(10, Math.floor(Math.log10(rough)));
        var step = rough / power < 1.5 ? power : rough / power < 3.5 ? 2 * power : 5 * power;
        var first = (long) Math.ceil(from / step - 1e-9);
        var last = (long) Math.floor(to / step + 1e-9);
        var ticks = new double[(int) (last - first + 1)];
        for (var i = 0; i < ticks.length; i++) ticks[i] = rounded((first + i) * step, 9);
        return ticks;
    }

    private static double rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }

    private static String place(Path path, int index) {
        return "(" + text(path.x()[index]) + ", " + text(path.y()[index]) + ")";
    }

    private static String text(double value) {
        return Words.number(value, 3);
    }
}
