package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// Adds a block's input to its output, `y = block(x) + shortcut(x)` (He et al., 2015, "Deep
/// residual learning for image recognition").
public final class Residual extends Layer {

    private final Layer block;
    private final Sequential shortcut;

    /// Makes a layer whose input is added as it is.
    public Residual(Layer block) {
        this(block, new Sequential());
    }

    /// Makes a layer whose input goes through a shortcut, for blocks that change the shape.
    public Residual(Layer block, Layer shortcut) {
        this.block = block;
        this.shortcut = shortcut instanceof Sequential s ? s : new Sequential(shortcut);
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        var y = Passage.one(block, x);
        var direct = shortcut.forward(x);
        if (!Arrays.equals(y.shape(), direct.shape())) throw failure(y.shape(), direct.shape());
        var sum = y.add(direct);
        if (y != x && y != direct) Fused.passed(y, sum);
        if (direct != x) Fused.passed(direct, sum);
        return sum;
    }

    @Override
    public int[] outputShape(int... input) {
        var output = block.outputShape(input);
        var direct = shortcut.outputShape(input);
        if (!Arrays.equals(output, direct)) throw failure(output, direct);
        return output;
    }

    private static IllegalArgumentException failure(int[] block, int[] shortcut) {
        return Options.failure(
                "Residual",
                "block and shortcut differ",
                Arrays.toString(block) + " and " + Arrays.toString(shortcut),
                "equal shapes");
    }

    @Override
    public long multiplyAdds(int... input) {
        return block.multiplyAdds(input) + shortcut.multiplyAdds(input);
    }

    @Override
    public String toString() {
        return shortcut.size() == 0
                ? "Residual(" + block + ")"
                : "Residual(" + block + ", " + shortcut + ")";
    }
}
