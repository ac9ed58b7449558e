package cahier.plot;

import cahier.data.Detection;
import cahier.data.Image;
import cahier.tensor.Tensor;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Lays pictures out in a grid, each with a caption.
///
/// The longer sides of all are equal. Small pictures are enlarged in sharp squares, as far as one
/// size allows for all of them of equally many pixels; photographs are enlarged smoothly or shrunk
/// by averaging.
public final class Images implements Figure {

    private static final double MARGIN = 14;
    private static final double GAP = 14;
    private static final Font CAPTION = Fonts.regular(12);
    private static final double LINE = 16;

    private final String title;
    private final List<Panel> panels = new ArrayList<>();
    private int columns;
    private int side = 180;

    private record Panel(String caption, BufferedImage image, Overlay over) {}

    Images(String title) {
        this.title = Words.given("title", title);
    }

    /// Adds a picture.
    public Images add(String caption, BufferedImage image) {
        return add(caption, image, new Overlay(List.of(), null, List.of()));
    }

    private Images add(String caption, BufferedImage image, Overlay over) {
        panels.add(new Panel(caption, image, over));
        return this;
    }

    /// Adds a picture.
    public Images add(String caption, Image image) {
        return add(caption, image.toBufferedImage());
    }

    /// Adds a tensor of shape [height, width], [1, height, width] or [3, height, width] as a
    /// picture. Values from 0 to 1 stay as they are; others are spread from black to white.
    public Images add(String caption, Tensor values) {
        return add(caption, Image.of(Pixels.spread(values)));
    }

    /// Adds a picture with boxes around what was found in it.
    ///
    /// @param names of the classes, from class 0
    public Images add(String caption, Image image, List<Detection> found, String... names) {
        return add(caption, image.toBufferedImage(), new Overlay(found, null, List.of(names)));
    }

    /// Adds a picture tinted by a mask that holds the class of each pixel, 0 for the background.
    ///
    /// @param mask one channel of the picture's size
    public Images addMasked(String caption, Image image, Image mask) {
        if (mask.height() != image.height() || mask.width() != image.width()) {
            throw new IllegalArgumentException(
                    "addMasked: sizes differ: got " + mask + " over " + image);
        }
        return add(caption, image.toBufferedImage(), new Overlay(List.of(), mask, List.of()));
    }

    /// Adds a matrix as a grey picture.
    ///
    /// @param values 0 is black and 1 is white; what lies outside is cut
    public Images add(String caption, float[][] values) {
        return add(caption, Pixels.grey(Numbers.of(values), 0, 1));
    }

    /// Sets how many pictures stand in a row; without, as many as fit 720 CSS pixels.
    public Images columns(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("columns: got " + columns + "; expected 1 or more");
        }
        this.columns = columns;
        return this;
    }

    /// Sets the longer side of each picture in CSS pixels (180 without).
    public Images side(int side) {
        this.side = Math.clamp(side, 8, 1200);
        return this;
    }

    @Override
    public int width() {
        var heading = Math.min(Words.width(Fonts.bold(15), title) + 2 * MARGIN, 560);
        var inner = columns() * (cellWidth() + GAP) - GAP + 2 * MARGIN;
        return (int) Math.ceil(Math.max(inner, heading));
    }

    @Override
    public int height() {
        var rows = Math.ceilDiv(Math.max(1, panels.size()), columns());
        var top = new Heading(title).height(width());
        return (int) Math.ceil(top + rows * (cellHeight() + GAP) - GAP + MARGIN);
    }

    @Override
    public String alt() {
        var captions =
                panels.stream()
                        .map(panel -> panel.caption() + panel.over().alt())
                        .filter(text -> !text.isEmpty())
                        .toList();
        var many = panels.size() == 1 ? "1 picture" : panels.size() + " pictures";
        var alt = "\"" + title + "\", " + many;
        return captions.isEmpty() ? alt : alt + ": " + String.join(", ", captions);
    }

    @Override
    public void paint(Graphics2D g) {
        var heading = new Heading(title);
        heading.paint(g, width());
        var top = heading.height(width());
        for (var i = 0; i < panels.size(); i++) {
            var x = MARGIN + i % columns() * (cellWidth() + GAP);
            var y = top + i / columns() * (cellHeight() + GAP);
            paint(g, panels.get(i), x, y);
        }
    }

    private void paint(Graphics2D g, Panel panel, double x, double y) {
        var w = shownWidth(panel.image());
        var h = shownHeight(panel.image());
        var at = y + tallest() - h;
        Pixels.paint(g, panel.image(), x, at, w, h);
        panel.over().paint(g, panel.image(), x, at, w, h);
        g.setColor(Ink.LINE);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(x, at, w, h));
        var line = y + tallest() + LINE;
        for (var text : lines(panel)) {
            Words.left(g, CAPTION, Ink.TEXT, text, x, line);
            line += LINE;
        }
    }

    private List<String> lines(Panel panel) {
        return panel.caption().isEmpty()
                ? List.of()
                : Words.wrap(CAPTION, panel.caption(), cellWidth());
    }

    private int columns() {
        if (columns > 0) return columns;
        var fit = (int) ((720 + GAP) / (cellWidth() + GAP));
        return Math.clamp(fit, 1, Math.max(1, panels.size()));
    }

    private double cellWidth() {
        return panels.stream().mapToDouble(panel -> shownWidth(panel.image())).max().orElse(side);
    }

    private double tallest() {
        return panels.stream().mapToDouble(panel -> shownHeight(panel.image())).max().orElse(side);
    }

    private double cellHeight() {
        var lines = panels.stream().mapToInt(panel -> lines(panel).size()).max().orElse(0);
        return tallest() + (lines == 0 ? 0 : 6 + lines * LINE);
    }

    private double shownWidth(BufferedImage image) {
        return shown(image, image.getWidth());
    }

    private double shownHeight(BufferedImage image) {
        return shown(image, image.getHeight());
    }

    /// Returns how long an edge of a picture is drawn, in whole pixels of the screen.
    private double shown(BufferedImage image, int edge) {
        return Math.max(1, Math.round((double) screenSide() * edge / longer(image)))
                / (double) Painting.DENSITY;
    }

    /// Returns the longer side of every picture, in pixels of the screen: the length nearest to
    /// what was asked for that makes each pixel of each small picture a square of whole pixels, and
    /// where there is none near, the length itself.
    private int screenSide() {
        var wanted = side * Painting.DENSITY;
        var small =
                panels.stream()
                        .map(Panel::image)
                        .filter(image -> Pixels.isSmall(image) && longer(image) <= wanted)
                        .mapToInt(Images::longer)
                        .distinct()
                        .toArray();
        var most = Arrays.stream(small).max().orElse(0) / 2;
        return IntStream.rangeClosed(0, most)
                .flatMap(away -> IntStream.of(wanted + away, wanted - away))
                .filter(length -> Arrays.stream(small).allMatch(edge -> length % edge == 0))
                .findFirst()
                .orElse(wanted);
    }

    private static int longer(BufferedImage image) {
        return Math.max(image.getWidth(), image.getHeight());
    }
}
