package cahier.tensor;

import cahier.array.Binary;
import cahier.array.Convolution;
import cahier.array.Elementwise;
import cahier.array.Epilogue;
import cahier.array.Reduce;
import cahier.array.Scratch;

import java.util.List;

/// Kernels slid over pictures: cross-correlation, as in every framework, and its transpose.
sealed interface Convolved extends Operation {

    Tensor x();

    Tensor weight();

    /// None or one.
    List<Tensor> bias();

    Convolution form();

    /// Gives an empty batch's gradient to the inputs: zeros, as an empty sum is.
    default void addNothing() {
        for (var input : inputs()) if (input.tracks()) input.gradient();
    }

    @Override
    default boolean needs(Tensor input) {
        return input == x() && weight().tracks() || input == weight() && x().tracks();
    }

    @Override
    default long multiplyAdds() {
        return form().multiplyAdds();
    }

    @Override
    default List<Tensor> inputs() {
        return bias().isEmpty()
                ? List.of(x(), weight())
                : List.of(x(), weight(), bias().getFirst());
    }

    /// `y[n, o, i, j] = Σ x[n, c, i·s + u, j·s + v] · w[o, c, u, v] + b[o]`.
    record Correlation(Tensor x, Tensor weight, List<Tensor> bias, Convolution form)
            implements Convolved {

        @Override
        public int[] shape() {
            return new int[] {
                form.samples(), form.outChannels(), form.outHeight(), form.outWidth()
            };
        }

        @Override
        public boolean fills() {
            return true;
        }

        @Override
        public void forward(float[] y) {
            if (form.samples() == 0) return;
            var b = bias.isEmpty() ? null : bias.getFirst().values();
            form.forward(
                    x.values(), weight.values(), weight.storage.packed(form), Epilogue.of(b), y);
        }

        /// `∂x` is the transposed convolution of dy, `∂w` the correlation of x with dy, `∂b` the
        /// sum.
        @Override
        public void backward(float[] y, float[] dy) {
            if (form.samples() == 0) {
                addNothing();
                return;
            }
            if (x.tracks()) {
                var adds = x.adds();
                form.inputGradient(dy, weight.values(), x.target(), adds);
            }
            if (weight.tracks()) {
                var adds = weight.adds();
                form.weightGradient(x.values(), dy, weight.target(), adds);
            }
            if (!bias.isEmpty() && bias.getFirst().tracks()) {
                var adds = bias.getFirst().adds();
                form.biasGradient(dy, bias.getFirst().target(), adds);
            }
        }

        @Override
        public String formula() {
            return bias.isEmpty() ? "x ⋆ w" : "x ⋆ w + b";
        }
    }

    /// The transpose of a correlation: what is that one's output is this one's input (Dumoulin and
    /// Visin, 2016, "A guide to convolution arithmetic for deep learning").
    ///
    /// @param form the correlation from this one's output to its input
    record Transposed(Tensor x, Tensor weight, List<Tensor> bias, Convolution form)
            implements Convolved {

        @Override
        public int[] shape() {
            return new int[] {form.samples(), form.inChannels(), form.height(), form.width()};
        }

        @Override
        public void forward(float[] y) {
            if (form.samples() == 0) return;
            form.inputGradient(x.values(), weight.values(), y, false);
            if (bias.isEmpty()) return;
            var b = bias.getFirst().values();
            var pixels = form.height() * form.width();
            Elementwise.withChannel(
                    Binary.ADD, y, 0, b, 0, y, 0, form.samples(), form.inChannels(), pixels);
        }

        /// `∂x` is the correlation of dy, `∂w` the correlation of dy with x, `∂b` the sum.
        @Override
        public void backward(float[] y, float[] dy) {
            if (form.samples() == 0) {
                addNothing();
                return;
            }
            if (x.tracks()) {
                var part = Scratch.take(x.size());
                form.forward(dy, weight.values(), null, part);
                Broadcasting.add(part, x);
                Scratch.give(part);
            }
            if (weight.tracks()) {
                var adds = weight.adds();
                form.weightGradient(dy, x.values(), weight.target(), adds);
            }
            if (!bias.isEmpty() && bias.getFirst().tracks()) {
                var b = bias.getFirst().gradient();
                var pixels = form.height() * form.width();
                Reduce.sumChannels(dy, form.samples(), form.inChannels(), pixels, b, true);
            }
        }

        @Override
        public String formula() {
            return bias.isEmpty() ? "x ⋆ᵀ w" : "x ⋆ᵀ w + b";
        }
    }
}
