package cahier.array;

import org.jspecify.annotations.Nullable;

/// Normalises each channel over samples and pixels (Ioffe and Szegedy, "Batch Normalization",
/// 2015).
///
/// Arrays are samples × channels × size from index 0, with size = height × width, or 1.
///
/// @param samples pictures or rows
/// @param channels channels or columns
/// @param size pixels of a channel
public record BatchNorm(int samples, int channels, int size) {

    private static final int GRAIN = 16_384;
    private static final Kernels KERNELS = Provider.KERNELS;

    /// Writes each channel's mean and its variance about it (divided by the count, not by one
    /// less).
    public void statistics(float[] x, float[] mean, float[] variance) {
        var count = samples * size;
        sum(x, mean);
        for (var c = 0; c < channels; c++) mean[c] /= count;
        eachChannel(
                c -> {
                    var total = 0f;
                    for (var s = 0; s < samples; s++) {
                        total += KERNELS.squaredDeviation(x, at(s, c), size, mean[c]);
                    }
                    variance[c] = total / count;
                });
    }

    /// Writes `y = (x - mean)·inverse·gamma + beta`; y may be x.
    ///
    /// @param inverse 1 / √(variance + epsilon) of each channel
    /// @param gamma one factor a channel, or null for 1
    /// @param beta one summand a channel, or null for 0
    public void normalize(
            float[] x,
            float[] mean,
            float[] inverse,
            float @Nullable [] gamma,
            float @Nullable [] beta,
            float[] y) {
        eachRun(
                (at, c) -> {
                    var scale = gamma == null ? inverse[c] : gamma[c] * inverse[c];
                    var shift = beta == null ? 0f : beta[c];
                    KERNELS.normalize(x, y, at, size, mean[c], scale, shift);
                });
    }

    /// Computes the gradients of what [#statistics] and [#normalize] do together; dx is overwritten
    /// or, if `accumulate`, added to.
    ///
    /// @param dGamma gets Σ dy·x̂ of each channel
    /// @param dBeta gets Σ dy of each channel
    public void gradient(
            float[] dy,
            float[] x,
            float[] mean,
            float[] inverse,
            float @Nullable [] gamma,
            float[] dx,
            boolean accumulate,
            float[] dGamma,
            float[] dBeta) {
        parameterGradients(dy, x, mean, inverse, dGamma, dBeta);
        var count = samples * size;
        eachRun(
                (at, c) -> {
                    var scale = gamma == null ? inverse[c] : gamma[c] * inverse[c];
                    var slope = -scale * inverse[c] * dGamma[c] / count;
                    var shift = -scale * dBeta[c] / count;
                    KERNELS.normalizeGradient(
                            dy, x, dx, at, size, mean[c], scale, slope, shift, accumulate);
                });
    }

    /// Computes the gradients of [#normalize] alone, with mean and inverse constant (evaluation
    /// mode).
    public void frozenGradient(
            float[] dy,
            float[] x,
            float[] mean,
            float[] inverse,
            float @Nullable [] gamma,
            float[] dx,
            boolean accumulate,
            float[] dGamma,
            float[] dBeta) {
        parameterGradients(dy, x, mean, inverse, dGamma, dBeta);
        eachRun(
                (at, c) -> {
                    var scale = gamma == null ? inverse[c] : gamma[c] * inverse[c];
                    if (accumulate) KERNELS.addScaled(scale, dy, dx, at, at + size);
                    else KERNELS.withScalar(Binary.MULTIPLY, dy, at, scale, dx, at, size);
                });
    }

    private void parameterGradients(
            float[] dy, float[] x, float[] mean, float[] inverse, float[] dGamma, float[] dBeta) {
        sum(dy, dBeta);
        eachChannel(
                c -> {
                    var total = 0f;
                    for (var s = 0; s < samples; s++) {
                        total += KERNELS.dotDeviation(dy, x, at(s, c), size, mean[c]);
                    }
                    dGamma[c] = total * inverse[c];
                });
    }

    private void sum(float[] x, float[] sums) {
        if (size == 1) Reduce.sum(x, 0, 1, samples, channels, sums, 0, false);
        else Reduce.sumChannels(x, samples, channels, size, sums, false);
    }

    private int at(int sample, int channel) {
        return (sample * channels + channel) * size;
    }

    @FunctionalInterface
    private interface Channel {
        void run(int channel);
    }

    @FunctionalInterface
    private interface Run {
        void run(int at, int channel);
    }

    private void eachChannel(Channel body) {
        Threads.split(
                channels,
                Math.max(1, GRAIN / Math.max(1, samples * size)),
                (from, to) -> {
                    for (var c = from; c < to; c++) body.run(c);
                });
    }

    private void eachRun(Run body) {
        Threads.split(
                samples * channels,
                Math.max(1, GRAIN / size),
                (from, to) -> {
                    for (var i = from; i < to; i++) body.run(i * size, i % channels);
                });
    }
}
