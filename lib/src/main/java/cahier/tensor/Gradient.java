package cahier.tensor;

import cahier.array.Scratch;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The gradient of one tensor: a buffer, and whether it holds anything yet, so that the first part
/// is written and only further ones are added.
///
/// A gradient that was asked for stays in an array of its own; others live in lent buffers, which
/// may be longer than the tensor.
final class Gradient {

    private final int size;
    private float @Nullable [] values;
    private boolean filled;
    private boolean lent;
    private boolean isHeld;
    private boolean wasCleared;

    Gradient(int size) {
        this.size = size;
    }

    /// Returns whether parts have to be added, and not written.
    boolean adds() {
        return filled;
    }

    /// Returns the buffer for a part that is written or added as [#adds()], asked before, says.
    ///
    /// @param keeps whether the gradient was asked for
    float[] target(boolean keeps) {
        if (values == null) {
            values = keeps ? new float[size] : Scratch.take(size);
            lent = !keeps;
        }
        filled = true;
        return values;
    }

    /// Returns the buffer for a part that is added, with zeros if it held nothing.
    float[] sum(boolean keeps) {
        var isNew = !filled;
        var buffer = target(keeps);
        if (isNew) Arrays.fill(buffer, 0, size, 0f);
        return buffer;
    }

    /// Returns whether there was ever a part: what was cleared since is zero, not nothing.
    boolean exists() {
        return values != null || wasCleared;
    }

    /// Returns the buffer of a gradient that was asked for, to who may keep it: zeros where no part
    /// came yet.
    float[] shown() {
        var isFilled = filled;
        var buffer = sum(true);
        filled = isFilled;
        isHeld = true;
        return buffer;
    }

    /// Forgets what the buffer holds but keeps it, unless somebody else does: then the next part
    /// gets a buffer of its own.
    void clear() {
        filled = false;
        if (!isHeld) return;
        values = null;
        isHeld = false;
        wasCleared = true;
    }

    /// Forgets the buffer, and lends it to others if it was lent.
    void release() {
        if (values != null && lent) Scratch.give(values);
        values = null;
        filled = false;
    }
}
