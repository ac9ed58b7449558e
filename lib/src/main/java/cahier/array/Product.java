package cahier.array;

import java.util.Arrays;

/// One product of [Gemm], and how it is computed: by dot products where the result has few rows or
/// columns and the terms of both operands are neighbours, else in tiles.
///
/// Columns of C lie in the lanes of tiles. Where it costs less, the product is turned over first
/// (`Cᵀ = Bᵀ·Aᵀ`), computed beside C, and transposed.
///
/// @param m rows of the result
/// @param n columns of the result
/// @param k terms of each element
record Product(
        int m,
        int n,
        int k,
        Operand a,
        Operand b,
        float[] c,
        int offset,
        int ldc,
        boolean accumulate) {

    private static final Kernels KERNELS = Provider.KERNELS;

    /// Most rows or columns of a product by dot products: beyond, tiles load less.
    static final int FEW = 8;

    /// Least terms for which adding up lanes at the end is little.
    static final int LEAST_TERMS = 64;

    /// Multiply-adds worth handing to another thread.
    private static final int GRAIN = 400_000;

    void compute() {
        if (k == 0) {
            if (!accumulate) clear();
        } else if (Math.min(m, n) <= FEW && k >= LEAST_TERMS && a.liesInRows() && b.liesInRows()) {
            computeDots();
        } else if (OneRow.fits(this)) {
            OneRow.compute(this);
        } else if (cost(m, n, b.row() == 1) > cost(n, m, a.row() == 1) + (long) m * n / 2) {
            computeTurned();
        } else {
            new Blocks(this, false).compute();
        }
    }

    /// Returns roughly the cycles of tiles and packing with n in the lanes.
    private long cost(int rows, int columns, boolean neighbours) {
        var tiles =
                (long) Math.ceilDiv(rows, Kernels.TILE_ROWS)
                        * Math.ceilDiv(columns, Kernels.NARROW)
                        * k
                        * 4;
        return tiles + (long) columns * k / (neighbours ? 8 : 2);
    }

    /// Reads the longer operand once, as it lies.
    private void computeDots() {
        var isTall = m >= n;
        var wide = isTall ? a : b;
        var few = isTall ? b : a;
        Threads.split(
                Math.max(m, n),
                Math.max(4, GRAIN / (Math.min(m, n) * k)),
                (from, to) ->
                        KERNELS.dots(
                                k,
                                to - from,
                                Math.min(m, n),
                                wide.values(),
                                wide.at(from, 0),
                                wide.row(),
                                few.values(),
                                few.offset(),
                                few.row(),
                                c,
                                offset + from * (isTall ? ldc : 1),
                                isTall ? ldc : 1,
                                isTall ? 1 : ldc,
                                accumulate));
    }

    /// Computes Cᵀ beside C, in rows that are whole panels.
    private void computeTurned() {
        var pitch = Math.ceilDiv(m, Kernels.NARROW) * Kernels.NARROW;
        var turned = Scratch.take(n * pitch);
        var grain = Math.max(Kernels.TILE_ROWS, Threads.COPY_GRAIN / Math.max(m, n));
        if (accumulate) {
            Threads.split(
                    m,
                    grain,
                    (from, to) ->
                            KERNELS.transpose(
                                    to - from,
                                    n,
                                    c,
                                    offset + from * ldc,
                                    ldc,
                                    turned,
                                    from,
                                    pitch));
        }
        new Blocks(new Product(n, m, k, b, a, turned, 0, pitch, accumulate), true).compute();
        Threads.split(
                n,
                grain,
                (from, to) ->
                        KERNELS.transpose(
                                to - from, m, turned, from * pitch, pitch, c, offset + from, ldc));
        Scratch.give(turned);
    }

    private void clear() {
        for (var i = 0; i < m; i++) {
            Arrays.fill(c, offset + i * ldc, offset + i * ldc + n, 0f);
        }
    }
}
