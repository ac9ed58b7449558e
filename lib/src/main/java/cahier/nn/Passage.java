package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Takes a tensor through layers one after the other.
///
/// Where nothing is recorded, a convolution takes the batch norm (in evaluation mode) and the ReLU
/// behind it into its own pass, with the same bits. What only the library's layers have seen on the
/// way gives its storage back when it is not needed any more.
final class Passage {

    /// Whether a class is one of the library's, whose layers keep no tensor that passes.
    private static final ClassValue<Boolean> OURS =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    var name = type.getPackageName();
                    return type.getClassLoader() == Layer.class.getClassLoader()
                            && (name.equals("cahier.nn") || name.equals("cahier.nn.models"));
                }
            };

    private Passage() {}

    static Tensor through(Tensor x, List<? extends Layer> layers) {
        var y = x;
        for (var i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var before = y;
            if (!(layer instanceof Conv2d conv)) {
                y = one(layer, y);
                if (before != x) Fused.passed(before, y);
                continue;
            }
            var norm = at(layers, i + 1) instanceof BatchNorm2d n ? n : null;
            var behind = norm == null ? i + 1 : i + 2;
            var relu = at(layers, behind) instanceof Relu;
            if ((norm == null && !relu) || !conv.isFusible(y, norm)) {
                y = conv.forward(y);
            } else {
                y = conv.forward(y, norm, relu);
                i = relu ? behind : behind - 1;
            }
            if (before != x) Fused.passed(before, y);
        }
        return y;
    }

    /// Takes x through one layer; a user's layer may keep what it is given and what it returns.
    static Tensor one(Layer layer, Tensor x) {
        if (OURS.get(layer.getClass())) return layer.forward(x);
        Fused.shown(x);
        var y = layer.forward(x);
        Fused.shown(y);
        return y;
    }

    private static @Nullable Layer at(List<? extends Layer> layers, int place) {
        return place < layers.size() ? layers.get(place) : null;
    }
}
