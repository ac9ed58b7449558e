package cahier.plot;

import cahier.output.Bundle;

import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// A figure that shows itself as an SVG drawing: lines, and letters as outlines, so that it looks
/// the same where our font is missing; pictures in it stay pictures.
record Drawing(Figure figure) implements Figure {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+");

    @Override
    public int width() {
        return figure.width();
    }

    @Override
    public int height() {
        return figure.height();
    }

    @Override
    public String alt() {
        return figure.alt();
    }

    @Override
    public void paint(Graphics2D g) {
        figure.paint(g);
    }

    @Override
    public Bundle bundle() {
        var data = new LinkedHashMap<String, Object>();
        data.put("image/svg+xml", text());
        data.put("text/plain", alt());
        return new Bundle(data, Map.of());
    }

    /// Returns the drawing as an SVG file with its alt text as title.
    String text() {
        return Painting.inRootLocale(
                () -> {
                    var document = document();
                    var g = new SVGGraphics2D(context(document), true);
                    g.setSVGCanvasSize(new Dimension(width(), height()));
                    g.setFont(Fonts.regular(12));
                    g.setColor(Ink.PAPER);
                    g.fillRect(0, 0, width(), height());
                    figure.paint(g);
                    return written(g, described(g.getRoot(), document));
                });
    }

    private static Document document() {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.getDOMImplementation().createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform builds documents", e);
        }
    }

    private static SVGGeneratorContext context(Document document) {
        var context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        // transforms undo one another in the file, which takes digits that outlines do not need
        context.setPrecision(9);
        context.setImageHandler(new Pictures());
        return context;
    }

    /// Adds what a reader of the screen says, and keeps the single pixels of small pictures sharp.
    private Element described(Element root, Document document) {
        root.setAttribute("viewBox", "0 0 " + width() + " " + height());
        root.setAttribute("role", "img");
        var title = document.createElementNS(SVG, "title");
        title.setTextContent(alt());
        root.insertBefore(title, root.getFirstChild());
        finish(root);
        return root;
    }

    private static void finish(Node node) {
        if (node instanceof Element element) {
            if (element.getNodeName().equals("image")) sharpen(element);
            if (element.hasAttribute("d")) shorten(element);
        }
        for (var i = 0; i < node.getChildNodes().getLength(); i++) {
            finish(node.getChildNodes().item(i));
        }
    }

    private static void sharpen(Element picture) {
        var side = Math.max(length(picture, "width"), length(picture, "height"));
        picture.setAttribute("image-rendering", side < Pixels.SMALL ? "pixelated" : "auto");
    }

    /// Rounds an outline to thousandths of a pixel.
    private static void shorten(Element path) {
        var outline = FRACTION.matcher(path.getAttribute("d")).replaceAll(Drawing::rounded);
        path.setAttribute("d", outline);
    }

    private static String rounded(MatchResult number) {
        var value = new BigDecimal(number.group()).setScale(3, RoundingMode.HALF_EVEN);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static double length(Element picture, String attribute) {
        return Double.parseDouble(picture.getAttribute(attribute));
    }

    private static String written(SVGGraphics2D g, Element root) {
        var text = new StringWriter();
        try {
            g.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // the root alone: what stands before it would ask a validator to fetch the document's type
        var svg = text.getBuffer().substring(text.getBuffer().indexOf("<svg"));
        return svg.replace("\r\n", "\n").strip() + "\n";
    }

    /// Writes pictures as PNG by our own encoder: Batik's is in a library that nothing else needs.
    private static final class Pictures extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) {
            try {
                out.write(Painting.png(image));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
