package cahier.tensor;

import cahier.array.Threads;

import java.util.Arrays;

/// The ascending order of values: NaN last, both zeros equal, equal ones as they come.
final class Order {

    /// Values that are worth a piece.
    private static final int GRAIN = 4096;

    private Order() {}

    /// Returns for each value of a tensor sorted along an axis the index on that axis that it comes
    /// from.
    static int[] along(Tensor x, Along along) {
        var indices = new int[x.size()];
        int length = along.length(), inner = along.inner();
        Threads.split(
                along.outer() * inner,
                Math.max(1, GRAIN / Math.max(1, length)),
                (from, to) -> {
                    var keys = new long[length];
                    for (var line = from; line < to; line++) {
                        var first = along.first(line);
                        for (var a = 0; a < length; a++) {
                            keys[a] = key(x.values()[first + a * inner]) << 32 | a;
                        }
                        Arrays.sort(keys);
                        for (var a = 0; a < length; a++) indices[first + a * inner] = (int) keys[a];
                    }
                });
        return indices;
    }

    /// Returns a whole number of 32 bits in the order of the values; + 0 makes both zeros one.
    private static long key(float value) {
        var bits = Float.floatToIntBits(value + 0f);
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }
}
