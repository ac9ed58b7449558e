package cahier.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// Draws discs, lines and arrows at fractions of a pixel.
final class Shapes {

    private Shapes() {}

    static void disc(Graphics2D g, double x, double y, double radius) {
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void ring(Graphics2D g, double x, double y, double radius, double stroke) {
        g.setStroke(new BasicStroke((float) stroke));
        g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void line(Graphics2D g, double x1, double y1, double x2, double y2, double stroke) {
        g.setStroke(new BasicStroke((float) stroke));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /// Draws a line with a head at its second end.
    static void arrow(Graphics2D g, double x1, double y1, double x2, double y2, double stroke) {
        var length = Math.hypot(x2 - x1, y2 - y1);
        if (length == 0) return;
        var dx = (x2 - x1) / length;
        var dy = (y2 - y1) / length;
        var head = 5 + 1.5 * stroke;
        line(g, x1, y1, x2 - dx * head * .8, y2 - dy * head * .8, stroke);
        var path = new Path2D.Double();
        path.moveTo(x2, y2);
        path.lineTo(x2 - dx * head - dy * head * .42, y2 - dy * head + dx * head * .42);
        path.lineTo(x2 - dx * head + dy * head * .42, y2 - dy * head - dx * head * .42);
        path.closePath();
        g.fill(path);
    }
}
