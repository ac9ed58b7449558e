package cahier.tensor;

/// The nearest whole number, of two the even one; the derivative is 0.
record Rounded(Tensor x) implements Alike {

    @Override
    public boolean needs(Tensor input) {
        return false;
    }

    @Override
    public void forward(float[] y) {
        for (var i = 0; i < y.length; i++) y[i] = (float) Math.rint(x.values()[i]);
    }

    /// `∂x = 0`: a gradient of zeros, as that of sign and floor.
    @Override
    public void backward(float[] y, float[] dy) {
        x.gradient();
    }

    @Override
    public String formula() {
        return "round(x)";
    }
}
