package cahier.nn;

import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// Makes pictures larger by a whole factor: each value copied, or mixed bilinearly.
public final class Upsample extends Layer {

    private final int factor;
    private boolean bilinear;
    private boolean alignCorners;

    /// Makes a layer that copies each value factor × factor times.
    public Upsample(int factor) {
        if (factor < 1) throw Options.failure("Upsample", "factor", "" + factor, "1 or more");
        this.factor = factor;
    }

    /// Mixes the four nearest values.
    public Upsample bilinear() {
        bilinear = true;
        return this;
    }

    /// Keeps the corner pixels' centres in place, instead of the pictures' edges.
    public Upsample alignCorners() {
        alignCorners = true;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        if (x.rank() < 3) {
            throw Options.failure(
                    "Upsample",
                    "not pictures",
                    Arrays.toString(x.shape()),
                    "[n, channels, height, width]");
        }
        int height = x.size(-2) * factor, width = x.size(-1) * factor;
        return bilinear
                ? Spatial.bilinear(x, height, width, alignCorners)
                : Spatial.nearest(x, height, width);
    }

    @Override
    public int[] outputShape(int... input) {
        Windows.picture("Upsample", input, 0);
        return new int[] {input[0], input[1] * factor, input[2] * factor};
    }

    @Override
    public String toString() {
        var text = "Upsample(" + factor + ")";
        if (bilinear) text += ".bilinear()";
        return alignCorners ? text + ".alignCorners()" : text;
    }
}
