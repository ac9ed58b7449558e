package cahier.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Draws a window that slides over a picture, and beside it the matrix of what it finds: the mean
/// of the pixels in each place (for a black and white picture: the share of white).
///
/// The window moves by its own size. At the right and bottom edge it may overrun: either it is
/// clipped and the mean is taken over the pixels inside, or it is padded with zeros.
public final class SlidingWindow implements Figure {

    private static final Font LABEL = Fonts.regular(12);
    private static final double MARGIN = 14;
    private static final double BETWEEN = 44;
    private static final double RESULT = 46;
    private static final Color WINDOW = Ink.ORANGE;

    private final String title;
    private final double[][] pixels;
    private final int high;
    private final int wide;
    private final boolean padded;
    private final int step;
    private final double side;

    SlidingWindow(String title, double[][] pixels, int high, int wide) {
        this(title, pixels, high, wide, false, -1);
        if (high < 1 || wide < 1 || high > pixels.length || wide > pixels[0].length) {
            throw new IllegalArgumentException(
                    "slidingWindow: window of %d × %d in a picture of %d × %d; expected it to fit"
                            .formatted(high, wide, pixels.length, pixels[0].length));
        }
    }

    private SlidingWindow(
            String title, double[][] pixels, int high, int wide, boolean padded, int step) {
        this.title = Words.given("title", title);
        this.pixels = pixels;
        this.high = high;
        this.wide = wide;
        this.padded = padded;
        this.step = step;
        side = Math.clamp(320. / Math.max(pixels.length, pixels[0].length), 3, 24);
    }

    /// Pads the picture with zeros where the window overruns it, instead of clipping the window.
    public SlidingWindow padded() {
        return new SlidingWindow(title, pixels, high, wide, true, step);
    }

    /// Shows one step: the window in its place and the values up to there.
    ///
    /// @param step from 0, by rows
    public SlidingWindow at(int step) {
        if (step < 0 || step >= rows() * columns()) {
            throw new IllegalArgumentException(
                    "at: step " + step + "; expected 0 to " + (rows() * columns() - 1));
        }
        return new SlidingWindow(title, pixels, high, wide, padded, step);
    }

    /// Returns the animation of all steps. It starts with the whole result, so that it reads well
    /// where nothing moves.
    public Animation animation() {
        var frames = new ArrayList<Figure>(List.of(this));
        for (var i = 0; i < rows() * columns(); i++) frames.add(at(i));
        return new Animation(frames, 2500, 450);
    }

    /// Returns the means, one row of the result for each row of windows.
    public double[][] values() {
        var means = new double[rows()][columns()];
        for (var i = 0; i < rows(); i++) {
            for (var j = 0; j < columns(); j++) means[i][j] = sum(i, j) / counted(i, j);
        }
        return means;
    }

    @Override
    public int width() {
        var inner = imageWidth() + BETWEEN + Math.max(columns() * RESULT, 220) + 2 * MARGIN;
        return (int) Math.ceil(inner);
    }

    @Override
    public int height() {
        var tall = Math.max(rows() * high * side, rows() * RESULT + 86);
        return (int) Math.ceil(new Heading(title).height(width()) + 20 + tall + MARGIN);
    }

    @Override
    public String alt() {
        var what =
                "\""
                        + title
                        + "\": a window of "
                        + high
                        + " × "
                        + wide
                        + " pixels over a picture of ";
        var size = pixels.length + " × " + pixels[0].length;
        var all = values();
        if (step < 0)
            return what + size + " gives " + rows() + " × " + columns() + " means: " + text(all);
        var value = all[step / columns()][step % columns()];
        return what + size + ", step " + (step + 1) + ": " + Words.number(value, 4);
    }

    @Override
    public void paint(Graphics2D g) {
        var heading = new Heading(title);
        heading.paint(g, width());
        var top = heading.height(width()) + 20;
        var right = MARGIN + imageWidth() + BETWEEN;
        var size = pixels.length + " × " + pixels[0].length;
        Words.left(g, LABEL, Ink.FAINT, "picture 图像 " + size, MARGIN, top - 7);
        var shape = rows() + " × " + columns();
        Words.left(g, LABEL, Ink.FAINT, "result 结果 " + shape, right, top - 7);
        paintPicture(g, top);
        paintResult(g, right, top);
        paintSum(g, right, top + rows() * RESULT + 26);
    }

    private void paintPicture(Graphics2D g, double top) {
        var image = Pixels.grey(pixels, 0, 1);
        var w = pixels[0].length * side;
        var h = pixels.length * side;
        Pixels.paint(g, image, MARGIN, top, w, h);
        g.setColor(new Color(128, 128, 128, 110));
        for (var i = 1; i < pixels.length; i++) line(g, MARGIN, top + i * side, w, 0);
        for (var j = 1; j < pixels[0].length; j++) line(g, MARGIN + j * side, top, 0, h);
        paintOverrun(g, top, w, h);
        g.setColor(Ink.FAINT);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(MARGIN, top, w, h));
        for (var i = 0; i < rows(); i++) {
            for (var j = 0; j < columns(); j++) {
                var current = step < 0 || step == i * columns() + j;
                if (current) paintWindow(g, i, j, top, step < 0 ? 1.2 : 3);
            }
        }
    }

    /// Hatches what lies outside the picture.
    private void paintOverrun(Graphics2D g, double top, double w, double h) {
        var outside =
                new java.awt.geom.Area(
                        new Rectangle2D.Double(
                                MARGIN, top, columns() * wide * side, rows() * high * side));
        outside.subtract(new java.awt.geom.Area(new Rectangle2D.Double(MARGIN, top, w, h)));
        if (outside.isEmpty()) return;
        var hatch = (Graphics2D) g.create();
        hatch.setColor(padded ? new Color(0x3b3f45) : Ink.SHADE);
        hatch.fill(outside);
        hatch.clip(outside);
        hatch.setColor(Ink.LINE);
        var all = outside.getBounds2D();
        for (var x = all.getX() - all.getHeight(); x < all.getMaxX(); x += 6) {
            Shapes.line(hatch, x, all.getMaxY(), x + all.getHeight(), all.getY(), 1);
        }
        hatch.dispose();
    }

    private void paintWindow(Graphics2D g, int i, int j, double top, double stroke) {
        var x = MARGIN + j * wide * side;
        var y = top + i * high * side;
        var frame = new Rectangle2D.Double(x, y, wide * side, high * side);
        g.setStroke(new BasicStroke((float) (stroke + 1.6)));
        g.setColor(Ink.PAPER);
        if (step >= 0) g.draw(frame);
        g.setStroke(new BasicStroke((float) stroke));
        g.setColor(WINDOW);
        g.draw(frame);
    }

    private void paintResult(Graphics2D g, double left, double top) {
        var all = values();
        var font = Fonts.regular(13);
        for (var i = 0; i < rows(); i++) {
            for (var j = 0; j < columns(); j++) {
                var place = i * columns() + j;
                var x = left + j * RESULT;
                var y = top + i * RESULT;
                var known = step < 0 || place <= step;
                var level = Math.clamp(all[i][j], 0, 1);
                var ground = known ? Ink.between(Color.BLACK, Color.WHITE, level) : Ink.SHADE;
                g.setColor(ground);
                g.fill(new Rectangle2D.Double(x, y, RESULT, RESULT));
                g.setColor(Ink.LINE);
                g.setStroke(new BasicStroke(1));
                g.draw(new Rectangle2D.Double(x, y, RESULT, RESULT));
                if (!known) continue;
                var text = Words.number(all[i][j], 3);
                Words.middle(g, font, Ink.on(ground), text, x + RESULT / 2, y + RESULT / 2);
            }
        }
        if (step < 0) return;
        g.setColor(WINDOW);
        g.setStroke(new BasicStroke(3));
        var x = left + step % columns() * RESULT;
        g.draw(new Rectangle2D.Double(x, top + step / columns() * RESULT, RESULT, RESULT));
    }

    private void paintSum(Graphics2D g, double left, double baseline) {
        var rule = padded ? "padded with zeros 补零" : "clipped at the edge 截断";
        Words.left(g, LABEL, Ink.FAINT, rule, left, baseline);
        if (step < 0) {
            var size = "window 窗口 " + high + " × " + wide + ", stride 步长 " + high + ", " + wide;
            Words.left(g, LABEL, Ink.TEXT, size, left, baseline + 20);
            return;
        }
        var i = step / columns();
        var j = step % columns();
        var mean = Words.number(sum(i, j) / counted(i, j), 6);
        var sum = Words.number(sum(i, j), 6) + " white 白 / " + counted(i, j) + " pixels 像素 = ";
        Words.left(g, LABEL, Ink.TEXT, sum + mean, left, baseline + 20);
        var place = "step 第 " + (step + 1) + " 步: row 行 " + (i + 1) + ", column 列 " + (j + 1);
        Words.left(g, LABEL, Ink.TEXT, place, left, baseline + 40);
    }

    private static void line(Graphics2D g, double x, double y, double dx, double dy) {
        Shapes.line(g, x, y, x + dx, y + dy, .5);
    }

    private double sum(int i, int j) {
        var sum = 0.0;
        for (var y = i * high; y < Math.min(pixels.length, (i + 1) * high); y++) {
            for (var x = j * wide; x < Math.min(pixels[0].length, (j + 1) * wide); x++) {
                sum += pixels[y][x];
            }
        }
        return sum;
    }

    private int counted(int i, int j) {
        if (padded) return high * wide;
        var tall = Math.min(pixels.length, (i + 1) * high) - i * high;
        return tall * (Math.min(pixels[0].length, (j + 1) * wide) - j * wide);
    }

    private int rows() {
        return Math.ceilDiv(pixels.length, high);
    }

    private int columns() {
        return Math.ceilDiv(pixels[0].length, wide);
    }

    private double imageWidth() {
        return columns() * wide * side;
    }

    private static String text(double[][] rows) {
        return String.join(
                " | ",
                Arrays.stream(rows)
                        .map(
                                row ->
                                        String.join(
                                                " ",
                                                Arrays.stream(row)
                                                        .mapToObj(value -> Words.number(value, 3))
                                                        .toList()))
                        .toList());
    }
}
