package cahier.tensor;

import cahier.array.BatchNorm;
import cahier.array.LayerNorm;

import java.util.List;

/// Values brought to mean 0 and variance 1, then scaled and shifted: `y = (x - μ) / σ · γ + β`.
sealed interface Normalised extends Operation {

    Tensor x();

    Tensor gamma();

    Tensor beta();

    @Override
    default List<Tensor> inputs() {
        return List.of(x(), gamma(), beta());
    }

    /// Returns whether the gradient of x itself comes from its values.
    boolean curves();

    @Override
    default boolean needs(Tensor input) {
        if (input == gamma() && x().tracks()) return true;
        return input == x() && (gamma().tracks() || x().tracks() && curves());
    }

    @Override
    default boolean fills() {
        return true;
    }

    @Override
    default int[] shape() {
        return x().shape;
    }

    private static void add(float[] part, Tensor parameter) {
        if (parameter.tracks()) Broadcasting.add(part, parameter);
    }

    /// Over samples and pixels, for each channel.
    ///
    /// @param mean μ of each channel
    /// @param inverse 1 / σ of each channel
    /// @param fixed whether μ and σ are constants and not those of x
    record Channels(
            Tensor x,
            Tensor gamma,
            Tensor beta,
            BatchNorm form,
            float[] mean,
            float[] inverse,
            boolean fixed)
            implements Normalised {

        @Override
        public boolean curves() {
            return !fixed;
        }

        @Override
        public void forward(float[] y) {
            form.normalize(x.values(), mean, inverse, gamma.values(), beta.values(), y);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var dGamma = new float[form.channels()];
            var dBeta = new float[form.channels()];
            var adds = x.adds();
            var dx = x.tracks() ? x.target() : new float[y.length];
            if (fixed) {
                form.frozenGradient(
                        dy, x.values(), mean, inverse, gamma.values(), dx, adds, dGamma, dBeta);
            } else {
                form.gradient(
                        dy, x.values(), mean, inverse, gamma.values(), dx, adds, dGamma, dBeta);
            }
            add(dGamma, gamma);
            add(dBeta, beta);
        }

        @Override
        public String formula() {
            return "(x - μ) / σ · γ + β by channel";
        }
    }

    /// Over the last axes, for each row.
    record Rows(Tensor x, Tensor gamma, Tensor beta, LayerNorm form, float[] mean, float[] inverse)
            implements Normalised {

        @Override
        public boolean curves() {
            return true;
        }

        @Override
        public void forward(float[] y) {
            form.normalize(x.values(), mean, inverse, gamma.values(), beta.values(), y);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            if (x.tracks()) {
                var adds = x.adds();
                form.gradient(dy, x.values(), mean, inverse, gamma.values(), x.target(), adds);
            }
            var dGamma = new float[form.columns()];
            var dBeta = new float[form.columns()];
            form.parameterGradients(dy, x.values(), mean, inverse, dGamma, dBeta);
            add(dGamma, gamma);
            add(dBeta, beta);
        }

        @Override
        public String formula() {
            return "(x - μ) / σ · γ + β by row";
        }
    }
}
