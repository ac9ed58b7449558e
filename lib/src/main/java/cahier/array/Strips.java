package cahier.array;

/// A block of the left factor of a product: rows `top` to `bottom`, terms `first` to `last`, eight
/// rows to a strip; packed, or the factor's own values.
///
/// @param a the left factor
/// @param isPacked whether the strips are packed, term after term
/// @param values what the tiles read
record Strips(
        Operand a, int top, int bottom, int first, int last, boolean isPacked, float[] values) {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int THREE = Kernels.THREE_STRIPS;

    /// Most rows of a block: their part of C stays in the second-level cache under a group of
    /// panels.
    private static final int MOST = 11 * THREE;

    /// Returns the rows of each block but the last: all are about as large, and few strips of them
    /// are left alone.
    static int block(int rows) {
        var blocks = Math.ceilDiv(rows, MOST);
        return Math.ceilDiv(Math.ceilDiv(rows, blocks), THREE) * THREE;
    }

    int rows() {
        return bottom - top;
    }

    int terms() {
        return last - first;
    }

    /// Returns where the strip lies that begins at row i, with the terms from p on.
    int at(int i, int p) {
        return isPacked ? packed(i, p) : a.at(i, p);
    }

    private int packed(int i, int p) {
        var room = Math.ceilDiv(rows(), ROWS) * ROWS;
        return (p - first) * room + (i - top) * Math.min(Gemm.BLOCK, last - p);
    }

    /// Packs all strips, on this thread alone if they are few.
    void pack(boolean isSmall) {
        if (!isPacked) return;
        var strips = Math.ceilDiv(rows(), ROWS);
        if (isSmall) pack(0, strips);
        else Threads.split(strips, Math.max(1, Threads.COPY_GRAIN / (ROWS * terms())), this::pack);
    }

    private void pack(int from, int to) {
        for (var strip = from; strip < to; strip++) {
            var i = top + strip * ROWS;
            for (var p = first; p < last; p += Gemm.BLOCK) {
                pack(i, p, Math.min(Gemm.BLOCK, last - p));
            }
        }
    }

    private void pack(int i, int p, int terms) {
        var rows = Math.min(ROWS, bottom - i);
        var source = a.at(i, p);
        var to = packed(i, p);
        if (a.liesInRows()) {
            KERNELS.transpose(rows, terms, a.values(), source, a.row(), values, to, ROWS);
        } else {
            KERNELS.copy(terms, rows, a.values(), source, a.step(), values, to, ROWS);
        }
    }

    /// Computes the tile of the first strip, which is packed, under the panel that begins at column
    /// j, with the terms from p on, and packs that panel.
    void packingTile(
            int p,
            int terms,
            Operand b,
            int j,
            float[] panel,
            int at,
            float[] y,
            int to,
            int row,
            boolean add) {
        var rows = Math.min(ROWS, bottom - top);
        KERNELS.packingStrip(
                terms,
                rows,
                values,
                at(top, p),
                b.values(),
                b.at(j, p),
                b.step(),
                panel,
                at,
                y,
                to,
                row,
                add);
    }

    /// Returns how many rows from row i on [#tile] computes together under a panel: three packed
    /// strips or one strip.
    int rows(int i, int width) {
        var together = isPacked && width == Kernels.TILE_COLUMNS && i + THREE <= bottom;
        return together ? THREE : Math.min(ROWS, bottom - i);
    }

    /// Computes [#rows(int,int)] rows from row i on under a panel, with the terms from p on.
    ///
    /// @param step elements from one term of the panel to the next
    /// @param row elements from one row of y to the next
    void tile(
            int i,
            int p,
            int terms,
            int width,
            float[] panel,
            int from,
            int step,
            float[] y,
            int to,
            int row,
            boolean add) {
        var rows = rows(i, width);
        var at = at(i, p);
        var isWhole = width == Kernels.TILE_COLUMNS && step == width;
        if (rows > ROWS) {
            KERNELS.threeStrips(terms, values, at, ROWS * terms, panel, from, y, to, row, add);
        } else if (isWhole && isPacked) {
            KERNELS.strip(terms, rows, values, at, panel, from, y, to, row, add);
        } else if (isWhole && rows > 4 && a.liesInRows()) {
            KERNELS.rows(terms, rows, values, at, a.row(), panel, from, y, to, row, add);
        } else {
            KERNELS.tile(
                    terms,
                    rows,
                    width,
                    values,
                    at,
                    isPacked ? 1 : a.row(),
                    isPacked ? ROWS : a.step(),
                    panel,
                    from,
                    step,
                    y,
                    to,
                    row,
                    add);
        }
    }
}
