package cahier.optim;

import cahier.array.Reduce;
import cahier.array.Update;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.List;

/// Holds gradients back between `backward` and `step` (Pascanu et al., 2013, "On the difficulty of
/// training recurrent neural networks").
public final class Clip {

    private Clip() {}

    /// Scales all gradients together so that their common length is at most `most`.
    ///
    /// @return the length before
    public static double norm(List<Tensor> parameters, double most) {
        Range.positive("Clip", "norm", most);
        var squares = 0.0;
        for (var parameter : parameters) {
            var grad = Fused.gradient(parameter);
            if (grad == null) continue;
            squares += Reduce.dot(grad, 0, grad, 0, grad.length);
        }
        var length = Math.sqrt(squares);
        if (length <= most) return length;
        var scale = (float) (most / length);
        for (var parameter : parameters) {
            Fused.updateGradient(parameter, "Clip.norm()", g -> Update.scale(scale, g, g.length));
        }
        return length;
    }

    /// Holds each element of the gradients between -most and most.
    public static void value(List<Tensor> parameters, double most) {
        var bound = (float) Range.positive("Clip", "value", most);
        for (var parameter : parameters) {
            Fused.updateGradient(
                    parameter,
                    "Clip.value()",
                    g -> {
                        for (var i = 0; i < g.length; i++) g[i] = Math.clamp(g[i], -bound, bound);
                    });
        }
    }
}
