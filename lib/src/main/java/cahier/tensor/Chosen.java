package cahier.tensor;

import cahier.array.Layout;
import cahier.array.Scratch;

import java.util.Arrays;
import java.util.List;

/// `y = condition ≠ 0 ? a : b`, broadcast as in NumPy; no gradient passes to the condition.
record Chosen(Tensor condition, Tensor a, Tensor b, int[] shape) implements Operation {

    static Tensor of(Tensor condition, Tensor a, Tensor b) {
        var shape = Shapes.broadcast("where", a.shape, b.shape);
        shape = Shapes.broadcast("where", condition.shape, shape);
        // no gradient goes that way: what is behind it need not be walked
        var cut = condition.tracks() ? condition.detach() : condition;
        return Tensor.computed(new Chosen(cut, a, b, shape));
    }

    @Override
    public List<Tensor> inputs() {
        return List.of(condition, a, b);
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public boolean needs(Tensor input) {
        return input == condition;
    }

    @Override
    public void forward(float[] y) {
        float[] chooses = spread(condition), first = spread(a), second = spread(b);
        for (var i = 0; i < y.length; i++) {
            var mask = mask(chooses[i]);
            var bits = Float.floatToRawIntBits(first[i]) & mask;
            bits |= Float.floatToRawIntBits(second[i]) & ~mask;
            y[i] = Float.intBitsToFloat(bits);
        }
        done(condition, chooses);
        done(a, first);
        done(b, second);
    }

    /// `∂a = condition ≠ 0 ? dy : 0`, `∂b = condition ≠ 0 ? 0 : dy`: chosen, not multiplied, so
    /// that what was not taken gets 0 even where dy is not finite.
    @Override
    public void backward(float[] y, float[] dy) {
        var chooses = spread(condition);
        var part = Scratch.take(y.length);
        if (a.tracks()) {
            for (var i = 0; i < y.length; i++) part[i] = masked(dy[i], mask(chooses[i]));
            Broadcasting.addSummed(part, shape, a);
        }
        if (b.tracks()) {
            for (var i = 0; i < y.length; i++) part[i] = masked(dy[i], ~mask(chooses[i]));
            Broadcasting.addSummed(part, shape, b);
        }
        Scratch.give(part);
        done(condition, chooses);
    }

    /// Returns all bits where a condition is neither 0 nor -0, else none. There is no branch, which
    /// a processor would guess wrong half the time, and loops run in vectors.
    private static int mask(float condition) {
        var bits = Float.floatToRawIntBits(condition) << 1;
        return (bits | -bits) >> 31;
    }

    private static float masked(float value, int mask) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) & mask);
    }

    /// Returns an operand's values repeated to the shape: its own, or in a lent buffer.
    private float[] spread(Tensor operand) {
        if (Arrays.equals(operand.shape, shape)) return operand.values();
        var values = Scratch.take(Shapes.size(shape));
        Layout.gather(operand.values(), 0, Shapes.steps(operand.shape, shape), shape, values, 0);
        return values;
    }

    private static void done(Tensor operand, float[] spread) {
        if (spread != operand.values()) Scratch.give(spread);
    }

    @Override
    public String formula() {
        return "condition ? a : b";
    }
}
