package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares the vector loops with their scalar twins.
final class Twins {

    private static final Kernels SCALAR = new ScalarKernels();
    private static final Kernels VECTOR = new VectorKernels();

    /// A call of one or the other, which writes into a given array.
    interface Loop {
        void run(Kernels kernels, float[] out);
    }

    private Twins() {}

    /// Requires the same bits of both, in an array of n elements and four more.
    static void compare(int n, Loop loop) {
        var expected = Numbers.some(9, n + 4);
        var actual = expected.clone();
        loop.run(SCALAR, expected);
        loop.run(VECTOR, actual);
        assertThat(actual).as("%d elements", n).isEqualTo(expected);
    }
}
