package cahier.nn;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Brings each channel of a batch of pictures to mean 0 and variance 1, then scales and shifts it
/// (Ioffe and Szegedy, 2015, "Batch Normalization").
///
/// Input and output [n, channels, height, width]. In training the batch's own mean and variance are
/// used, and taken into running ones by a share of .1; evaluation uses those.
public final class BatchNorm2d extends BatchNorm {

    /// Makes a layer for a number of channels.
    public BatchNorm2d(int channels) {
        super(channels);
    }

    @Override
    public BatchNorm2d epsilon(double epsilon) {
        super.epsilon(epsilon);
        return this;
    }

    @Override
    public BatchNorm2d momentum(double momentum) {
        super.momentum(momentum);
        return this;
    }

    @Override
    void check(Tensor x) {
        if (x.rank() != 4) {
            throw Options.failure(
                    "BatchNorm2d",
                    "unexpected number of axes",
                    Arrays.toString(x.shape()),
                    "[n, channels, height, width]");
        }
    }
}
