package cahier.array;

import java.util.Arrays;

/// One product of [Gemm]: which operand's elements lie in the lanes, how the tiles are shared out.
///
/// Columns of C lie in the lanes. Where it costs less, the product is turned over first (`Cᵀ =
/// Bᵀ·Aᵀ`), and tiles are stored transposed. Panels of B (256 terms × 32 columns) are packed where
/// their columns are not neighbours, where they are incomplete, or where enough rows use them;
/// blocks of A (512 rows × 256 terms), eight rows to a strip, where enough columns use them.
final class Product implements Threads.Body {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;
    private static final int TILE = ROWS * COLUMNS;

    /// Rows of A that stay in the second-level cache with a block of terms.
    private static final int ROW_BLOCK = 512;

    /// Least rows for which packing a panel pays even if it could be read in place.
    private static final int PACKED_ROWS = 64;

    /// Least columns for which packing a block of A pays: its rows, far apart, share few sets of
    /// the caches and many pages.
    private static final int PACKED_COLUMNS = 96;

    /// Multiply-adds worth handing to another thread.
    private static final long GRAIN = 400_000;

    private int m;
    private int n;
    private int k;
    private float[] a;
    private int aOffset;
    private int aRow;
    private int aStep;
    private float[] b;
    private int bOffset;
    private int bStep;
    private int bColumn;
    private final float[] c;
    private final int cOffset;
    private final int ldc;
    private final boolean accumulate;
    private boolean turned;
    private int rowTasks;
    private int columnTasks;

    Product(
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
        this.m = m;
        this.n = n;
        this.k = k;
        this.a = a;
        this.aOffset = aOffset;
        this.aRow = transposeA ? 1 : lda;
        this.aStep = transposeA ? lda : 1;
        this.b = b;
        this.bOffset = bOffset;
        this.bStep = transposeB ? 1 : ldb;
        this.bColumn = transposeB ? ldb : 1;
        this.c = c;
        this.cOffset = cOffset;
        this.ldc = ldc;
        this.accumulate = accumulate;
    }

    void compute() {
        if (cost(m, n, bColumn == 1) > cost(n, m, aRow == 1) + (long) m * n / 2) turn();
        var panels = Math.ceilDiv(n, COLUMNS);
        var work = (long) m * n * k;
        var tasks = (int) Math.min(Threads.count() * 4L, work / GRAIN);
        columnTasks = Math.clamp(tasks, 1, panels);
        rowTasks = Math.clamp(tasks / columnTasks, 1, Math.ceilDiv(m, 4 * ROWS));
        Threads.split(rowTasks * columnTasks, 1, this);
    }

    /// Returns roughly the cycles of tiles and packing with n in the lanes.
    private long cost(int rows, int columns, boolean neighbours) {
        var tiles = (long) Math.ceilDiv(rows, ROWS) * Math.ceilDiv(columns, Kernels.NARROW) * k * 4;
        return tiles + (long) columns * k / (neighbours ? 8 : 2);
    }

    private void turn() {
        turned = true;
        var rows = m;
        m = n;
        n = rows;
        var left = a;
        a = b;
        b = left;
        var offset = aOffset;
        aOffset = bOffset;
        bOffset = offset;
        var row = aRow;
        var step = aStep;
        aRow = bColumn;
        aStep = bStep;
        bColumn = row;
        bStep = step;
    }

    @Override
    public void run(int from, int to) {
        var scratch = Scratch.take(Gemm.BLOCK * COLUMNS + TILE);
        var panels = Math.ceilDiv(n, COLUMNS);
        var strips = Math.ceilDiv(m, ROWS);
        for (var task = from; task < to; task++) {
            var row = task / columnTasks;
            var column = task % columnTasks;
            block(
                    share(strips, row, rowTasks) * ROWS,
                    Math.min(m, share(strips, row + 1, rowTasks) * ROWS),
                    share(panels, column, columnTasks) * COLUMNS,
                    Math.min(n, share(panels, column + 1, columnTasks) * COLUMNS),
                    scratch);
        }
        Scratch.give(scratch);
    }

    private static int share(int items, int task, int tasks) {
        return (int) ((long) items * task / tasks);
    }

    private void block(int top, int bottom, int left, int right, float[] scratch) {
        if (k == 0) {
            if (!accumulate) clear(top, bottom, left, right);
            return;
        }
        var packs = right - left >= PACKED_COLUMNS;
        var strips = Math.ceilDiv(Math.min(bottom - top, ROW_BLOCK), ROWS);
        var packed = packs ? Scratch.take(strips * ROWS * Gemm.BLOCK) : a;
        for (var i = top; i < bottom; i += ROW_BLOCK) {
            var end = Math.min(bottom, i + ROW_BLOCK);
            for (var p = 0; p < k; p += Gemm.BLOCK) {
                var rows = packs ? packedRows(i, end, p, packed) : rows(i, p);
                for (var j = left; j < right; j += COLUMNS) {
                    panel(rows, i, end, j, Math.min(COLUMNS, right - j), p, scratch);
                }
            }
        }
        if (packs) Scratch.give(packed);
    }

    /// Where a block of A is read: element (row i, term p) of the strip that begins at row s of the
    /// block lies at `offset + s·strip + i·row + p·step`.
    ///
    /// @param packed whether strips are packed
    private record Rows(float[] values, int offset, int strip, int row, int step, boolean packed) {}

    private Rows rows(int top, int p) {
        return new Rows(a, aOffset + top * aRow + p * aStep, aRow, aRow, aStep, false);
    }

    private Rows packedRows(int top, int bottom, int p, float[] packed) {
        var terms = Math.min(Gemm.BLOCK, k - p);
        for (var i = top; i < bottom; i += ROWS) {
            var rows = Math.min(ROWS, bottom - i);
            var from = aOffset + i * aRow + p * aStep;
            var to = (i - top) * terms;
            if (aStep == 1) KERNELS.transpose(rows, terms, a, from, aRow, packed, to, ROWS);
            else KERNELS.copy(terms, rows, a, from, aStep, packed, to, ROWS);
        }
        return new Rows(packed, 0, terms, 1, ROWS, true);
    }

    /// Computes the tiles of rows `top` to `bottom` under one panel of B.
    private void panel(
            Rows block, int top, int bottom, int j, int columns, int p, float[] scratch) {
        var terms = Math.min(Gemm.BLOCK, k - p);
        var width = columns <= Kernels.NARROW ? Kernels.NARROW : COLUMNS;
        var first = bOffset + p * bStep + j * bColumn;
        var source = b;
        var step = bStep;
        if (block.packed || mustPack(bottom - top, columns, width, first, terms)) {
            pack(first, terms, columns, width, scratch);
            source = scratch;
            first = 0;
            step = width;
        }
        var add = accumulate || p > 0;
        var whole = columns == width && !turned;
        for (var i = top; i < bottom; i += ROWS) {
            var rows = Math.min(ROWS, bottom - i);
            var at = block.offset + (i - top) * block.strip;
            var target = whole ? c : scratch;
            var to = whole ? cOffset + i * ldc + j : Gemm.BLOCK * COLUMNS;
            var row = whole ? ldc : width;
            if (block.packed && width == COLUMNS) {
                KERNELS.strip(
                        terms,
                        rows,
                        block.values,
                        at,
                        source,
                        first,
                        target,
                        to,
                        row,
                        whole && add);
            } else {
                KERNELS.tile(
                        terms,
                        rows,
                        width,
                        block.values,
                        at,
                        block.row,
                        block.step,
                        source,
                        first,
                        step,
                        target,
                        to,
                        row,
                        whole && add);
            }
            if (!whole) store(scratch, to, width, i, rows, j, columns, add);
        }
    }

    private boolean mustPack(int rows, int columns, int width, int first, int terms) {
        if (bColumn != 1 || rows >= PACKED_ROWS) return true;
        // lanes beyond the last column read what lies behind it, as long as the array goes on
        return columns < width && first + (terms - 1) * bStep + width > b.length;
    }

    private void pack(int first, int terms, int columns, int width, float[] panel) {
        if (columns < width) Arrays.fill(panel, 0, terms * width, 0f);
        if (bColumn == 1) {
            KERNELS.copy(terms, columns, b, first, bStep, panel, 0, width);
        } else {
            KERNELS.transpose(columns, terms, b, first, bColumn, panel, 0, width);
        }
    }

    private void store(
            float[] scratch,
            int tile,
            int width,
            int i,
            int rows,
            int j,
            int columns,
            boolean add) {
        for (var r = 0; r < rows; r++) {
            var from = tile + r * width;
            var to = turned ? cOffset + j * ldc + i + r : cOffset + (i + r) * ldc + j;
            var step = turned ? ldc : 1;
            for (var q = 0; q < columns; q++, to += step) {
                c[to] = add ? c[to] + scratch[from + q] : scratch[from + q];
            }
        }
    }

    private void clear(int top, int bottom, int left, int right) {
        for (var i = top; i < bottom; i++) {
            for (var j = left; j < right; j++) {
                c[turned ? cOffset + j * ldc + i : cOffset + i * ldc + j] = 0f;
            }
        }
    }
}
