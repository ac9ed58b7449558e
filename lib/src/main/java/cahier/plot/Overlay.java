package cahier.plot;

import cahier.data.Detection;
import cahier.data.Image;

import org.jspecify.annotations.Nullable;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;

/// What is drawn over a picture: boxes with their classes and scores, and a mask that tints each
/// pixel in the colour of its class.
///
/// @param things where things are
/// @param mask classes, 0 for the background; null for none
/// @param names of the classes, from class 0; a class without one is written as its number
record Overlay(List<Detection> things, @Nullable Image mask, List<String> names) {

    private static final Font LABEL = Fonts.bold(10);
    private static final int OPACITY = 0x80;

    Overlay {
        things = List.copyOf(things);
        names = List.copyOf(names);
    }

    /// Paints over a picture of so many columns and rows that stands in a rectangle.
    void paint(Graphics2D g, BufferedImage image, double x, double y, double width, double height) {
        if (mask != null) Pixels.paintOver(g, tint(mask), x, y, width, height);
        var across = width / image.getWidth();
        var down = height / image.getHeight();
        var frame = new Rectangle2D.Double(x, y, width, height);
        var inside = (Graphics2D) g.create();
        // the line of a box at the edge may lie outside by its own width
        inside.clip(new Rectangle2D.Double(x - 2, y - 2, width + 4, height + 4));
        for (var thing : things) {
            var box = thing.box();
            var left = x + box.left() * across;
            var top = y + box.top() * down;
            paint(inside, thing, left, top, box.width() * across, box.height() * down, frame);
        }
        inside.dispose();
    }

    /// Says what is marked.
    String alt() {
        if (things.isEmpty()) return mask == null ? "" : " with a mask";
        return things.stream().map(this::label).collect(Collectors.joining(", ", " with ", ""));
    }

    private void paint(
            Graphics2D g,
            Detection thing,
            double x,
            double y,
            double w,
            double h,
            Rectangle2D frame) {
        var ink = Ink.series(thing.label());
        g.setStroke(new BasicStroke(3.4f));
        g.setColor(Ink.PAPER);
        g.draw(new Rectangle2D.Double(x, y, w, h));
        g.setStroke(new BasicStroke(1.8f));
        g.setColor(ink);
        g.draw(new Rectangle2D.Double(x, y, w, h));
        var text = label(thing);
        var wide = Words.width(LABEL, text) + 6;
        var top =
                Math.max(y - 14, frame.getMinY()); // above the box, or in it at the picture's edge
        // beside the box's left edge, or further in at the picture's
        var left = Math.max(Math.min(x, frame.getMaxX() - wide), frame.getMinX());
        g.fill(new Rectangle2D.Double(left - .9, top, wide, 14));
        Words.left(g, LABEL, Ink.on(ink), text, left + 2, top + 11);
    }

    private String label(Detection thing) {
        var known = thing.label() >= 0 && thing.label() < names.size();
        var name = known ? names.get(thing.label()) : "" + thing.label();
        return thing.score() == 1 ? name : name + " " + Words.number(thing.score(), 2);
    }

    private static BufferedImage tint(Image mask) {
        var tint = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < mask.height(); y++) {
            for (var x = 0; x < mask.width(); x++) {
                var label = Math.round(mask.at(y, x));
                if (label == 0) continue;
                tint.setRGB(x, y, OPACITY << 24 | Ink.series(label).getRGB() & 0xffffff);
            }
        }
        return tint;
    }
}
