package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Notes which layers a forward pass goes through, in order, and what it gives them: the rows of a
/// layer whose `forward` alone knows its way.
final class Trace {

    private static final ScopedValue<BiConsumer<Layer, Tensor>> LISTENER =
            ScopedValue.newInstance();

    /// One layer with inputs of one shape, which it may be given several times.
    private static final class Call {
        final Layer layer;
        final int[] input;
        int times = 1;

        Call(Layer layer, int[] input) {
            this.layer = layer;
            this.input = input;
        }
    }

    private final Map<Layer, String> names = new IdentityHashMap<>();
    private final Set<Layer> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Call> calls = new ArrayList<>();

    private Trace(Layer layer, String name) {
        name(layer, name);
        names.remove(layer);
    }

    private void name(Layer layer, String name) {
        if (names.putIfAbsent(layer, name) != null) return;
        layer.children()
                .forEach((part, child) -> name(child, name.isEmpty() ? part : name + "." + part));
    }

    /// Returns whether a pass is noted, in which every layer is to be gone through by itself.
    static boolean isOn() {
        return LISTENER.isBound();
    }

    /// Notes that a layer was given an input, if anybody asked.
    static void note(Layer layer, Tensor x) {
        if (LISTENER.isBound()) LISTENER.get().accept(layer, x);
    }

    /// A layer and what it was given.
    ///
    /// @param name under which the layer that was tried holds it
    record Given(String name, Layer layer, Tensor input) {}

    /// Returns what a forward pass gives to which of the layers inside, in order, those inside
    /// others behind them.
    static List<Given> given(Layer layer, String name, Tensor x) {
        var trace = new Trace(layer, name);
        var given = new ArrayList<Given>();
        BiConsumer<Layer, Tensor> listener =
                (part, input) -> {
                    var inside = trace.names.get(part);
                    if (inside == null) return;
                    Fused.shown(input);
                    given.add(new Given(inside, part, input));
                };
        ScopedValue.where(LISTENER, listener).run(() -> layer.forward(x));
        return given;
    }

    /// A layer inside one that is noted has its row from that one.
    private void add(Layer layer, int[] shape) {
        if (!names.containsKey(layer) || inside.contains(layer)) return;
        Members.each(layer, inside::add);
        inside.remove(layer);
        var input = Arrays.copyOfRange(shape, 1, shape.length);
        for (var call : calls) {
            if (call.layer == layer && Arrays.equals(call.input, input)) {
                call.times++;
                return;
            }
        }
        calls.add(new Call(layer, input));
    }

    /// Returns the rows of the layers that a sample goes through, and one for what the layer does
    /// and holds besides.
    static List<Summary.Row> rows(Layer layer, String name, int... input) {
        var trace = new Trace(layer, name);
        BiConsumer<Layer, Tensor> listener = (part, x) -> trace.add(part, x.shape());
        int[] output =
                ScopedValue.where(LISTENER, listener).call(() -> Members.tried(layer, input));
        var rows = new ArrayList<Summary.Row>();
        for (var call : trace.calls) rows.addAll(trace.rows(call));
        var whole = row(layer, name, output, input);
        var rest =
                new Summary.Row(
                        name,
                        whole.layer(),
                        whole.output(),
                        trace.ownParameters(layer),
                        whole.multiplyAdds()
                                - rows.stream().mapToLong(Summary.Row::multiplyAdds).sum());
        boolean isMore = rest.parameters() > 0 || rest.multiplyAdds() > 0;
        if (rows.isEmpty() || isMore || !rows.getLast().output().equals(rest.output())) {
            rows.add(rest);
        }
        return rows;
    }

    /// Returns the row of a layer as a whole.
    static Summary.Row row(Layer layer, String name, int[] output, int... input) {
        return new Summary.Row(
                name, layer.toString(), output, layer.parameterCount(), layer.multiplyAdds(input));
    }

    private List<Summary.Row> rows(Call call) {
        var rows = call.layer.rows(names.get(call.layer), call.input);
        if (call.times == 1) return rows;
        return rows.stream()
                .map(
                        row ->
                                new Summary.Row(
                                        row.name(),
                                        row.layer() + " × " + call.times,
                                        row.output(),
                                        row.parameters(),
                                        row.multiplyAdds() * call.times))
                .toList();
    }

    /// Counts the values of the parameters that no noted layer holds.
    private int ownParameters(Layer layer) {
        var rest = Members.distinctParameters(layer);
        for (var call : calls) rest.removeAll(Members.distinctParameters(call.layer));
        return rest.stream().mapToInt(Tensor::size).sum();
    }
}
