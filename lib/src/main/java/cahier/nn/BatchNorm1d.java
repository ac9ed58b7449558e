package cahier.nn;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Brings each feature of a batch to mean 0 and variance 1, then scales and shifts it (Ioffe and
/// Szegedy, 2015, "Batch Normalization").
///
/// Input and output [n, channels] or [n, channels, length]. In training the batch's own mean and
/// variance are used, and taken into running ones by a share of .1; evaluation uses those.
public final class BatchNorm1d extends BatchNorm {

    /// Makes a layer for a number of channels.
    public BatchNorm1d(int channels) {
        super(channels);
    }

    @Override
    public BatchNorm1d epsilon(double epsilon) {
        super.epsilon(epsilon);
        return this;
    }

    @Override
    public BatchNorm1d momentum(double momentum) {
        super.momentum(momentum);
        return this;
    }

    @Override
    void check(Tensor x) {
        if (x.rank() != 2 && x.rank() != 3) {
            throw Options.failure(
                    "BatchNorm1d",
                    "unexpected number of axes",
                    Arrays.toString(x.shape()),
                    "[n, channels] or [n, channels, length]");
        }
    }
}
