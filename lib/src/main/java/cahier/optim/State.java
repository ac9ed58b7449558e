package cahier.optim;

import cahier.tensor.Tensor;

import java.util.List;

/// What an optimizer remembers of each parameter: an array of its size that starts at zero.
final class State {

    private State() {}

    static float[] of(List<float[]> arrays, int index, List<Tensor> parameters) {
        while (arrays.size() < parameters.size()) {
            arrays.add(new float[parameters.get(arrays.size()).size()]);
        }
        return arrays.get(index);
    }
}
