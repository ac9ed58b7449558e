package cahier.tensor;

import cahier.array.Convolution;
import cahier.array.PackedWeights;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The values of a tensor and of the views of it, what is prepared from them, and who may use them.
final class Storage {

    private static final float[] NONE = {};

    /// Counts the changes of all storages, so that one number tells what came before what.
    private static final AtomicLong CHANGES = new AtomicLong();

    private float[] values;

    /// Whether something else than one tensor can change the values, so that nothing tells when.
    private boolean isExposed;

    private boolean isHeld;
    private @Nullable Packing packing;

    /// When its values were last changed in place, by [#now()].
    private long changed;

    /// What changed them, in words.
    private String changedBy = "";

    /// Tensors over it that are not inner.
    private int outer = 1;

    Storage(float[] values) {
        this.values = values;
    }

    /// Returns the array for who reads it and does not keep it.
    float[] values() {
        return values;
    }

    /// Returns the array for who may keep it and change it at any time.
    float[] exposed() {
        expose();
        isHeld = true;
        return values;
    }

    /// Changes the values in place.
    ///
    /// @param by what does so, in words
    void update(String by, Consumer<float[]> change) {
        try {
            change.accept(values);
        } finally {
            changed(by);
        }
    }

    /// Notes that the values were changed in place.
    void changed(String by) {
        packing = null;
        changedBy = by;
        changed = CHANGES.incrementAndGet();
    }

    /// Returns a moment that every later change comes after.
    static long now() {
        return CHANGES.get();
    }

    /// Returns whether values were changed in place after a moment, as far as that is known: not
    /// through an array that was handed out.
    boolean hasChangedSince(long moment) {
        return changed > moment;
    }

    /// Returns what changed the values last.
    String changedBy() {
        return changedBy;
    }

    /// Returns the values prepared as the weights of a convolution, if that pays: see [Packing].
    @Nullable PackedWeights packed(Convolution form) {
        if (isExposed) return null;
        if (packing == null) packing = new Packing();
        return packing.of(form, values);
    }

    /// Notes that one more tensor uses it.
    void share() {
        expose();
        outer++;
    }

    private void expose() {
        isExposed = true;
        packing = null;
    }

    /// Notes that somebody may keep a tensor over it.
    void hold() {
        isHeld = true;
    }

    /// Notes that nobody but the graph wants one of the tensors over it any more.
    void pass() {
        outer--;
    }

    /// Gives the array to who wants one next, unless somebody may still want this one; tensors over
    /// it must not be used any more.
    void recycle() {
        if (isHeld || outer > 0) return;
        Recycling.give(values);
        values = NONE;
    }
}
