package cahier.array;

/// Multiplies matrices of `float`s held row-major in arrays.
///
/// Each element of a product is the sum over k in ascending order, by fused multiply-add, in blocks
/// of 256 terms: each block is summed from zero and added to what the blocks before it gave. Where
/// C has at most eight rows or columns, k is at least 64 and the terms of both operands are
/// neighbours (A as stored, B transposed), it is the sum of [Reduce#dot], in 16 lanes. That order
/// depends on nothing else, so the bits are the same for any number of threads and any vector
/// width.
public final class Gemm {

    /// Terms of the sum over k that are added up before they join the element.
    static final int BLOCK = 256;

    private static final long LARGE = 8_000_000;
    private static final long GRAIN = 400_000;

    private Gemm() {}

    /// Computes `C = A·B` or, if `accumulate`, `C += A·B`.
    ///
    /// A is m×k, B is k×n, C is m×n. Element (i, p) of A is `a[aOffset + i * lda + p]`, or, if
    /// `transposeA`, `a[aOffset + p * lda + i]`; the same for B. C must not overlap A or B.
    ///
    /// @param m rows of C
    /// @param n columns of C
    /// @param k columns of A and rows of B; 0 gives zeros
    /// @param lda elements from one stored row of A to the next
    /// @param ldb elements from one stored row of B to the next
    /// @param ldc elements from one row of C to the next
    /// @throws IndexOutOfBoundsException if an array is too short
    public static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int lda,
            boolean transposeA,
            float[] b,
            int bOffset,
            int ldb,
            boolean transposeB,
            float[] c,
            int cOffset,
            int ldc,
            boolean accumulate) {
        if (m <= 0 || n <= 0) return;
        var left = new Operand(a, aOffset, transposeA ? 1 : lda, transposeA ? lda : 1);
        var right = new Operand(b, bOffset, transposeB ? ldb : 1, transposeB ? 1 : ldb);
        new Product(m, n, k, left, right, c, cOffset, ldc, accumulate).compute();
    }

    /// Computes a product for each of a batch of matrices: product t reads A at `aOffset + t *
    /// aStride`, B at `bOffset + t * bStride` (a stride of 0 uses one matrix for all) and writes C
    /// at `cOffset + t * cStride`.
    ///
    /// See [#multiply] for the other parameters; the products must not overlap.
    public static void batched(
            int batch,
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aStride,
            int lda,
            boolean transposeA,
            float[] b,
            int bOffset,
            int bStride,
            int ldb,
            boolean transposeB,
            float[] c,
            int cOffset,
            int cStride,
            int ldc,
            boolean accumulate) {
        var work = (long) m * n * Math.max(k, 1);
        // large products are split themselves; inside a split each runs on its own thread
        var grain = work >= LARGE ? batch : (int) Math.min(batch, Math.max(1, GRAIN / work));
        Threads.split(
                batch,
                grain,
                (from, to) -> {
                    for (var t = from; t < to; t++) {
                        multiply(
                                m,
                                n,
                                k,
                                a,
                                aOffset + t * aStride,
                                lda,
                                transposeA,
                                b,
                                bOffset + t * bStride,
                                ldb,
                                transposeB,
                                c,
                                cOffset + t * cStride,
                                ldc,
                                accumulate);
                    }
                });
    }
}
