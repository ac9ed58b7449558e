package cahier.optim;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.List;

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

    static float[] of(List<float[]> arrays, int index, List<Tensor> parameters) {
        while (arrays.size() < parameters.size()) {
            arrays.add(new float[parameters.get(arrays.size()).size()]);
        }
        return arrays.get(index);
    }
}
