package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;

/// Copies the tensors of a weight file into a layer.
final class StateFile {

    /// PyTorch's batch norms count their batches, ours do not.
    private static final String UNUSED = "num_batches_tracked";

    private StateFile() {}

    /// Copies all values if all names and shapes fit.
    ///
    /// @param source where the values are from, for the message
    static void load(Layer layer, Map<String, Tensor> values, String source) {
        var state = layer.state();
        var report = compare(state, values);
        if (!report.isComplete()) {
            throw new IllegalArgumentException("load: " + source + " does not fit: " + report);
        }
        copy(report, state, values);
    }

    /// Compares names and shapes; copies nothing.
    static LoadReport compare(Map<String, Tensor> layer, Map<String, Tensor> file) {
        var loaded = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var misshapen = new ArrayList<String>();
        layer.forEach(
                (name, tensor) -> {
                    var values = file.get(name);
                    if (values == null) {
                        missing.add(name);
                    } else if (!Arrays.equals(values.shape(), tensor.shape())) {
                        misshapen.add(
                                name
                                        + " "
                                        + Arrays.toString(tensor.shape())
                                        + " in the layer, "
                                        + Arrays.toString(values.shape())
                                        + " in the file");
                    } else {
                        loaded.add(name);
                    }
                });
        var unexpected = new LinkedHashSet<>(file.keySet());
        unexpected.removeAll(layer.keySet());
        unexpected.removeIf(name -> name.equals(UNUSED) || name.endsWith("." + UNUSED));
        return new LoadReport(loaded, missing, new ArrayList<>(unexpected), misshapen);
    }

    static void copy(LoadReport report, Map<String, Tensor> layer, Map<String, Tensor> file) {
        for (var name : report.loaded()) {
            var from = file.get(name);
            var to = layer.get(name);
            if (from == null || to == null) throw new IllegalStateException(name);
            Fused.update(to, "load()", values -> from.copyTo(values, 0, values.length));
        }
    }
}
