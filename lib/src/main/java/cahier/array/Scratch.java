package cahier.array;

/// Lends buffers for the time of a call, so that steady work allocates nothing.
///
/// Buffers come in powers of two, with room to begin at one of the cache's lines ([Lines]), and
/// hold whatever the last user left. A few of each size are kept, up to a total of 256 MB; the rest
/// are left to the collector. A buffer that is not given back (an exception) is simply collected.
public final class Scratch {

    private static final int SMALLEST = 6;
    private static final int SIZES = 31 - SMALLEST;
    private static final int KEPT = 16;
    private static final long MOST = 64L << 20;

    private static final float[][][] FREE = new float[SIZES][KEPT][];
    private static final int[] COUNTS = new int[SIZES];
    private static long held;

    private Scratch() {}

    /// Returns a buffer of at least n elements with arbitrary contents.
    public static float[] take(int n) {
        var size = size(n);
        if (size >= SIZES) return new float[n];
        synchronized (FREE) {
            if (COUNTS[size] > 0) {
                var at = --COUNTS[size];
                var buffer = FREE[size][at];
                FREE[size][at] = null;
                held -= buffer.length;
                return buffer;
            }
        }
        return new float[length(size)];
    }

    /// Takes back a buffer that came from [#take]; the caller must not use it any more.
    public static void give(float[] buffer) {
        var size = size(buffer.length);
        if (size >= SIZES || buffer.length != length(size)) return;
        synchronized (FREE) {
            if (COUNTS[size] < KEPT && held + buffer.length <= MOST) {
                FREE[size][COUNTS[size]++] = buffer;
                held += buffer.length;
            }
        }
    }

    private static int length(int size) {
        return (1 << (size + SMALLEST)) + Lines.ROOM;
    }

    private static int size(int n) {
        var most = Math.max(n - Lines.ROOM, 1);
        return Math.max(0, 32 - Integer.numberOfLeadingZeros(most - 1) - SMALLEST);
    }
}
