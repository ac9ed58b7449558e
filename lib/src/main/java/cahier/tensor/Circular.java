package cahier.tensor;

import cahier.array.Threads;

/// Sine and cosine of radians: computed in double precision by Java's own portable code, which has
/// the same bits on every machine, also far from 0.
record Circular(Tensor x, boolean isSine) implements Alike {

    /// Values that are worth a piece.
    private static final int GRAIN = 2048;

    @Override
    public boolean needs(Tensor input) {
        return true;
    }

    @Override
    public void forward(float[] y) {
        each((values, i) -> y[i] = (float) (isSine ? sin(values[i]) : cos(values[i])));
    }

    /// `∂x = cos(x) · dy` of the sine, `-sin(x) · dy` of the cosine.
    @Override
    public void backward(float[] y, float[] dy) {
        var dx = x.gradient();
        each((values, i) -> dx[i] += (float) (dy[i] * (isSine ? cos(values[i]) : -sin(values[i]))));
    }

    private interface One {
        void compute(float[] values, int i);
    }

    private void each(One one) {
        var values = x.values();
        Threads.split(
                x.size(),
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) one.compute(values, i);
                });
    }

    private static double sin(float x) {
        return StrictMath.sin(x);
    }

    private static double cos(float x) {
        return StrictMath.cos(x);
    }

    @Override
    public String formula() {
        return isSine ? "sin(x)" : "cos(x)";
    }
}
