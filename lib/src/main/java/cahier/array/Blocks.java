package cahier.array;

import java.util.Arrays;

/// A product in tiles, block by block.
///
/// Panels of B (256 terms × 32 columns) are packed where their columns are not neighbours, where
/// they are incomplete, or where enough rows use them; blocks of A (512 rows × 256 terms), eight
/// rows to a strip, where enough columns use them. Threads share out panels and use one packed
/// block of A together; where panels are few, they share out rows.
final class Blocks implements Threads.Body {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;
    private static final int TILE = ROWS * COLUMNS;

    /// Rows of A that stay in the second-level cache with a block of terms.
    private static final int ROW_BLOCK = 512;

    /// Least rows for which packing a panel pays even if it could be read in place.
    private static final int PACKED_ROWS = 48;

    /// Least rows for which packing a block of A pays, all panels being packed then.
    private static final int PACKED_BLOCK = 25;

    /// Least columns for which packing a block of A pays where its terms are neighbours.
    private static final int PACKED_COLUMNS = 96;

    /// Multiply-adds worth handing to another thread.
    private static final long GRAIN = 400_000;

    /// Elements to copy that are worth a piece.
    private static final int COPY_GRAIN = 32_768;

    private final int m;
    private final int n;
    private final int k;
    private final Operand a;
    private final Operand b;
    private final float[] target;
    private final int targetOffset;
    private final int pitch;
    private final boolean accumulate;
    private final boolean isPadded;
    private final boolean packs;

    /// Takes a product.
    ///
    /// @param isPadded whether C's rows are whole narrow panels, whose ends hold anything
    Blocks(Product product, boolean isPadded) {
        this.isPadded = isPadded;
        m = product.m();
        n = product.n();
        k = product.k();
        a = product.a();
        b = product.b();
        target = product.c();
        targetOffset = product.offset();
        pitch = product.ldc();
        accumulate = product.accumulate();
        packs = m >= PACKED_BLOCK && (n >= PACKED_COLUMNS || !a.liesInRows() && n > Kernels.NARROW);
    }

    void compute() {
        var panels = Math.ceilDiv(n, COLUMNS);
        if ((long) m * n * k < 2 * GRAIN) {
            rows(0, m);
        } else if (panels >= 2 * Threads.count()) {
            shared(panels);
        } else {
            var grain = (int) Math.max(1, GRAIN / ((long) ROWS * n * k));
            Threads.split(Math.ceilDiv(m, ROWS), grain, this);
        }
    }

    /// Computes strips of rows.
    @Override
    public void run(int from, int to) {
        rows(from * ROWS, Math.min(m, to * ROWS));
    }

    private void rows(int top, int bottom) {
        var packed = packs ? takeStrips(bottom - top) : a.values();
        for (var i = top; i < bottom; i += ROW_BLOCK) {
            var end = Math.min(bottom, i + ROW_BLOCK);
            for (var p = 0; p < k; p += Gemm.BLOCK) {
                if (packs) pack(i, 0, strips(i, end), end, p, packed);
                panels(rows(i, end, p, packed), 0, Math.ceilDiv(n, COLUMNS));
            }
        }
        if (packs) Scratch.give(packed);
    }

    /// Computes everything block by block; the panels of each are shared out.
    private void shared(int panels) {
        var packed = packs ? takeStrips(m) : a.values();
        for (var i = 0; i < m; i += ROW_BLOCK) {
            var top = i;
            var end = Math.min(m, i + ROW_BLOCK);
            for (var first = 0; first < k; first += Gemm.BLOCK) {
                var p = first;
                var terms = terms(p);
                if (packs) {
                    Threads.split(
                            strips(i, end),
                            Math.max(1, COPY_GRAIN / (ROWS * terms)),
                            (from, to) -> pack(top, from, to, end, p, packed));
                }
                var rows = rows(i, end, p, packed);
                Threads.split(
                        panels,
                        (int) Math.max(1, GRAIN / ((long) (end - i) * COLUMNS * terms)),
                        (from, to) -> panels(rows, from, to));
            }
        }
        if (packs) Scratch.give(packed);
    }

    private static float[] takeStrips(int rows) {
        return Scratch.take(strips(0, Math.min(rows, ROW_BLOCK)) * ROWS * Gemm.BLOCK);
    }

    private static int strips(int top, int bottom) {
        return Math.ceilDiv(bottom - top, ROWS);
    }

    private int terms(int p) {
        return Math.min(Gemm.BLOCK, k - p);
    }

    /// Packs strips of the block of rows `top` to `bottom` and terms from p on.
    private void pack(int top, int from, int to, int bottom, int p, float[] packed) {
        var terms = terms(p);
        for (var strip = from; strip < to; strip++) {
            var i = top + strip * ROWS;
            var rows = Math.min(ROWS, bottom - i);
            var source = a.at(i, p);
            var at = strip * ROWS * terms;
            if (a.liesInRows())
                KERNELS.transpose(rows, terms, a.values(), source, a.row(), packed, at, ROWS);
            else KERNELS.copy(terms, rows, a.values(), source, a.step(), packed, at, ROWS);
        }
    }

    /// A block of A, rows `top` to `bottom` and terms from p on: element (row i, term q) of the
    /// strip that begins at row s of the block lies at `offset + s·strip + i·row + q·step`.
    private record Rows(
            int top, int bottom, int p, float[] values, int offset, int strip, int row, int step) {}

    private Rows rows(int top, int bottom, int p, float[] packed) {
        if (packs) return new Rows(top, bottom, p, packed, 0, terms(p), 1, ROWS);
        return new Rows(top, bottom, p, a.values(), a.at(top, p), a.row(), a.row(), a.step());
    }

    private void panels(Rows block, int from, int to) {
        var scratch = Scratch.take(Gemm.BLOCK * COLUMNS + TILE);
        for (var j = from * COLUMNS; j < Math.min(n, to * COLUMNS); j += COLUMNS) {
            panel(block, j, Math.min(COLUMNS, n - j), scratch);
        }
        Scratch.give(scratch);
    }

    /// Computes the tiles of a block of rows under one panel of B.
    private void panel(Rows block, int j, int columns, float[] scratch) {
        var terms = terms(block.p);
        var width = columns <= Kernels.NARROW ? Kernels.NARROW : COLUMNS;
        var first = b.at(j, block.p);
        var packsPanel = mustPack(block.bottom - block.top, columns, width, first, terms);
        if (packsPanel) pack(first, terms, columns, width, scratch);
        var add = accumulate || block.p > 0;
        var whole = columns == width || isPadded;
        for (var i = block.top; i < block.bottom; i += ROWS) {
            tile(
                    block,
                    i,
                    Math.min(ROWS, block.bottom - i),
                    width,
                    packsPanel ? scratch : b.values(),
                    packsPanel ? 0 : first,
                    packsPanel ? width : b.step(),
                    whole ? target : scratch,
                    whole ? targetOffset + i * pitch + j : Gemm.BLOCK * COLUMNS,
                    whole ? pitch : width,
                    whole && add);
            if (!whole) store(scratch, width, i, Math.min(m - i, ROWS), j, columns, add);
        }
    }

    private void tile(
            Rows block,
            int i,
            int rows,
            int width,
            float[] panel,
            int first,
            int step,
            float[] y,
            int to,
            int row,
            boolean add) {
        var terms = terms(block.p);
        var x = block.values;
        var at = block.offset + (i - block.top) * block.strip;
        if (width == COLUMNS && step == COLUMNS && packs) {
            KERNELS.strip(terms, rows, x, at, panel, first, y, to, row, add);
        } else if (rows > 4 && width == COLUMNS && step == COLUMNS && block.step == 1) {
            KERNELS.rows(terms, rows, x, at, block.row, panel, first, y, to, row, add);
        } else {
            KERNELS.tile(
                    terms,
                    rows,
                    width,
                    x,
                    at,
                    block.row,
                    block.step,
                    panel,
                    first,
                    step,
                    y,
                    to,
                    row,
                    add);
        }
    }

    private boolean mustPack(int rows, int columns, int width, int first, int terms) {
        if (packs || b.row() != 1 || rows >= PACKED_ROWS) return true;
        // lanes beyond the last column read what lies behind it, as long as the array goes on
        return columns < width && first + (terms - 1) * b.step() + width > b.values().length;
    }

    private void pack(int first, int terms, int columns, int width, float[] panel) {
        if (columns < width) Arrays.fill(panel, 0, terms * width, 0f);
        if (b.row() == 1) {
            KERNELS.copy(terms, columns, b.values(), first, b.step(), panel, 0, width);
        } else {
            KERNELS.transpose(columns, terms, b.values(), first, b.row(), panel, 0, width);
        }
    }

    private void store(
            float[] scratch, int width, int i, int rows, int j, int columns, boolean add) {
        for (var r = 0; r < rows; r++) {
            var from = Gemm.BLOCK * COLUMNS + r * width;
            var to = targetOffset + (i + r) * pitch + j;
            for (var q = 0; q < columns; q++) {
                target[to + q] = add ? target[to + q] + scratch[from + q] : scratch[from + q];
            }
        }
    }
}
