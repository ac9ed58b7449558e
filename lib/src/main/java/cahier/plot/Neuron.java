package cahier.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/// Draws one neuron: its inputs, its weights, their sum with the bias, and the activation.
public final class Neuron implements Figure {

    private static final Font NAME = Fonts.bold(13);
    private static final Font LABEL = Fonts.regular(12);
    private static final double PITCH = 64;
    private static final int WIDTH = 640;

    private final String title;
    private final double[] inputs;
    private final double[] weights;
    private final double bias;
    private final String activation;
    private final double output;

    Neuron(
            String title,
            double[] inputs,
            double[] weights,
            double bias,
            String activation,
            double output) {
        if (inputs.length != weights.length || inputs.length == 0) {
            throw new IllegalArgumentException(
                    "neuron: got %d inputs and %d weights; expected as many, at least one"
                            .formatted(inputs.length, weights.length));
        }
        this.title = Words.given("title", title);
        this.inputs = inputs.clone();
        this.weights = weights.clone();
        this.bias = bias;
        this.activation = activation;
        this.output = output;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return (int) Math.ceil(top() + Math.max(3, inputs.length) * PITCH + 20);
    }

    @Override
    public String alt() {
        var alt = new StringBuilder("Neuron \"" + title + "\": ");
        for (var i = 0; i < inputs.length; i++) {
            alt.append(number(inputs[i])).append(" × ").append(number(weights[i])).append(" + ");
        }
        return alt
                + number(bias)
                + " = "
                + number(sum())
                + "; after "
                + activation
                + ": "
                + number(output);
    }

    @Override
    public void paint(Graphics2D g) {
        new Heading(title).paint(g, WIDTH);
        var middle = top() + Math.max(3, inputs.length) * PITCH / 2;
        for (var i = 0; i < inputs.length; i++) {
            var y = middle + (i - (inputs.length - 1) / 2.) * PITCH;
            paintInput(g, i, y, middle);
        }
        node(g, 320, middle, 30, Ink.BLUE, "Σ");
        Words.centre(g, LABEL, Ink.FAINT, "bias 偏置", 320, middle - 74);
        Words.centre(g, LABEL, Ink.TITLE, "b = " + number(bias), 320, middle - 58);
        g.setColor(Ink.FAINT);
        Shapes.arrow(g, 320, middle - 52, 320, middle - 32, 1.4);
        Words.centre(g, LABEL, Ink.TITLE, "y = " + number(sum()), 320, middle + 50);
        Words.centre(g, LABEL, Ink.FAINT, "weighted sum 加权和", 320, middle + 67);
        g.setColor(Ink.FAINT);
        Shapes.arrow(g, 351, middle, 428, middle, 1.6);
        box(g, 430, middle, activation);
        Words.centre(g, LABEL, Ink.FAINT, "activation 激活函数", 462, middle + 50);
        g.setColor(Ink.FAINT);
        Shapes.arrow(g, 495, middle, 552, middle, 1.6);
        node(g, 580, middle, 26, Ink.GREEN, "o");
        Words.centre(g, LABEL, Ink.TITLE, number(output), 580, middle + 46);
        Words.centre(g, LABEL, Ink.FAINT, "output 输出", 580, middle + 63);
    }

    private void paintInput(Graphics2D g, int i, double y, double middle) {
        var index = String.valueOf((char) ('₁' + i));
        node(g, 70, y, 22, Ink.TEAL, "x" + index);
        Words.right(g, LABEL, Ink.TITLE, number(inputs[i]), 42, y + 4);
        g.setColor(Ink.FAINT);
        var length = Math.hypot(250, middle - y);
        var dx = 250 / length;
        var dy = (middle - y) / length;
        Shapes.arrow(g, 70 + 23 * dx, y + 23 * dy, 320 - 31 * dx, middle - 31 * dy, 1.6);
        var text = "w" + index + " = " + number(weights[i]);
        var x = 70 + 105.;
        var at = y + (middle - y) * 105 / 250;
        var wide = Words.width(LABEL, text) + 10;
        g.setColor(Ink.PAPER);
        g.fill(new RoundRectangle2D.Double(x - wide / 2, at - 10, wide, 20, 6, 6));
        Words.middle(g, LABEL, Ink.TITLE, text, x, at);
    }

    private static void node(
            Graphics2D g, double x, double y, double radius, Color ink, String name) {
        g.setColor(Ink.between(Ink.PAPER, ink, .16));
        Shapes.disc(g, x, y, radius);
        g.setColor(ink);
        Shapes.ring(g, x, y, radius, 1.8);
        Words.middle(g, NAME, Ink.TITLE, name, x, y);
    }

    private static void box(Graphics2D g, double x, double y, String name) {
        var box = new RoundRectangle2D.Double(x, y - 26, 64, 52, 12, 12);
        g.setColor(Ink.between(Ink.PAPER, Ink.ORANGE, .16));
        g.fill(box);
        g.setColor(Ink.ORANGE);
        g.setStroke(new java.awt.BasicStroke(1.8f));
        g.draw(box);
        Words.middle(g, NAME, Ink.TITLE, name, x + 32, y);
    }

    private double top() {
        return new Heading(title).height(WIDTH) + 12;
    }

    private double sum() {
        var sum = bias;
        for (var i = 0; i < inputs.length; i++) sum += inputs[i] * weights[i];
        return sum;
    }

    private static String number(double value) {
        return Words.number(value, 4);
    }
}
