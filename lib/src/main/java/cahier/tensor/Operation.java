package cahier.tensor;

import java.util.List;

/// Computes a tensor from others and knows its derivative.
///
/// A record of an operation holds the inputs and what backward needs; `forward` and `backward`
/// stand beside each other. Backward *adds* to the gradients of those inputs that are tracked
/// ([Tensor#tracks()], [Tensor#gradient()]), so that a tensor used twice collects both parts. What
/// it reads beside the result's gradient it says by `needs`, so that [Outdated] can tell when that
/// was changed in between.
sealed interface Operation
        permits Alike,
                Arithmetic,
                Chosen,
                Convolved,
                Joined,
                Measured,
                Moved,
                Normalised,
                Pooled,
                Product,
                Reduced,
                Resized,
                Selected,
                Softened {

    /// Returns the tensors it computes from.
    List<Tensor> inputs();

    /// Returns the shape of the result.
    int[] shape();

    /// Fills the result, which holds zeros unless [#fills()].
    void forward(float[] y);

    /// Returns whether forward writes each value of the result without reading it first.
    default boolean fills() {
        return false;
    }

    /// Returns whether the result lies in the storage of the input.
    default boolean isView() {
        return false;
    }

    /// Returns the multiplications with addition of products and convolutions.
    default long multiplyAdds() {
        return 0;
    }

    /// Returns whether backward reads the values of an input, as the inputs are tracked now: they
    /// must then be those that forward has read.
    boolean needs(Tensor input);

    /// Returns whether backward reads the values of the result.
    default boolean needsResult() {
        return false;
    }

    /// Gives back what the record itself holds, when backward is through with it.
    default void release() {}

    /// Adds to the inputs' gradients what the result's gradient gives them.
    ///
    /// @param y the result that forward filled
    /// @param dy the gradient with respect to the result, in a buffer that may be longer than it;
    ///   must not be changed or kept
    void backward(float[] y, float[] dy);

    /// Returns how the result comes about, in mathematical notation.
    String formula();
}
