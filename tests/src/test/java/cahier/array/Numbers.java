package cahier.array;

/// Makes arrays for tests, always the same.
final class Numbers {

    private Numbers() {}

    /// Returns n numbers between -1 and 1.
    static float[] some(long seed, int n) {
        var x = new float[n];
        new Generator(seed).uniform(x, 0, n, -1f, 1f);
        return x;
    }

    /// Returns the sum of products in double precision.
    static double dot(float[] x, float[] y) {
        var sum = 0.0;
        for (var i = 0; i < x.length; i++) sum += (double) x[i] * y[i];
        return sum;
    }
}
