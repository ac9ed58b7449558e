package cahier.tensor;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// How a [Tensor] gets its gradient: who asks for one, and the pass backward that adds it up.
public sealed interface Differentiable permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    /// Asks that [#backward()] keep this tensor's gradient, and returns the tensor itself: a
    /// leaf's, or that of an intermediate result, for looking at.
    default Tensor withGrad() {
        self().keepsGradient = true;
        self().tracked = true;
        return self();
    }

    /// Stops or resumes tracking a leaf that asked for its gradient: a frozen parameter stays as it
    /// is, and its gradient is dropped.
    default Tensor frozen(boolean frozen) {
        var x = self();
        if (x.operation != null || x.isFreed() || !x.keepsGradient) {
            throw new IllegalStateException(
                    "frozen: not a leaf with gradient; use detach() for a result");
        }
        x.tracked = !frozen;
        if (frozen) {
            x.gradient = null;
            x.grad = null;
        }
        return x;
    }

    /// Returns whether this tensor asked for its gradient, by [#withGrad()].
    default boolean wantsGrad() {
        return self().keepsGradient;
    }

    /// Returns whether this tensor asked for its gradient but is [#frozen(boolean)].
    default boolean isFrozen() {
        return self().keepsGradient && !self().tracked;
    }

    /// Returns the gradient that backward has added up, or null if there is none yet. Later passes
    /// add to it until [#zeroGrad()]; from then on what was returned keeps its values.
    default @Nullable Tensor grad() {
        var x = self();
        if (!x.keepsGradient || x.gradient == null || !x.gradient.exists()) return null;
        var values = x.gradient.shown();
        if (x.grad == null || x.grad.values() != values) x.grad = Tensor.own(values, x.shape);
        return x.grad;
    }

    /// Sets the gradient to zero: what [#grad()] returned before stays as it is, and the next pass
    /// adds to another.
    default void zeroGrad() {
        if (self().gradient != null) self().gradient.clear();
        self().grad = null;
    }

    /// Adds to the gradient of every tensor that asks, and from which this single value was
    /// computed, the derivative of this value; frees the record.
    ///
    /// @throws IllegalArgumentException if this is not a single value: pass a gradient then
    /// @throws IllegalStateException if nothing behind it asks for a gradient, the record was freed
    ///   by an earlier call, or values that a derivative needs were changed since, by an
    ///   optimizer's step, for instance
    default void backward() {
        var x = self();
        if (x.size() != 1) {
            throw Shapes.failure(
                    "backward",
                    "not a single value",
                    "shape " + Shapes.text(x.shape),
                    "one element, or a gradient as argument");
        }
        Tape.backward(x, new float[] {1f});
    }

    /// Does what [#backward()] does for a tensor of any shape, given the gradient with respect to
    /// it.
    default void backward(Tensor gradient) {
        var x = self();
        if (!Arrays.equals(x.shape, gradient.shape)) {
            throw Shapes.failure(
                    "backward",
                    "gradient's shape differs",
                    Shapes.text(gradient.shape),
                    Shapes.text(x.shape));
        }
        Tape.backward(x, gradient.values());
    }
}
