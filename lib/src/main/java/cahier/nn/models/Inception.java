package cahier.nn.models;

import cahier.nn.Layer;
import cahier.nn.MaxPool2d;
import cahier.nn.Sequential;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

/// Four branches side by side: 1 × 1, 1 × 1 then 3 × 3, 1 × 1 then 5 × 5 (or 3 × 3), and max pool
/// then 1 × 1 (Szegedy et al., 2014, "Going deeper with convolutions", figure 2b).
final class Inception extends Layer {

    /// The kernels of a module.
    ///
    /// @param one kernels of 1 × 1
    /// @param before3 kernels of 1 × 1 before those of 3 × 3
    /// @param three kernels of 3 × 3
    /// @param before5 kernels of 1 × 1 before those of 5 × 5
    /// @param five kernels of 5 × 5
    /// @param pool kernels of 1 × 1 behind the max pool
    record Widths(int one, int before3, int three, int before5, int five, int pool) {

        int total() {
            return one + three + five + pool;
        }
    }

    private final Layer branch1;
    private final Layer branch2;
    private final Layer branch3;
    private final Layer branch4;

    Inception(int channels, Widths w, Kernels kernels) {
        branch1 = kernels.of(channels, w.one(), 1);
        branch2 =
                new Sequential(
                        kernels.of(channels, w.before3(), 1),
                        kernels.of(w.before3(), w.three(), 3));
        branch3 =
                new Sequential(
                        kernels.of(channels, w.before5(), 1),
                        kernels.of(w.before5(), w.five(), kernels.wide()));
        branch4 =
                new Sequential(
                        new MaxPool2d(3).stride(1).padding(1), kernels.of(channels, w.pool(), 1));
    }

    @Override
    public Tensor forward(Tensor x) {
        var parts =
                new Tensor[] {
                    branch1.forward(x), branch2.forward(x), branch3.forward(x), branch4.forward(x)
                };
        var y = Tensor.concat(1, parts);
        for (var part : parts) Fused.passed(part, y);
        return y;
    }

    @Override
    public int[] outputShape(int... input) {
        var shape = input.clone();
        shape[0] = 0;
        for (var branch : children().values()) shape[0] += branch.outputShape(input)[0];
        return shape;
    }

    @Override
    public long multiplyAdds(int... input) {
        return children().values().stream().mapToLong(b -> b.multiplyAdds(input)).sum();
    }

    @Override
    public String toString() {
        return "Inception()";
    }
}
