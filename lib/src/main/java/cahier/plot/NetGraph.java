package cahier.plot;

import cahier.tensor.Tensor;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Draws a fully connected net: neurons in layers, with their names, values and gradients, and the
/// weights on the lines where there are few.
///
/// ```java
/// Plot.net("25–16–10", 25, 16, 10).layers("input 输入层", "hidden 隐藏层", "output 输出层")
/// ```
public final class NetGraph implements Figure {

    private static final Font NAME = Fonts.bold(12);
    private static final Font LABEL = Fonts.regular(12);
    private static final Font SMALL = Fonts.regular(10);
    private static final Color BACK = Ink.RED;
    private static final double MARGIN = 14;

    /// Longer layers are drawn as their first neurons, dots, and their last.
    private static final int WHOLE = 8;

    private static final int HEAD = 4;

    private final String title;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Links> links = new ArrayList<>();
    private double radius = 17;
    private int width = 640;

    private static final class Layer {
        final int size;
        String name = "";
        List<String> nodes = List.of();
        double[] values = {};
        double[] gradients = {};

        Layer(int size) {
            this.size = size;
        }
    }

    private record Links(double[][] weights, double[][] gradients) {}

    NetGraph(String title, int... sizes) {
        if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "net: sizes of layers: got %s; expected two or more, each at least 1"
                            .formatted(Arrays.toString(sizes)));
        }
        this.title = Words.given("title", title);
        for (var size : sizes) layers.add(new Layer(size));
        for (var i = 1; i < sizes.length; i++) {
            links.add(new Links(new double[0][], new double[0][]));
        }
    }

    /// Names the layers, from the input on.
    public NetGraph layers(String... names) {
        expect("layers", names.length, layers.size());
        for (var i = 0; i < names.length; i++) layers.get(i).name = names[i];
        return this;
    }

    /// Names the neurons of a layer.
    public NetGraph nodes(int layer, String... names) {
        expect("nodes", names.length, layer(layer).size);
        layer(layer).nodes = List.of(names);
        radius = 21;
        return this;
    }

    /// Writes a value below each neuron of a layer.
    public NetGraph values(int layer, double... values) {
        expect("values", values.length, layer(layer).size);
        layer(layer).values = values.clone();
        return this;
    }

    /// Writes a value below each neuron of a layer.
    public NetGraph values(int layer, Tensor values) {
        return values(layer, Numbers.of(values));
    }

    /// Writes a gradient below each neuron of a layer, in red.
    public NetGraph gradients(int layer, Tensor gradients) {
        return gradients(layer, Numbers.of(gradients));
    }

    /// Writes a gradient below each neuron of a layer, in red.
    public NetGraph gradients(int layer, double... gradients) {
        expect("gradients", gradients.length, layer(layer).size);
        layer(layer).gradients = gradients.clone();
        return this;
    }

    /// Writes the weights on the lines behind a layer.
    ///
    /// @param layer where the lines start
    /// @param weights one row for each neuron there, one column for each neuron of the next layer
    public NetGraph weights(int layer, double[][] weights) {
        return weights(layer, weights, new double[0][]);
    }

    /// Writes the weights and their gradients on the lines behind a layer.
    ///
    /// @param layer where the lines start
    /// @param weights one row for each neuron there, one column for each neuron of the next layer
    /// @param gradients of the same shape
    public NetGraph weights(int layer, double[][] weights, double[][] gradients) {
        expect("weights: rows", weights.length, layer(layer).size);
        expect("weights: columns", weights[0].length, layer(layer + 1).size);
        links.set(layer, new Links(weights, gradients));
        return this;
    }

    /// Writes the weights on the lines behind a layer.
    ///
    /// @param weights [neurons there, neurons of the next layer]
    public NetGraph weights(int layer, Tensor weights) {
        return weights(layer, Numbers.of(weights.toMatrix()));
    }

    /// Writes the weights and their gradients on the lines behind a layer.
    ///
    /// @param weights [neurons there, neurons of the next layer]
    public NetGraph weights(int layer, Tensor weights, Tensor gradients) {
        var slopes = Numbers.of(gradients.toMatrix());
        return weights(layer, Numbers.of(weights.toMatrix()), slopes);
    }

    /// Sets the width in CSS pixels (640 without).
    public NetGraph wide(int width) {
        this.width = width;
        return this;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        var most = layers.stream().mapToInt(layer -> shown(layer).length).max().orElse(1);
        return (int) Math.ceil(top() + most * pitch() + 6 + MARGIN);
    }

    @Override
    public String alt() {
        var sizes = layers.stream().map(layer -> "" + layer.size).toList();
        var alt =
                new StringBuilder(
                        "Net \"" + title + "\" of " + String.join(", ", sizes) + " neurons");
        for (var layer : layers) {
            if (layer.values.length == 0) continue;
            alt.append("; ").append(layer.name.isEmpty() ? "layer" : layer.name).append(':');
            for (var value : layer.values) alt.append(' ').append(Words.number(value, 6));
        }
        return alt.toString();
    }

    @Override
    public void paint(Graphics2D g) {
        new Heading(title, keys()).paint(g, width);
        for (var i = 0; i < links.size(); i++) paintLinks(g, i);
        for (var i = 0; i < links.size(); i++) paintWeights(g, i);
        for (var i = 0; i < layers.size(); i++) paintLayer(g, i);
    }

    private List<Heading.Key> keys() {
        var any = layers.stream().anyMatch(layer -> layer.gradients.length > 0);
        return !any
                ? List.of()
                : List.of(
                        new Heading.Key("forward: values 前向: 值", Ink.BLUE, Heading.Mark.DOT),
                        new Heading.Key("backward: gradients 反向: 梯度", BACK, Heading.Mark.DOT));
    }

    private void paintLayer(Graphics2D g, int index) {
        var layer = layers.get(index);
        var x = x(index);
        if (!layer.name.isEmpty()) {
            var name = layer.name;
            var half = Words.width(LABEL, name) / 2 + 4;
            Words.centre(g, LABEL, Ink.TEXT, name, Math.clamp(x, half, width - half), top() - 12);
        }
        var shown = shown(layer);
        for (var place = 0; place < shown.length; place++) {
            var node = shown[place];
            var y = y(layer, place);
            if (node < 0) {
                g.setColor(Ink.FAINT);
                for (var dot = -1; dot <= 1; dot++) Shapes.disc(g, x, y + dot * 8, 1.8);
                continue;
            }
            paintNode(g, layer, node, index, x, y);
        }
    }

    private void paintNode(Graphics2D g, Layer layer, int node, int index, double x, double y) {
        var ink = index == 0 ? Ink.TEAL : index == layers.size() - 1 ? Ink.GREEN : Ink.BLUE;
        g.setColor(Ink.between(Ink.PAPER, ink, .16));
        Shapes.disc(g, x, y, radius);
        g.setColor(ink);
        Shapes.ring(g, x, y, radius, 1.6);
        var name = layer.nodes.isEmpty() ? "" + (node + 1) : layer.nodes.get(node);
        var font = Words.width(NAME, name) > 2 * radius - 4 ? SMALL : NAME;
        Words.middle(g, font, Ink.TITLE, name, x, y);
        var below = y + radius + 13;
        if (layer.values.length > 0) {
            Words.centre(g, LABEL, Ink.BLUE, Words.number(layer.values[node], 6), x, below);
            below += 14;
        }
        if (layer.gradients.length > 0) {
            Words.centre(g, LABEL, BACK, Words.number(layer.gradients[node], 6), x, below);
        }
    }

    private void paintLinks(Graphics2D g, int index) {
        var from = layers.get(index);
        var to = layers.get(index + 1);
        var few = shown(from).length * shown(to).length <= 12;
        g.setColor(few ? Ink.LINE : Ink.between(Ink.PAPER, Ink.LINE, .7));
        for (var i = 0; i < shown(from).length; i++) {
            for (var j = 0; j < shown(to).length; j++) {
                if (shown(from)[i] < 0 || shown(to)[j] < 0) continue;
                var stroke = few ? 1.3 : .8;
                Shapes.line(g, x(index), y(from, i), x(index + 1), y(to, j), stroke);
            }
        }
    }

    private void paintWeights(Graphics2D g, int index) {
        var link = links.get(index);
        if (link.weights().length == 0) return;
        var from = layers.get(index);
        var to = layers.get(index + 1);
        if (from.size > WHOLE || to.size > WHOLE) return;
        for (var i = 0; i < from.size; i++) {
            for (var j = 0; j < to.size; j++) {
                // near the neuron with fewer lines through the label's height, they stay apart
                var share = to.size >= from.size ? .66 : .34;
                var x = x(index) + share * (x(index + 1) - x(index));
                var y = y(from, i) + share * (y(to, j) - y(from, i));
                paintWeight(g, link, i, j, x, y);
            }
        }
    }

    private static void paintWeight(Graphics2D g, Links link, int i, int j, double x, double y) {
        var weight = Words.number(link.weights()[i][j], 4);
        var both = link.gradients().length > 0;
        var gradient = both ? Words.number(link.gradients()[i][j], 4) : "";
        var wide = Math.max(Words.width(SMALL, weight), Words.width(SMALL, gradient)) + 6;
        var tall = both ? 26 : 14;
        g.setColor(Ink.PAPER);
        g.fill(
                new java.awt.geom.RoundRectangle2D.Double(
                        x - wide / 2, y - tall / 2., wide, tall, 4, 4));
        Words.centre(g, SMALL, Ink.TITLE, weight, x, both ? y - 2 : y + 4);
        if (both) Words.centre(g, SMALL, BACK, gradient, x, y + 10);
    }

    private double top() {
        var named = layers.stream().anyMatch(layer -> !layer.name.isEmpty());
        return new Heading(title, keys()).height(width) + (named ? 28 : 4);
    }

    private double pitch() {
        var below = 0;
        if (layers.stream().anyMatch(layer -> layer.values.length > 0)) below += 16;
        if (layers.stream().anyMatch(layer -> layer.gradients.length > 0)) below += 14;
        return 2 * radius + 12 + below + (links.get(0).weights().length > 0 ? 12 : 0);
    }

    private double x(int index) {
        var inset = radius + 52;
        return inset + index * (width - 2 * inset) / (layers.size() - 1);
    }

    private double y(Layer layer, int place) {
        var most = layers.stream().mapToInt(each -> shown(each).length).max().orElse(1);
        var first = top() + radius + 2 + (most - shown(layer).length) * pitch() / 2;
        return first + place * pitch();
    }

    /// Returns the neurons that are drawn, −1 for the dots.
    private static int[] shown(Layer layer) {
        if (layer.size <= WHOLE) return IntStream.range(0, layer.size).toArray();
        var head = IntStream.range(0, HEAD);
        return IntStream.concat(head, IntStream.of(-1, layer.size - 1)).toArray();
    }

    private Layer layer(int index) {
        if (index < 0 || index >= layers.size()) {
            throw new IllegalArgumentException(
                    "layer " + index + "; expected 0 to " + (layers.size() - 1));
        }
        return layers.get(index);
    }

    private static void expect(String what, int got, int expected) {
        if (got != expected) {
            throw new IllegalArgumentException(what + ": got " + got + "; expected " + expected);
        }
    }
}
