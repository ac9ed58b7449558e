package cahier.array;

/// A product in tiles, block by block.
///
/// Panels of B (256 terms × 32 columns) are packed where their columns are not neighbours, where
/// they are incomplete, or where enough rows use them; blocks of A (256 rows), eight rows to a
/// strip, where enough columns use them. All terms of a block of rows and a few panels are added up
/// before the next panels have their turn, so that their part of C stays in the second-level cache.
/// Threads share out panels and use one packed block of A together; where panels are few, they
/// share out rows.
final class Blocks implements Threads.Body {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;
    private static final int TILE = ROWS * COLUMNS;
    private static final int PANEL = Gemm.BLOCK * COLUMNS;

    /// Panels of a group: their part of C stays in the second-level cache for a block of rows.
    private static final int SIDE = 8;

    /// Terms of a block of A that are packed at once.
    private static final int DEPTH = 16 * Gemm.BLOCK;

    /// Rows of A whose part of C stays in the second-level cache under a group of panels.
    private static final int ROW_BLOCK = 256;

    /// Least rows for which packing a panel pays even if it could be read in place.
    private static final int PACKED_ROWS = 48;

    /// Least rows for which packing a block of A pays, all panels being packed then.
    private static final int PACKED_BLOCK = 25;

    /// Least columns for which packing a block of A pays where its terms are neighbours.
    private static final int PACKED_COLUMNS = 96;

    /// Least elements of B for which packing panels together pays: fewer stay in the caches.
    private static final int LARGE = 1 << 18;

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
    private final Panels panels;
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
        panels = new Panels(b);
        target = product.c();
        targetOffset = product.offset();
        pitch = product.ldc();
        accumulate = product.accumulate();
        packs = m >= PACKED_BLOCK && (n >= PACKED_COLUMNS || !a.liesInRows() && n > Kernels.NARROW);
    }

    void compute() {
        var panels = Math.ceilDiv(n, COLUMNS);
        if (isSmall() || panels >= 2 * Threads.count()) {
            rows(0, m);
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
        var most = Math.ceilDiv(Math.min(bottom - top, ROW_BLOCK), ROWS) * ROWS;
        var packed = packs ? Scratch.take(most * Math.min(k, DEPTH)) : a.values();
        for (var i = top; i < bottom; i += ROW_BLOCK) {
            var end = Math.min(bottom, i + ROW_BLOCK);
            for (var p = 0; p < k; p += DEPTH) {
                block(new Rows(i, end, p, Math.min(k, p + DEPTH), packed));
            }
        }
        if (packs) Scratch.give(packed);
    }

    /// A block of A: rows `top` to `bottom`, terms `first` to `last`; packed, or A's own values.
    private record Rows(int top, int bottom, int first, int last, float[] values) {

        int strips() {
            return Math.ceilDiv(bottom - top, ROWS);
        }

        /// Returns where the packed strip lies that begins at row i, with the terms from p on.
        int packed(int i, int p) {
            return (p - first) * strips() * ROWS + (i - top) * Math.min(Gemm.BLOCK, last - p);
        }
    }

    /// Packs a block of A and multiplies it by all panels; the threads share out both.
    private void block(Rows block) {
        var panels = Math.ceilDiv(n, COLUMNS);
        if (isSmall()) {
            if (packs) pack(block, 0, block.strips());
            panels(block, 0, panels, SIDE);
            return;
        }
        var terms = block.last - block.first;
        if (packs) {
            var grain = Math.max(1, COPY_GRAIN / (ROWS * terms));
            Threads.split(block.strips(), grain, (from, to) -> pack(block, from, to));
        }
        var side = Math.clamp(panels / (2 * Threads.count()), 1, SIDE);
        var work = (long) (block.bottom - block.top) * terms * COLUMNS * side;
        Threads.split(
                Math.ceilDiv(panels, side),
                (int) Math.max(1, GRAIN / work),
                (from, to) -> panels(block, from * side, Math.min(panels, to * side), side));
    }

    private boolean isSmall() {
        return (long) m * n * k < 2 * GRAIN;
    }

    private void pack(Rows block, int from, int to) {
        for (var strip = from; strip < to; strip++) {
            var i = block.top + strip * ROWS;
            for (var p = block.first; p < block.last; p += Gemm.BLOCK) {
                pack(block, i, p, Math.min(Gemm.BLOCK, block.last - p));
            }
        }
    }

    private void pack(Rows block, int i, int p, int terms) {
        var rows = Math.min(ROWS, block.bottom - i);
        var source = a.at(i, p);
        var to = block.packed(i, p);
        if (a.liesInRows())
            KERNELS.transpose(rows, terms, a.values(), source, a.row(), block.values, to, ROWS);
        else KERNELS.copy(terms, rows, a.values(), source, a.step(), block.values, to, ROWS);
    }

    private void panels(Rows block, int from, int to, int side) {
        var scratch = Scratch.take(Math.min(side, to - from) * PANEL + TILE);
        for (var group = from; group < to; group += side) {
            var first = group * COLUMNS;
            var end = Math.min(n, Math.min(to, group + side) * COLUMNS);
            for (var p = block.first; p < block.last; p += Gemm.BLOCK) {
                var terms = Math.min(Gemm.BLOCK, block.last - p);
                var isWide = packsAll(block) && (long) n * k >= LARGE;
                var packed = isWide ? panels.pack(p, terms, first, end, scratch) : first;
                for (var j = first; j < end; j += COLUMNS) {
                    panel(block, p, terms, j, scratch, (j - first) * Gemm.BLOCK, j < packed);
                }
            }
        }
        Scratch.give(scratch);
    }

    private boolean packsAll(Rows block) {
        return packs || block.bottom - block.top >= PACKED_ROWS;
    }

    /// Computes the tiles of a block of rows under one panel of B, for which there is room at `at`.
    private void panel(
            Rows block, int p, int terms, int j, float[] scratch, int at, boolean isPacked) {
        var columns = Math.min(COLUMNS, n - j);
        var width = columns <= Kernels.NARROW ? Kernels.NARROW : COLUMNS;
        var isInScratch =
                isPacked || packsAll(block) || panels.mustPack(p, terms, j, columns, width);
        if (isInScratch && !isPacked) panels.pack(p, terms, j, columns, width, scratch, at);
        var add = accumulate || p > 0;
        var whole = columns == width || isPadded;
        for (var i = block.top; i < block.bottom; i += ROWS) {
            tile(
                    terms,
                    Math.min(ROWS, block.bottom - i),
                    width,
                    block.values,
                    packs ? block.packed(i, p) : a.at(i, p),
                    isInScratch ? scratch : b.values(),
                    isInScratch ? at : b.at(j, p),
                    isInScratch ? width : b.step(),
                    whole ? target : scratch,
                    whole ? targetOffset + i * pitch + j : scratch.length - TILE,
                    whole ? pitch : width,
                    whole && add);
            if (!whole) store(scratch, width, i, Math.min(m - i, ROWS), j, columns, add);
        }
    }

    private void tile(
            int terms,
            int rows,
            int width,
            float[] x,
            int at,
            float[] panel,
            int first,
            int step,
            float[] y,
            int to,
            int row,
            boolean add) {
        if (width == COLUMNS && step == COLUMNS && packs) {
            KERNELS.strip(terms, rows, x, at, panel, first, y, to, row, add);
        } else if (rows > 4 && width == COLUMNS && step == COLUMNS && a.liesInRows()) {
            KERNELS.rows(terms, rows, x, at, a.row(), panel, first, y, to, row, add);
        } else {
            KERNELS.tile(
                    terms,
                    rows,
                    width,
                    x,
                    at,
                    packs ? 1 : a.row(),
                    packs ? ROWS : a.step(),
                    panel,
                    first,
                    step,
                    y,
                    to,
                    row,
                    add);
        }
    }

    private void store(
            float[] scratch, int width, int i, int rows, int j, int columns, boolean add) {
        for (var r = 0; r < rows; r++) {
            var from = scratch.length - TILE + r * width;
            var to = targetOffset + (i + r) * pitch + j;
            for (var q = 0; q < columns; q++) {
                target[to + q] = add ? target[to + q] + scratch[from + q] : scratch[from + q];
            }
        }
    }
}
