package cahier.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Lists a network's layers for one sample.
///
/// @param input shape of the sample
/// @param rows one for each layer, in order
/// @param parameters the number of values in all parameters; one that is used twice counts once
public record Summary(List<Integer> input, List<Row> rows, int parameters) {

    /// Describes one layer.
    ///
    /// @param name where it stands in the network, such as `3` or `features.0`
    /// @param layer class and options
    /// @param output shape of its output for one sample
    /// @param parameters number of values in its parameters
    /// @param multiplyAdds multiplications with addition in products and convolutions
    public record Row(
            String name, String layer, List<Integer> output, int parameters, long multiplyAdds) {

        Row(String name, String layer, int[] output, int parameters, long multiplyAdds) {
            this(name, layer, list(output), parameters, multiplyAdds);
        }
    }

    static Summary of(Layer layer, int... input) {
        return new Summary(list(input), List.copyOf(layer.rows("", input)), layer.parameterCount());
    }

    /// Returns the multiply-adds of all layers.
    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).sum();
    }

    /// Returns the bytes that the outputs of all layers take for one sample, in `float`.
    public long activationBytes() {
        return rows.stream()
                .mapToLong(
                        row -> row.output().stream().mapToLong(n -> n).reduce(4, (a, b) -> a * b))
                .sum();
    }

    /// Returns a table of layers, output shapes, parameters and multiply-adds, with a line of
    /// totals.
    @Override
    public String toString() {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("", "layer", "output", "parameters", "multiply-adds"));
        lines.add(List.of("", "input", input.toString(), "", ""));
        for (var row : rows) {
            lines.add(
                    List.of(
                            row.name(),
                            row.layer().replaceAll("\\s+", " "),
                            row.output().toString(),
                            number(row.parameters()),
                            number(row.multiplyAdds())));
        }
        lines.add(List.of("", "total", "", number(parameters), number(multiplyAdds())));
        return table(lines);
    }

    private static String table(List<List<String>> lines) {
        var widths = new int[5];
        for (var line : lines) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var line : lines) {
            var row = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                var pad = " ".repeat(widths[i] - line.get(i).length());
                row.append(i < 3 ? line.get(i) + pad : pad + line.get(i)).append("  ");
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static List<Integer> list(int... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
