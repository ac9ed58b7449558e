package cahier.array;

import java.util.Arrays;

/// A part of the right factor of a product: terms `first` to `last` of columns `left` to `right`,
/// 32 columns to a panel; a panel is packed with its columns side by side, term after term.
///
/// @param b the right factor; its rows are columns of the product
/// @param values where all panels lie packed for several blocks of rows, or empty
/// @param start where the first of these lies
record Panels(Operand b, int first, int last, int left, int right, float[] values, int start) {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;

    /// Elements from one panel of a group to the next.
    private static final int PANEL = Gemm.BLOCK * COLUMNS;

    /// Parts of a panel, 4 KB each, that are read ahead at once.
    private static final int PAGES = 8;

    /// Most elements that are near by.
    private static final int NEAR = 1 << 18;

    /// Panels that are packed together: each term's columns are read on and on.
    private static final int SIDE = 8;

    int count() {
        return Math.ceilDiv(right - left, COLUMNS);
    }

    int terms() {
        return last - first;
    }

    /// Returns whether [#packAll] has packed the panels.
    boolean arePacked() {
        return values.length > 0;
    }

    /// Returns whether [#packAll] has packed more than the second-level cache holds beside a block
    /// of rows.
    boolean areFar() {
        return arePacked() && (long) count() * COLUMNS * terms() > NEAR;
    }

    /// Returns the columns of the panel that begins at column j.
    int columns(int j) {
        return Math.min(COLUMNS, right - j);
    }

    /// Returns the lanes of the panel that begins at column j.
    int width(int j) {
        return columns(j) <= Kernels.NARROW ? Kernels.NARROW : COLUMNS;
    }

    /// Returns where [#packAll] puts the panel that begins at column j, with the terms from p on.
    int at(int j, int p) {
        return start + (j - left) * terms() + (p - first) * width(j);
    }

    /// Reads a share of the packed panel that follows the one at `at`, so that the caches hold it
    /// when its turn comes: a little of each page, which the processor reads on.
    ///
    /// @param share 0 to 31
    float ahead(int at, int share) {
        var from = at + PANEL + share * COLUMNS;
        if (share >= PANEL / (PAGES * COLUMNS) || from + PANEL > values.length) return 0;
        var sum = 0f;
        for (var page = 0; page < PAGES; page++) {
            var line = from + page * (PANEL / PAGES);
            sum += values[line] + values[line + COLUMNS / 2];
        }
        return sum;
    }

    /// Packs all panels for several blocks of rows; the threads share them out.
    void packAll() {
        var sides = Math.ceilDiv(count(), SIDE);
        Threads.split(
                sides * Math.ceilDiv(terms(), Gemm.BLOCK),
                1,
                (from, to) -> {
                    for (var piece = from; piece < to; piece++) {
                        var p = first + piece / sides * Gemm.BLOCK;
                        var j = left + piece % sides * SIDE * COLUMNS;
                        packSide(p, j, Math.min(right, j + SIDE * COLUMNS));
                    }
                });
    }

    private void packSide(int p, int from, int to) {
        var terms = Math.min(Gemm.BLOCK, last - p);
        var j = packWhole(p, terms, from, to, values, at(from, p), COLUMNS * terms());
        for (; j < to; j += COLUMNS) pack(p, terms, j, values, at(j, p));
    }

    /// Packs the whole panels among columns j to `end` together; returns the first column that is
    /// not packed: j where there is less than two panels to gain from, or columns are not
    /// neighbours.
    int packGroup(int p, int terms, int j, int end, float[] packed, int at) {
        return packWhole(p, terms, j, end, packed, at, PANEL);
    }

    private int packWhole(int p, int terms, int j, int end, float[] packed, int at, int pitch) {
        var whole = (end - j) / COLUMNS;
        if (whole < 2 || b.row() != 1) return j;
        for (var q = 0; q < terms; q++) {
            var from = b.at(j, p + q);
            var to = at + q * COLUMNS;
            KERNELS.copy(whole, COLUMNS, b.values(), from, COLUMNS, packed, to, pitch);
        }
        return j + whole * COLUMNS;
    }

    /// Packs one panel; the lanes beyond its last column are zero.
    void pack(int p, int terms, int j, float[] packed, int at) {
        var columns = columns(j);
        var width = width(j);
        var from = b.at(j, p);
        if (columns < width) Arrays.fill(packed, at, at + terms * width, 0f);
        if (b.row() == 1) {
            KERNELS.copy(terms, columns, b.values(), from, b.step(), packed, at, width);
        } else {
            KERNELS.transpose(columns, terms, b.values(), from, b.row(), packed, at, width);
        }
    }

    /// Returns whether the panel that begins at column j has all its columns, and neighbours.
    boolean isWhole(int j) {
        return b.row() == 1 && columns(j) == COLUMNS;
    }

    /// Returns whether a panel cannot be read as it lies. The lanes beyond its last column read
    /// what lies behind it, as long as the array goes on.
    boolean mustPack(int p, int terms, int j) {
        if (b.row() != 1) return true;
        var width = width(j);
        return columns(j) < width
                && b.at(j, p) + (terms - 1) * b.step() + width > b.values().length;
    }
}
