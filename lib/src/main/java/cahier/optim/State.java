package cahier.optim;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the optimizers have in common: which parameters a step changes, and what is remembered of
/// each, an array of its size that starts at zero.
final class State {

    /// Changes one parameter.
    @FunctionalInterface
    interface Change {
        /// Changes values by their gradient.
        ///
        /// @param index of the parameter
        void apply(int index, float[] values, float[] gradient);
    }

    private State() {}

    /// Returns the parameters, each once: one that two layers share takes one step.
    static List<Tensor> distinct(List<Tensor> parameters) {
        return parameters.stream().distinct().toList();
    }

    /// Changes each parameter in place that has a gradient and is not frozen.
    static void step(List<Tensor> parameters, Change change) {
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var gradient = Fused.gradient(parameter);
            if (gradient == null || parameter.isFrozen()) continue;
            var index = i;
            Fused.update(
                    parameter,
                    "an optimizer's step()",
                    values -> change.apply(index, values, gradient));
        }
    }

    /// Adds what is remembered of each parameter under a name, live.
    static void name(
            Map<String, Tensor> state, String name, List<float[]> arrays, List<Tensor> parameters) {
        for (var i = 0; i < parameters.size(); i++) {
            var values = of(arrays, i, parameters);
            state.put(name + "." + i, Tensor.wrap(values, parameters.get(i).shape()));
        }
    }

    /// Copies what was remembered elsewhere if all of it fits.
    static void load(Optimizer optimizer, Map<String, Tensor> from) {
        var to = optimizer.state();
        if (!to.keySet().equals(from.keySet())) {
            throw failure(
                    "names differ", some(from.keySet(), to.keySet()), some(to.keySet(), Set.of()));
        }
        from.forEach(
                (name, values) -> {
                    int[] got = values.shape(), expected = to.get(name).shape();
                    if (Arrays.equals(got, expected)) return;
                    throw failure(
                            "shape of " + name + " differs",
                            Arrays.toString(got),
                            Arrays.toString(expected));
                });
        from.forEach(
                (name, values) -> to.get(name).update(kept -> values.copyTo(kept, 0, kept.length)));
    }

    /// Returns some of the names, those that are not among others first.
    private static String some(Set<String> names, Set<String> others) {
        if (names.isEmpty()) return "none";
        var most = 3;
        var text =
                names.stream()
                        .sorted(Comparator.comparing(others::contains))
                        .limit(most)
                        .collect(Collectors.joining(", "));
        return names.size() > most ? text + " and " + (names.size() - most) + " more" : text;
    }

    private static IllegalArgumentException failure(String problem, String got, String expected) {
        return new IllegalArgumentException(
                "load: an optimizer's state does not fit: "
                        + problem
                        + ": got "
                        + got
                        + "; expected "
                        + expected);
    }

    static float[] of(List<float[]> arrays, int index, List<Tensor> parameters) {
        while (arrays.size() < parameters.size()) {
            arrays.add(new float[parameters.get(arrays.size()).size()]);
        }
        return arrays.get(index);
    }
}
