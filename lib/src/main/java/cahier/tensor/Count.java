package cahier.tensor;

/// Counts the multiplications with addition of products and convolutions on this thread, so that
/// what they add up to is known of computations that nobody described.
final class Count {

    private static final ThreadLocal<long[]> TOTAL = ThreadLocal.withInitial(() -> new long[1]);

    private Count() {}

    static void add(long multiplyAdds) {
        if (multiplyAdds > 0) TOTAL.get()[0] += multiplyAdds;
    }

    /// Returns how many a computation takes.
    static long of(Runnable computation) {
        var total = TOTAL.get();
        var before = total[0];
        computation.run();
        return total[0] - before;
    }
}
