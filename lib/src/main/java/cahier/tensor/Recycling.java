package cahier.tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Uses the storage of intermediate results again, for those that nobody but the graph and the
/// library's own layers has ever seen.
///
/// A result becomes *inner* when a layer has taken it from the one before ([#passed]). It gives its
/// storage back when the backward pass is through with it, or at once where nothing is recorded.
/// What a user may hold is *held* and never given back: what a user's layer was given or returned,
/// whose array was asked for, what [Tensor#inputs()] returned, and what such tensors share storage
/// with. A tensor that gave its storage back has none, so that a mistake here would be an
/// exception, and no wrong value.
final class Recycling {

    /// Smaller arrays are cheaper to make than to find.
    private static final int SMALLEST = 4096;

    /// Values that are kept; more are left to the collector.
    private static final long MOST = 64L << 20;

    private static final Map<Integer, Deque<float[]>> FREE = new HashMap<>();
    private static final Map<Integer, Deque<int[]>> FREE_INTS = new HashMap<>();
    private static long kept;

    private Recycling() {}

    /// Returns an array of exactly n values: zeros, or anything.
    static float[] take(int n, boolean isCleared) {
        var array = n < SMALLEST ? null : found(FREE, n);
        if (array == null) return new float[n];
        if (isCleared) Arrays.fill(array, 0f);
        return array;
    }

    /// Returns an array of exactly n numbers, which hold anything.
    static int[] takeInts(int n) {
        var array = n < SMALLEST ? null : found(FREE_INTS, n);
        return array == null ? new int[n] : array;
    }

    static void give(float[] array) {
        give(FREE, array.length, array);
    }

    static void give(int[] array) {
        give(FREE_INTS, array.length, array);
    }

    private static <A> @Nullable A found(Map<Integer, Deque<A>> free, int n) {
        synchronized (FREE) {
            var same = free.get(n);
            var array = same == null ? null : same.poll();
            if (array != null) kept -= n;
            return array;
        }
    }

    private static <A> void give(Map<Integer, Deque<A>> free, int n, A array) {
        if (n < SMALLEST || n > MOST) return;
        synchronized (FREE) {
            if (kept + n > MOST) {
                // sizes that nobody asks for any more must not keep out those in use
                FREE.clear();
                FREE_INTS.clear();
                kept = 0;
            }
            free.computeIfAbsent(n, size -> new ArrayDeque<>()).push(array);
            kept += n;
        }
    }

    /// Fills all that is free with a value: for tests, in which whoever still reads it shows.
    static void overwrite(float value) {
        synchronized (FREE) {
            for (var same : FREE.values()) for (var array : same) Arrays.fill(array, value);
        }
    }

    /// Notes that somebody may keep a tensor, and with it the storage that it shares.
    static void hold(Tensor tensor) {
        tensor.storage.hold();
    }

    /// Notes that a layer computed y from x, which nobody else wants.
    static void passed(Tensor x, Tensor y) {
        if (x == y) return;
        if (!x.isInner) {
            x.isInner = true;
            x.storage.pass();
        }
        // nothing is recorded: there was no other use for x
        if (!x.tracks() && y.operation == null) x.storage.recycle();
    }

    /// Notes that the backward pass, which comes to views before what they are views of, is through
    /// with a tensor that an operation computed.
    static void freed(Tensor tensor, Operation operation) {
        operation.release();
        if (!operation.isView()) tensor.storage.recycle();
    }
}
