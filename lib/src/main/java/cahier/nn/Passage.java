package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntFunction;

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

    /// Takes x through layers; what one of them refuses is told with the layer's name.
    static Tensor through(Tensor x, List<? extends Layer> layers, IntFunction<String> names) {
        var y = x;
        var next = 0;
        var isJoining = !Trace.isOn();
        while (next < layers.size()) {
            var at = next;
            var before = y;
            try {
                var norm = at(layers, at + 1) instanceof BatchNorm2d n ? n : null;
                var behind = norm == null ? at + 1 : at + 2;
                var relu = at(layers, behind) instanceof Relu;
                if (isJoining
                        && layers.get(at) instanceof Conv2d conv
                        && (norm != null || relu)
                        && conv.isFusible(y, norm)) {
                    y = conv.forward(y, norm, relu);
                    next = relu ? behind + 1 : behind;
                } else {
                    y = one(layers.get(at), y);
                    next = at + 1;
                }
            } catch (IllegalArgumentException e) {
                throw Refusal.of(names.apply(at), layers.get(at), before, e);
            }
            if (before != x) Fused.passed(before, y);
        }
        return y;
    }

    /// Returns whether a layer is one of the library's.
    static boolean isOurs(Layer layer) {
        return OURS.get(layer.getClass());
    }

    /// Takes x through one layer; a user's layer may keep what it is given and what it returns.
    static Tensor one(Layer layer, Tensor x) {
        if (isOurs(layer)) return layer.forward(x);
        Fused.shown(x);
        var y = layer.forward(x);
        if (y == null) {
            throw Options.failure(
                    layer.getClass().getSimpleName(), "output of forward", "null", "a tensor");
        }
        Fused.shown(y);
        return y;
    }

    private static @Nullable Layer at(List<? extends Layer> layers, int place) {
        return place < layers.size() ? layers.get(place) : null;
    }
}
