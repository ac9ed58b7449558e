package cahier.nn;

import cahier.array.Window;
import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// Divides each value by what its neighbours in the channels beside it have: `y = x / (k + α / size
/// · Σ x²)^β` over `size` channels (Krizhevsky et al., 2012, "ImageNet classification with deep
/// convolutional neural networks", section 3.3, where α is not divided).
public final class LocalResponseNorm extends Layer {

    private final int size;
    private double alpha = 1e-4;
    private double beta = .75;
    private double k = 1;

    /// Makes a layer over a number of neighbouring channels with α 1e-4, β .75 and k 1.
    public LocalResponseNorm(int size) {
        if (size < 1) throw Options.failure("LocalResponseNorm", "size", "" + size, "1 or more");
        this.size = size;
    }

    /// Sets the weight of the neighbours, 1e-4 unless set.
    public LocalResponseNorm alpha(double alpha) {
        this.alpha = Options.notNegative("LocalResponseNorm", "alpha", alpha);
        return this;
    }

    /// Sets the exponent, .75 unless set.
    public LocalResponseNorm beta(double beta) {
        this.beta = Options.notNegative("LocalResponseNorm", "beta", beta);
        return this;
    }

    /// Sets what is added, 1 unless set.
    public LocalResponseNorm k(double k) {
        this.k = Options.notNegative("LocalResponseNorm", "k", k);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        var shape = x.shape();
        if (shape.length < 2) {
            throw Options.failure(
                    "LocalResponseNorm",
                    "no channels",
                    Arrays.toString(shape),
                    "[n, channels, ...]");
        }
        if (x.size() == 0) return x.mul(1);
        // the channels become rows of a picture, over which a mean pool slides
        var rows = x.square().reshape(shape[0], 1, shape[1], x.size() / (shape[0] * shape[1]));
        var window = new Window(size, 1, 1, 1, size / 2, 0, (size - 1) / 2, 0, 1, 1);
        var means = Spatial.avgPool2d(rows, window, false, true).reshape(shape);
        return x.div(means.mul(alpha).add(k).pow(beta));
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }

    @Override
    public String toString() {
        return "LocalResponseNorm(" + size + ")";
    }
}
