package cahier.array;

/// Draws random numbers from a seed: the same on every machine, for any number of threads.
///
/// The algorithm is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014): a counter that grows by an odd constant, each value mixed by two
/// multiplications and three shifts. Draw i is a function of seed and i, so arrays are filled in
/// parallel. Normal numbers come from the inverse of the normal distribution (Wichura, "Algorithm
/// AS 241", Applied Statistics 37, 1988) on a uniform one of 52 bits. Not for cryptography.
///
/// Not safe for use by several threads at once: [#split] gives each its own.
public final class Generator {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int GRAIN = 8_192;

    private long state;

    /// Starts a sequence; different seeds give unrelated sequences.
    public Generator(long seed) {
        state = mix(seed ^ GOLDEN);
    }

    /// Returns a new generator whose sequence is unrelated to the rest of this one's; takes one
    /// draw.
    public Generator split() {
        return new Generator(nextLong());
    }

    /// Returns where the sequence is: a generator that is [put there][#resume] goes on as this one.
    public long state() {
        return state;
    }

    /// Goes on where another generator was.
    ///
    /// @param state what that one's [#state()] returned
    public void resume(long state) {
        this.state = state;
    }

    /// Returns 64 random bits.
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// Returns a uniform number in [0, 1) with 24 random bits.
    public float nextFloat() {
        return toFloat(nextLong());
    }

    /// Returns a uniform number in [0, 1) with 53 random bits.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// Returns a number from the normal distribution with mean 0 and deviation 1.
    public double nextNormal() {
        return toNormal(nextLong());
    }

    /// Returns a uniform whole number from 0 to `bound` - 1, without bias.
    ///
    /// @throws IllegalArgumentException if the bound is not positive
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException(
                    "nextInt: bound is not positive: got " + bound + "; expected 1 or more");
        }
        // the high 32 bits times the bound; products in the uneven remainder are drawn again
        var least = (1L << 32) % bound;
        while (true) {
            var product = (nextLong() >>> 32) * bound;
            if ((product & 0xFFFFFFFFL) >= least) return (int) (product >>> 32);
        }
    }

    /// Fills n elements with uniform numbers in [`low`, `high`).
    public void uniform(float[] x, int offset, int n, float low, float high) {
        var start = state;
        var range = high - low;
        var most = Math.nextDown(high);
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var value = Math.fma(toFloat(mix(start + (i + 1) * GOLDEN)), range, low);
                        // rounding may reach the upper end
                        x[offset + i] = range > 0f ? Math.min(value, most) : value;
                    }
                });
        state += n * GOLDEN;
    }

    /// Fills n elements with normal numbers.
    public void normal(float[] x, int offset, int n, float mean, float deviation) {
        var start = state;
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var normal = (float) toNormal(mix(start + (i + 1) * GOLDEN));
                        x[offset + i] = Math.fma(normal, deviation, mean);
                    }
                });
        state += n * GOLDEN;
    }

    /// Fills n elements with 1 with the given probability, else 0: a mask for dropout.
    public void mask(float[] x, int offset, int n, float probability) {
        var start = state;
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var uniform = toFloat(mix(start + (i + 1) * GOLDEN));
                        x[offset + i] = uniform < probability ? 1f : 0f;
                    }
                });
        state += n * GOLDEN;
    }

    /// Returns the numbers 0 to n - 1 in random order (Fisher and Yates).
    public int[] permutation(int n) {
        var order = new int[n];
        for (var i = 0; i < n; i++) {
            var j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static float toFloat(long bits) {
        return (bits >>> 40) * 0x1p-24f;
    }

    private static double toNormal(long bits) {
        // in the middle of one of 2^52 steps, so never 0 or 1
        return NormalQuantile.of(((bits >>> 12) + 0.5) * 0x1p-52);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
