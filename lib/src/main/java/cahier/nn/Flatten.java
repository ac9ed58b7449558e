package cahier.nn;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Lays out each sample's values in one axis: [n, c, h, w] becomes [n, c·h·w].
public final class Flatten extends Layer {

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        if (x.rank() < 2) {
            throw Options.failure(
                    "Flatten",
                    "no axis beside the batch's",
                    Arrays.toString(x.shape()),
                    "[n, ...]; unsqueeze(0) makes a batch of one sample");
        }
        return x.flatten(1);
    }

    @Override
    public int[] outputShape(int... input) {
        return new int[] {Arrays.stream(input).reduce(1, Math::multiplyExact)};
    }
}
