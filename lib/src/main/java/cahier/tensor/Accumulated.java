package cahier.tensor;

import cahier.array.Scratch;

import java.util.Arrays;

/// `y[a] = x[0] + … + x[a]` along an axis, added in that order in double precision.
record Accumulated(Tensor x, Along along) implements Alike {

    @Override
    public boolean needs(Tensor input) {
        return false;
    }

    @Override
    public void forward(float[] y) {
        if (along.inner() == 1) lines(x.values(), y, 0, 1);
        else rows(x.values(), y, 0, 1);
    }

    /// `∂x[a] = dy[a] + dy[a + 1] + …`, from the last on.
    @Override
    public void backward(float[] y, float[] dy) {
        var part = Scratch.take(y.length);
        if (along.inner() == 1) lines(dy, part, along.length() - 1, -1);
        else rows(dy, part, along.length() - 1, -1);
        Broadcasting.add(part, x);
        Scratch.give(part);
    }

    /// Adds up neighbours from an index on, in either direction.
    private void lines(float[] from, float[] to, int first, int step) {
        for (var o = 0; o < along.outer(); o++) {
            var sum = 0.0;
            var at = o * along.length() + first;
            for (var a = 0; a < along.length(); a++) {
                sum += from[at];
                to[at] = (float) sum;
                at += step;
            }
        }
    }

    /// Does the same to many lines side by side, row by row.
    private void rows(float[] from, float[] to, int first, int step) {
        var inner = along.inner();
        var sums = new double[inner];
        for (var o = 0; o < along.outer(); o++) {
            Arrays.fill(sums, 0);
            var at = (o * along.length() + first) * inner;
            for (var a = 0; a < along.length(); a++) {
                for (var i = 0; i < inner; i++) {
                    sums[i] += from[at + i];
                    to[at + i] = (float) sums[i];
                }
                at += step * inner;
            }
        }
    }

    @Override
    public String formula() {
        return "Σ x up to each";
    }
}
