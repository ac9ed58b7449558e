package cahier.tensor;

import java.util.Arrays;
import java.util.List;

/// `y[a] = x[0] + … + x[a]` along an axis, added in that order in double precision.
record Accumulated(Tensor x, Along along) implements Operation {

    @Override
    public List<Tensor> inputs() {
        return List.of(x);
    }

    @Override
    public int[] shape() {
        return x.shape;
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public boolean needs(Tensor input) {
        return false;
    }

    @Override
    public void forward(float[] y) {
        var inner = along.inner();
        var sums = new double[inner];
        for (var o = 0; o < along.outer(); o++) {
            Arrays.fill(sums, 0);
            for (var a = 0; a < along.length(); a++) {
                var at = (o * along.length() + a) * inner;
                for (var i = 0; i < inner; i++) y[at + i] = (float) (sums[i] += x.values()[at + i]);
            }
        }
    }

    /// `∂x[a] = dy[a] + dy[a + 1] + …`, from the last on.
    @Override
    public void backward(float[] y, float[] dy) {
        var dx = x.gradient();
        var inner = along.inner();
        var sums = new double[inner];
        for (var o = 0; o < along.outer(); o++) {
            Arrays.fill(sums, 0);
            for (var a = along.length() - 1; a >= 0; a--) {
                var at = (o * along.length() + a) * inner;
                for (var i = 0; i < inner; i++) dx[at + i] += (float) (sums[i] += dy[at + i]);
            }
        }
    }

    @Override
    public String formula() {
        return "Σ x up to each";
    }
}
