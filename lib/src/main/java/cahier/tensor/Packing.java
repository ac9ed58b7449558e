package cahier.tensor;

import cahier.array.Convolution;
import cahier.array.PackedWeights;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;

/// Keeps a tensor's values as a convolution reads them, from the second convolution on that meets
/// the same values: training, which changes them at each step, keeps nothing. The collector may
/// take it back.
final class Packing {

    private boolean hasMet;
    private @Nullable SoftReference<PackedWeights> kept;

    /// Returns the packed values, or null if this form reads them as they lie, or meets them first.
    @Nullable PackedWeights of(Convolution form, float[] values) {
        var packed = kept == null ? null : kept.get();
        if (packed != null && packed.serves(form)) return packed;
        if (!hasMet) {
            hasMet = true;
            return null;
        }
        packed = PackedWeights.of(form, values);
        kept = packed == null ? null : new SoftReference<>(packed);
        return packed;
    }
}
