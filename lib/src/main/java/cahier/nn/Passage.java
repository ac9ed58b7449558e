package cahier.nn;

import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Takes a tensor through layers one after the other.
///
/// Where nothing is recorded, a convolution takes the batch norm (in evaluation mode) and the ReLU
/// behind it into its own pass, with the same bits.
final class Passage {

    private Passage() {}

    static Tensor through(Tensor x, List<? extends Layer> layers) {
        var y = x;
        for (var i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            if (!(layer instanceof Conv2d conv)) {
                y = layer.forward(y);
                continue;
            }
            var norm = at(layers, i + 1) instanceof BatchNorm2d n ? n : null;
            var behind = norm == null ? i + 1 : i + 2;
            var relu = at(layers, behind) instanceof Relu;
            if ((norm == null && !relu) || !conv.isFusible(y, norm)) {
                y = conv.forward(y);
                continue;
            }
            y = conv.forward(y, norm, relu);
            i = relu ? behind : behind - 1;
        }
        return y;
    }

    private static @Nullable Layer at(List<? extends Layer> layers, int place) {
        return place < layers.size() ? layers.get(place) : null;
    }
}
