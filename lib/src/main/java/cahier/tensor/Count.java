package cahier.tensor;

import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/// Counts the multiplications with addition of products and convolutions on this thread, so that
/// what they add up to is known of computations that nobody described.
final class Count {

    /// What is counted at the moment, if anything.
    private static final ThreadLocal<long @Nullable []> TOTAL = new ThreadLocal<>();

    private Count() {}

    static void add(LongSupplier multiplyAdds) {
        var total = TOTAL.get();
        if (total != null) total[0] += multiplyAdds.getAsLong();
    }

    /// Returns how many a computation takes.
    static long of(Runnable computation) {
        var around = TOTAL.get();
        var total = new long[1];
        TOTAL.set(total);
        try {
            computation.run();
        } finally {
            TOTAL.set(around);
        }
        if (around != null) around[0] += total[0];
        return total[0];
    }
}
