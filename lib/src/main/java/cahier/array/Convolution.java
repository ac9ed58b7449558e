package cahier.array;

import org.jspecify.annotations.Nullable;

/// A two-dimensional convolution (cross-correlation) of one shape, with its gradients.
///
/// Pictures are samples × channels × height × width, row-major from index 0. Weights are
/// outChannels × (inChannels / groups) × window height × window width. Output pixels are sums over
/// input channels, window rows and columns in that order, in the blocks that [Gemm] states.
///
/// @param samples pictures
/// @param inChannels channels of the input
/// @param height rows of the input
/// @param width columns of the input
/// @param outChannels channels of the output
/// @param window the window, its strides, padding and dilation
/// @param groups groups of channels that see only each other; inChannels for depthwise
public record Convolution(
        int samples,
        int inChannels,
        int height,
        int width,
        int outChannels,
        Window window,
        int groups) {

    /// Least input channels of a group, and most samples, for which the input's gradient is the
    /// product of the weights' transpose.
    private static final int LEAST_TRANSPOSED = 32;

    private static final int MOST_TRANSPOSED = 4;

    /// Pixels of a sample beside which it does not matter to pack the weights for each.
    private static final int MANY_PIXELS = 512;

    /// Checks that the window fits and the groups divide the channels.
    public Convolution {
        if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0) {
            throw new IllegalArgumentException(
                    "convolution: groups do not divide the channels: got %d groups, %d and %d channels"
                            .formatted(groups, inChannels, outChannels));
        }
        if (window.outHeight(height) < 1 || window.outWidth(width) < 1) {
            throw new IllegalArgumentException(
                    "convolution: window is larger than the padded input: got input %d×%d, %s"
                            .formatted(height, width, window));
        }
    }

    /// Returns the rows of the output.
    public int outHeight() {
        return window.outHeight(height);
    }

    /// Returns the columns of the output.
    public int outWidth() {
        return window.outWidth(width);
    }

    /// Returns the multiply-adds of the forward pass.
    public long multiplyAdds() {
        return (long) samples * outChannels * outPixels() * depth();
    }

    /// Computes the output y from the input x and the weights; y is overwritten.
    ///
    /// @param bias one number for each output channel, added last, or null
    public void forward(float[] x, float[] weights, float @Nullable [] bias, float[] y) {
        product(x, weights, Epilogue.of(bias), y, false);
    }

    /// Computes the output y without bias, and then does more to each output channel while it is at
    /// hand; y is overwritten.
    ///
    /// @param packed the same weights packed for a convolution like this, which saves time, or null
    public void forward(
            float[] x,
            float[] weights,
            @Nullable PackedWeights packed,
            Epilogue epilogue,
            float[] y) {
        if (packed == null) product(x, weights, epilogue, y, false);
        else packed.forward(this, x, epilogue, y);
    }

    private void product(
            float[] x, float[] weights, Epilogue epilogue, float[] y, boolean accumulate) {
        if (WinogradPlan.fits(this)) {
            byTiles(x, weights, false, epilogue, y, accumulate);
        } else if (StripProduct.fits(this)) {
            var strips = Scratch.take(StripWeights.size(this));
            StripWeights.pack(this, weights, strips);
            new StripProduct(this, x, strips, epilogue, y, accumulate).compute();
            Scratch.give(strips);
        } else {
            new TapProduct(this, x, weights, epilogue, y, accumulate).compute();
        }
    }

    private void byTiles(
            float[] x,
            float[] weights,
            boolean turned,
            Epilogue epilogue,
            float[] y,
            boolean accumulate) {
        var transformed = Scratch.take(WinogradWeights.size(this));
        WinogradWeights.transform(this, weights, turned, transformed);
        new WinogradProduct(this, x, transformed, epilogue, y, accumulate).compute();
        Scratch.give(transformed);
    }

    /// Computes the gradient dx of the input from that of the output, or, if `accumulate`, adds it.
    /// It is also the forward pass of the transposed convolution.
    public void inputGradient(float[] dy, float[] weights, float[] dx, boolean accumulate) {
        var reverse = reverse();
        if (reverse == null) {
            addPatches(dy, weights, dx, accumulate);
            return;
        }
        if (WinogradPlan.fits(reverse)) {
            reverse.byTiles(dy, weights, true, Epilogue.NONE, dx, accumulate);
            return;
        }
        if (isTransposed()) {
            multiplyTransposed(dy, weights, dx, accumulate);
            return;
        }
        var turned = Scratch.take(outChannels * depth());
        turnWeights(weights, turned);
        reverse.product(dy, turned, Epilogue.NONE, dx, accumulate);
        Scratch.give(turned);
    }

    /// Returns whether the input's gradient is the product of the weights' transpose and the
    /// output's, with few samples or many pixels: each sample's product turns the weights itself.
    private boolean isTransposed() {
        var isPointwise = depth() == inPerGroup() && outPixels() == height * width;
        var isFew = samples <= MOST_TRANSPOSED || outPixels() >= MANY_PIXELS;
        return isPointwise && inPerGroup() >= LEAST_TRANSPOSED && isFew;
    }

    /// Computes the input's gradient as such a product, which packs what it reads.
    private void multiplyTransposed(float[] dy, float[] weights, float[] dx, boolean accumulate) {
        for (var group = 0; group < groups; group++) {
            Gemm.batched(
                    samples,
                    inPerGroup(),
                    outPixels(),
                    outPerGroup(),
                    weights,
                    group * outPerGroup() * inPerGroup(),
                    0,
                    inPerGroup(),
                    true,
                    dy,
                    outOffset(0, group),
                    outChannels * outPixels(),
                    outPixels(),
                    false,
                    dx,
                    group * inPerGroup() * outPixels(),
                    inChannels * outPixels(),
                    outPixels(),
                    accumulate);
        }
    }

    /// Returns the convolution that gives the gradient of the input from that of the output, or
    /// null if there is none: steps of more than one pixel, more padding than the window reaches.
    private @Nullable Convolution reverse() {
        var reachY = (window.height() - 1) * window.dilationY();
        var reachX = (window.width() - 1) * window.dilationX();
        var fits =
                window.strideY() == 1
                        && window.strideX() == 1
                        && Math.max(window.top(), window.bottom()) <= reachY
                        && Math.max(window.left(), window.right()) <= reachX;
        if (!fits) return null;
        var turned =
                new Window(
                        window.height(),
                        window.width(),
                        1,
                        1,
                        reachY - window.top(),
                        reachX - window.left(),
                        reachY - window.bottom(),
                        reachX - window.right(),
                        window.dilationY(),
                        window.dilationX());
        return new Convolution(
                samples, outChannels, outHeight(), outWidth(), inChannels, turned, groups);
    }

    /// Writes the weights with input and output channels exchanged and the window turned by 180°.
    private void turnWeights(float[] weights, float[] turned) {
        var taps = window.height() * window.width();
        var in = inPerGroup();
        var out = outPerGroup();
        if (taps == 1) {
            for (var group = 0; group < groups; group++) {
                var at = group * out * in;
                Layout.transpose(weights, at, out, in, turned, at);
            }
            return;
        }
        Threads.split(
                inChannels,
                Math.max(1, 16_384 / (out * taps)),
                (from, to) -> {
                    for (var c = from; c < to; c++) {
                        var first = c / in * out * in + c % in;
                        for (var o = 0; o < out; o++) {
                            var source = (first + o * in) * taps;
                            var target = (c * out + o) * taps + taps - 1;
                            for (var t = 0; t < taps; t++) turned[target - t] = weights[source + t];
                        }
                    }
                });
    }

    private void addPatches(float[] dy, float[] weights, float[] dx, boolean accumulate) {
        if (!accumulate) Elementwise.fill(dx, 0, samples * inChannels * height * width, 0f);
        var patches = Scratch.take(depth() * outPixels());
        for (var sample = 0; sample < samples; sample++) {
            for (var group = 0; group < groups; group++) {
                Gemm.multiply(
                        depth(),
                        outPixels(),
                        outPerGroup(),
                        weights,
                        group * outPerGroup() * depth(),
                        depth(),
                        true,
                        dy,
                        outOffset(sample, group),
                        outPixels(),
                        false,
                        patches,
                        0,
                        outPixels(),
                        false);
                Patches.add(this, patches, dx, sample, group);
            }
        }
        Scratch.give(patches);
    }

    /// Computes the gradient of the weights, or, if `accumulate`, adds it.
    public void weightGradient(float[] x, float[] dy, float[] dWeights, boolean accumulate) {
        if (WinogradPlan.fits(this)) {
            new WinogradGradient(this, x, dy).compute(dWeights, accumulate);
        } else if (PixelGradient.fits(this)) {
            new PixelGradient(this, x, dy).compute(dWeights, accumulate);
        } else {
            new TapGradient(this, x, dy).compute(dWeights, accumulate);
        }
    }

    /// Computes the gradient of the bias, the sum of dy over samples and pixels, or, if
    /// `accumulate`, adds it.
    public void biasGradient(float[] dy, float[] dBias, boolean accumulate) {
        Reduce.sumChannels(dy, samples, outChannels, outPixels(), dBias, accumulate);
    }

    /// Returns the terms of an output pixel's sum.
    int depth() {
        return inChannels / groups * window.height() * window.width();
    }

    int outPixels() {
        return outHeight() * outWidth();
    }

    int outPerGroup() {
        return outChannels / groups;
    }

    int inPerGroup() {
        return inChannels / groups;
    }

    private int outOffset(int sample, int group) {
        return (sample * outChannels + group * outPerGroup()) * outPixels();
    }
}
